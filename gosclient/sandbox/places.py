"""What people comment on - posts, photos, videos, goods, topics - and what they say there."""

from dataclasses import dataclass, field
from typing import ClassVar, Generic, TypeVar

from gosclient.sandbox.attachments import Attachment, Picture
from gosclient.sandbox.origin import Origin
from gosclient.sandbox.sources import BOARD, MARKET, PHOTOS, VIDEOS, WALL, Source
from gosclient.sandbox.uploaded import UploadedPhoto
from gosclient.sandbox.uploads.store import Upload


@dataclass(slots=True)
class Comment:
    """A comment on something.

    Where the source has branches they have two levels: a root and the answers under it.

    Attributes:
        deleter_id: Who deleted it, 0 while it is there; a community is negative.
    """

    id: int
    place: "Place"
    from_id: int
    date: int
    text: str
    root: "Comment | None" = None
    reply_to: "Comment | None" = None
    replies: "list[Comment]" = field(default_factory=list)
    attachments: tuple[Attachment, ...] = ()
    deleted: bool = False
    deleter_id: int = 0
    edited: int = 0
    origin: Origin | None = None


@dataclass(slots=True, kw_only=True)
class Place:
    """Something of a community that people comment on.

    Attributes:
        from_id: Who made it; a community is negative.
        date: When it was published.
        roots: Comments of the first level in the order they came.
        comments_count: Comments that are not deleted, on all levels.
    """

    source: ClassVar[Source]

    id: int
    from_id: int
    date: int
    comments_closed: bool = False
    roots: list[Comment] = field(default_factory=list)
    comments_count: int = 0

    @property
    def public(self) -> bool:
        """Whether everybody sees it and may comment."""
        return True


@dataclass(slots=True, kw_only=True)
class Post(Place):
    """A post on a community's wall, or one on a person's wall that mentions the community.

    Attributes:
        owner_id: The person on whose wall it is, 0 for the community's own.
        kind: "post", "postpone" or "suggest", as `post_type` says it.
        date: When it was published; for a postponed post when it will be.
        deleter_id: Who deleted it, 0 while it is there.
        postponed_id: The id it had while it waited, 0 if it never did.
        earlier_ids: Every id it had before the present one, the oldest first.
        likes: How many people like it, those of `liked_by` included.
        liked_by: Who liked it by a call; communities are negative.
        copyright: Address of its source, empty without one.
        place: Latitude and longitude in degrees, None without them.
    """

    source: ClassVar[Source] = WALL

    text: str
    owner_id: int = 0
    kind: str = "post"
    attachments: tuple[Attachment, ...] = ()
    created_by: int = 0
    signer_id: int = 0
    pinned: bool = False
    marked_as_ads: bool = False
    copyright: str = ""
    place: tuple[float, float] | None = None
    likes: int = 0
    liked_by: set[int] = field(default_factory=set)
    reposts: int = 0
    views: int = 0
    postponed_id: int = 0
    earlier_ids: tuple[int, ...] = ()
    edited: int = 0
    deleted: bool = False
    deleter_id: int = 0
    origin: Origin | None = None

    @property
    def public(self) -> bool:
        """Whether it is on the wall, not in the queue, among the suggested ones or deleted."""
        return self.kind == "post" and not self.deleted


@dataclass(slots=True, kw_only=True)
class Photo(Place):
    """A photo in an album of a community, with the number of its picture."""

    source: ClassVar[Source] = PHOTOS

    picture: Picture | UploadedPhoto


@dataclass(slots=True, kw_only=True)
class Video(Place):
    """A video of a community.

    Attributes:
        picture: The frame that is shown before it plays.
        duration: Seconds.
        upload: The file it came as, None for one that was there or stays elsewhere.
        ready_at: When it can be watched, 0 if it can.
    """

    source: ClassVar[Source] = VIDEOS

    title: str
    description: str
    picture: Picture
    duration: int
    upload: Upload | None = None
    ready_at: int = 0


@dataclass(slots=True, kw_only=True)
class MarketItem(Place):
    """A ware or service of a community.

    Attributes:
        price: Roubles.
    """

    source: ClassVar[Source] = MARKET

    title: str
    description: str
    picture: Picture
    price: int


@dataclass(slots=True, kw_only=True)
class Topic(Place):
    """A topic of a community's discussion board; its first comment says what it is about.

    Attributes:
        fixed: Whether it stays above the others.
    """

    source: ClassVar[Source] = BOARD

    title: str
    fixed: bool = False

    @property
    def last(self) -> Comment | None:
        """The newest comment that is there."""
        return next((one for one in reversed(self.roots) if not one.deleted), None)

    @property
    def updated(self) -> int:
        """When somebody last wrote there."""
        return self.last.date if self.last else self.date


PlaceT = TypeVar("PlaceT", bound=Place)


@dataclass(slots=True)
class Section(Generic[PlaceT]):
    """All places of one kind in a community, with what was said there.

    Attributes:
        counter: Last number given to a comment; on the wall posts share the row.
        places: The commented things by id.
        comments: All comments by id.
    """

    source: Source
    counter: int = 0
    places: dict[int, PlaceT] = field(default_factory=dict)
    comments: dict[int, Comment] = field(default_factory=dict)

    def next_id(self) -> int:
        """Give the next number."""
        self.counter += 1
        return self.counter
