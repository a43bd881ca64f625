"""What one commit touched: the only message that goes from the store to the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Ids touched by one commit, per topic.

    Attributes:
        touched: topic (``inbox``, ``outbox``, ``messages``...) to row ids.
        initiator: who asked for the change, so that a screen can skip its own.
        foreign: another process wrote; the ids are not known and everything may have changed.
    """

    touched: Mapping[str, frozenset[int]] = field(default_factory=dict)
    initiator: str = ""
    foreign: bool = False

    def ids(self, topic: str) -> frozenset[int]:
        """Ids of one topic, empty if it was not touched."""
        return self.touched.get(topic, frozenset())

    def concerns(self, *topics: str) -> bool:
        """Whether any of these topics may have changed."""
        return self.foreign or any(topic in self.touched for topic in topics)
