"""What communities and people have uploaded and saved, each on a shelf of their own."""

from collections import Counter
from dataclasses import dataclass, field

from gosclient.sandbox.places import Video
from gosclient.sandbox.polls import Poll
from gosclient.sandbox.uploaded import UploadedDocument, UploadedPhoto


@dataclass(slots=True)
class Shelf:
    """What one owner has uploaded and saved.

    Attributes:
        announced: Videos whose file is still to come.
        videos: Videos of a person; those of communities stand among their other videos.
    """

    photos: dict[int, UploadedPhoto] = field(default_factory=dict)
    documents: dict[int, UploadedDocument] = field(default_factory=dict)
    announced: dict[int, Video] = field(default_factory=dict)
    videos: dict[int, Video] = field(default_factory=dict)
    polls: dict[int, Poll] = field(default_factory=dict)


class Library:
    """The shelves of all owners, communities (negative) and people."""

    def __init__(self) -> None:
        self._shelves: dict[int, Shelf] = {}
        self._numbers: Counter[str] = Counter()

    def of(self, owner_id: int) -> Shelf:
        """Return what an owner has, nothing for who has uploaded nothing."""
        return self._shelves.get(owner_id) or Shelf()

    def own(self, owner_id: int) -> Shelf:
        """Return the shelf of an owner to put something there."""
        return self._shelves.setdefault(owner_id, Shelf())

    def next_number(self, kind: str) -> int:
        """Count the things of a kind, from 1."""
        self._numbers[kind] += 1
        return self._numbers[kind]
