"""What VK holds, as frozen values: messages, posts, comments and their attachments."""

from dataclasses import dataclass, field

from gosclient.domain.kinds import ItemKind

FIRST_CHAT = 2_000_000_000
"""Peer ids from here on are chats of several people (VK documentation of ``peer_id``)."""


_ADDRESSES = {
    ItemKind.PHOTO_COMMENT: "photo",
    ItemKind.VIDEO_COMMENT: "video",
    ItemKind.MARKET_COMMENT: "product",
    ItemKind.BOARD: "topic",
}


def link_to(kind: ItemKind, community_id: int, thing_id: int) -> str:
    """Address in VK of what comments of a kind stand under."""
    return f"https://vk.com/{_ADDRESSES.get(kind, 'wall')}-{community_id}_{thing_id}"


def wall_link(owner_id: int, post_id: int) -> str:
    """Address in VK of a post on any wall; ``owner_id`` is negative for a community's."""
    return f"https://vk.com/wall{owner_id}_{post_id}"


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something attached to a message, a post or a comment.

    Attributes:
        kind: VK's own word (``photo``, ``doc``, ``video``...), unknown words included.
        title: words to show, never empty.
        url: page or file behind it, may be empty.
        preview: address of a picture of sensible size, empty when there is none.
        width, height: of the preview in pixels, 0 when VK does not say.
    """

    kind: str
    title: str
    url: str = ""
    preview: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class CanWrite:
    """Whether VK lets the community write to a person, and if not, why and until when.

    Attributes:
        allowed: VK accepts messages to this person.
        reason: VK's code (901 forbade messages, 902 privacy settings...), 0 when allowed.
        until: unix seconds, 0 when VK names no end.
    """

    allowed: bool = True
    reason: int = 0
    until: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """One direct message between a community and a person.

    Attributes:
        message_id: VK's id; minus ``cmid`` where VK gives 0 (chats).
        cmid: number inside the dialogue, 0 when VK leaves it out.
        outgoing: written on behalf of the community.
        date: unix seconds, UTC.
        random_id: the key of the sender's request, 0 if unknown.
        author: id of the administrator who wrote in VK, 0 if unknown or written by a key.
        edited: unix seconds of the last edit, 0 if never.
    """

    community_id: int
    peer_id: int
    message_id: int
    from_id: int
    date: int
    text: str
    outgoing: bool = False
    cmid: int = 0
    random_id: int = 0
    author: int = 0
    edited: int = 0
    deleted: bool = False
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """A dialogue's head: read marks and whether VK lets us answer."""

    community_id: int
    peer_id: int
    last_message_id: int = 0
    in_read: int = 0
    out_read: int = 0
    can_write: CanWrite = field(default_factory=CanWrite)

    @property
    def is_chat(self) -> bool:
        """Several people talk there."""
        return self.peer_id >= FIRST_CHAT


@dataclass(frozen=True, slots=True)
class Post:
    """A post on the community's wall, or another thing that people comment on.

    Attributes:
        post_id: VK's id of the post, photo, video, market item or topic.
        text: of a post; of other things their title and description.
        kind: which kind of comments stands under it; ``COMMENT`` for posts of the wall.
        suggested: a citizen offers it, and only the staff see it.
        deleted: gone from VK, or from among the suggested ones.
        postponed_id: number it had in the queue, 0 if VK does not say; not stored.
    """

    community_id: int
    post_id: int
    from_id: int
    date: int
    text: str
    comments: int = 0
    views: int = 0
    likes: int = 0
    can_comment: bool = True
    attachments: tuple[Attachment, ...] = ()
    kind: ItemKind = ItemKind.COMMENT
    suggested: bool = False
    deleted: bool = False
    postponed_id: int = 0

    @property
    def link(self) -> str:
        """Address in VK."""
        return link_to(self.kind, self.community_id, self.post_id)

    @property
    def by_citizen(self) -> bool:
        """A post of the wall that a citizen wrote."""
        return self.kind is ItemKind.COMMENT and self.from_id > 0


@dataclass(frozen=True, slots=True)
class QueuedPost:
    """A postponed post in VK, seen by administrators alone.

    Attributes:
        at: unix seconds when it will appear.
        author: id of the administrator who made it, 0 if VK does not say.
    """

    community_id: int
    post_id: int
    at: int
    text: str
    attachments: tuple[Attachment, ...] = ()
    author: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A post on a wall of others that names the community; VK sends no event about it.

    Attributes:
        owner_id: whose wall it stands on; negative for another community's.
        post_id: number of the post on that wall.
        from_id: who wrote it.
        date: unix seconds, UTC.
        deleted: gone from VK.
    """

    community_id: int
    owner_id: int
    post_id: int
    from_id: int
    date: int
    text: str
    deleted: bool = False
    attachments: tuple[Attachment, ...] = ()

    @property
    def link(self) -> str:
        """Address in VK."""
        return wall_link(self.owner_id, self.post_id)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment under something; ids are unique within one section of a community.

    Attributes:
        post_id: what it stands under, in the words of ``kind``.
        from_id: author, ``-community_id`` for the office; 0 for a deleted stub.
        root_id: first comment of the branch, 0 for a comment that starts one.
        reply_to_comment, reply_to_user: whom it answers, 0 if nobody in particular.
    """

    community_id: int
    post_id: int
    comment_id: int
    from_id: int
    date: int
    text: str
    root_id: int = 0
    reply_to_comment: int = 0
    reply_to_user: int = 0
    edited: int = 0
    deleted: bool = False
    attachments: tuple[Attachment, ...] = ()
    kind: ItemKind = ItemKind.COMMENT

    @property
    def by_office(self) -> bool:
        """Written on behalf of the community itself."""
        return self.from_id == -self.community_id

    @property
    def link(self) -> str:
        """Address of the comment in VK."""
        place = link_to(self.kind, self.community_id, self.post_id)
        if self.kind is ItemKind.BOARD:
            return f"{place}?post={self.comment_id}"
        branch = f"&thread={self.root_id}" if self.root_id else ""
        return f"{place}?reply={self.comment_id}{branch}"


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """An answer of the office as it stands in VK.

    Attributes:
        date: unix seconds of VK's clock.
        nameless: VK tells neither its key nor who wrote it, so only its words could tell.
    """

    vk_id: int
    date: int
    nameless: bool = True
