"""Polls that posts carry."""

from dataclasses import dataclass, field
from typing import Final

from gosclient.sandbox.clock import Clock
from gosclient.sandbox.serialise import Json

FIRST_ID: Final = 930_000_000
FIRST_ANSWER_ID: Final = 1_600_000_000


@dataclass(slots=True, eq=False)
class Poll:
    """A question with answers to choose from. Nobody votes by themselves here.

    Attributes:
        answers: Texts by number.
        end_date: When it closes, 0 for never.
        clock: Tells whether it has closed.
    """

    clock: Clock = field(repr=False)
    owner_id: int
    id: int
    author_id: int
    created: int
    question: str
    answers: dict[int, str]
    end_date: int = 0
    anonymous: bool = False
    multiple: bool = False
    disable_unvote: bool = False

    @property
    def closed(self) -> bool:
        """Whether its end has come."""
        return bool(self.end_date) and self.end_date <= self.clock.now()

    def render(self) -> Json:
        """Return VK's attachment object."""
        return {"type": "poll", "poll": self.poll()}

    def poll(self) -> Json:
        """Return VK's poll object."""
        closed = self.closed
        return {
            "id": self.id,
            "owner_id": self.owner_id,
            "author_id": self.author_id,
            "created": self.created,
            "question": self.question,
            "votes": 0,
            "answers": [
                {"id": number, "text": text, "votes": 0, "rate": 0}
                for number, text in self.answers.items()
            ],
            "answer_ids": [],
            "anonymous": self.anonymous,
            "multiple": self.multiple,
            "end_date": self.end_date,
            "closed": closed,
            "is_board": False,
            "can_edit": not closed,
            "can_vote": not closed,
            "can_report": False,
            "can_share": True,
            "disable_unvote": self.disable_unvote,
        }
