"""Where a citizen can reach the office, in the words of VK's own sections."""

from enum import StrEnum


class ItemKind(StrEnum):
    """Where a citizen wrote; ``POST`` is what the office publishes, never an item of the inbox."""

    MESSAGE = "message"
    COMMENT = "comment"
    PHOTO_COMMENT = "photo_comment"
    VIDEO_COMMENT = "video_comment"
    MARKET_COMMENT = "market_comment"
    BOARD = "board"
    SUGGESTED = "suggested"
    VISITOR_POST = "visitor_post"
    MENTION = "mention"
    POST = "post"

    @property
    def is_comment(self) -> bool:
        """Words under something that the community shows."""
        return self in COMMENTS

    @property
    def is_post(self) -> bool:
        """A whole post by a citizen, offered or published on the wall."""
        return self in {ItemKind.SUGGESTED, ItemKind.VISITOR_POST}

    @property
    def is_answered_here(self) -> bool:
        """The office can answer in the name of the community.

        On a wall of others an officer would answer in their own name.
        """
        return self not in {ItemKind.MENTION, ItemKind.POST}

    @property
    def has_branches(self) -> bool:
        """Answers stand in branches; elsewhere all comments make one row."""
        return self in {ItemKind.COMMENT, ItemKind.VIDEO_COMMENT}


COMMENTS = frozenset(
    {
        ItemKind.COMMENT,
        ItemKind.PHOTO_COMMENT,
        ItemKind.VIDEO_COMMENT,
        ItemKind.MARKET_COMMENT,
        ItemKind.BOARD,
    }
)

DELETABLE = COMMENTS | {ItemKind.VISITOR_POST}
"""What a moderator may take away; a suggested post is declined instead."""

INCOMING = tuple(kind for kind in ItemKind if kind is not ItemKind.POST)
"""Kinds of items of the inbox, in the order of VK's sections."""
