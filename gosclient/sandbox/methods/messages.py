"""The section `messages`: reading a community's dialogues. Writing is in `sending`."""

from itertools import islice
from typing import Final, TypeVar

from gosclient.sandbox import dialogues, render
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.objects import Community, Conversation, Message
from gosclient.sandbox.serialise import Json

Item = TypeVar("Item")

PAGE: Final = 20
MOST: Final = 200
MOST_IDS: Final = 100
FILTERS: Final = ("all", "unread", "unanswered", "important", "archive", "sorted_chats")


@method("messages.getConversations", community_scope="messages", user_scope="messages")
def get_conversations(call: Call) -> Json:
    """Return dialogues, the one with the newest message first."""
    params = call.params
    community = call.community_for_messages()
    offset = params.integer("offset")
    count = params.integer("count", PAGE, low=0, high=MOST)
    start = params.integer("start_message_id", low=0)
    kind = params.choice("filter", FILTERS, "all")
    if kind == "all" and not start:
        total = len(community.conversations)
        page = list(
            islice(
                reversed(community.conversations.values()), max(offset, 0), max(offset, 0) + count
            )
        )
    else:
        chosen = [d for d in reversed(community.conversations.values()) if _passes(d, kind)]
        total = len(chosen)
        first = next((i for i, d in enumerate(chosen) if not start or d.last.id <= start), total)
        page = _slice(chosen, first + offset, count)
    items = [
        {
            "conversation": render.conversation(community, dialogue),
            "last_message": render.message(dialogue.last),
        }
        for dialogue in page
    ]
    answer: Json = {"count": total, "items": items}
    if community.unread:
        answer["unread_count"] = len(community.unread)
    return answer | call.extended(_owners(community, page))


def _passes(dialogue: Conversation, kind: str) -> bool:
    if kind == "unread":
        return dialogue.unread > 0
    if kind == "unanswered":
        return not dialogue.last.out
    if kind == "important":
        return dialogue.important
    return kind == "all"


def _owners(community: Community, page: list[Conversation]) -> set[int]:
    return {dialogue.person.id for dialogue in page} | {-community.id}


@method("messages.getConversationsById", community_scope="messages", user_scope="messages")
def get_conversations_by_id(call: Call) -> Json:
    """Return the dialogues with the named people; those that do not exist are left out."""
    community = call.community_for_messages()
    peers = call.params.integers("peer_ids", at_most=MOST_IDS, required=True)
    found = [community.conversations[peer] for peer in peers if peer in community.conversations]
    items = [render.conversation(community, dialogue) for dialogue in found]
    return {"count": len(items), "items": items} | call.extended(_owners(community, found))


@method("messages.getHistory", community_scope="messages", user_scope="messages")
def get_history(call: Call) -> Json:
    """Return the messages of one dialogue, newest first unless `rev=1`."""
    params = call.params
    community = call.community_for_messages()
    peer = params.integer("peer_id") or params.integer("user_id")
    if not peer:
        raise VkError(100, "peer_id is undefined")
    offset = params.integer("offset")
    count = params.integer("count", PAGE, low=0, high=MOST)
    start = params.integer("start_message_id")
    ascending = params.integer("rev", low=0, high=1) == 1
    dialogue = community.conversations.get(peer)
    if dialogue is None:
        if peer not in call.world.people:
            raise VkError(936)
        return {"count": 0, "items": []} | call.extended({peer})
    messages = dialogue.messages
    ordered = messages if ascending else messages[::-1]
    first = 0
    if start > 0:
        first = _position(ordered, start)
    items = [render.message(message) for message in _slice(ordered, first + offset, count)]
    answer: Json = {"count": len(messages), "items": items}
    if params.flag("extended"):
        answer["conversations"] = [render.conversation(community, dialogue)]
    return answer | call.extended({peer, -community.id})


def _position(ordered: list[Message], start: int) -> int:
    """Find where the message `start` is, or the nearest one to it in the order of reading."""
    ascending = len(ordered) > 1 and ordered[0].id < ordered[1].id
    reached = (i for i, m in enumerate(ordered) if (m.id >= start if ascending else m.id <= start))
    return next(reached, len(ordered))


def _slice(items: list[Item], first: int, count: int) -> list[Item]:
    """Take `count` items from `first`, which may lie before the beginning."""
    return items[max(first, 0) : max(first + count, 0)]


@method("messages.getById", community_scope="messages", user_scope="messages")
def get_by_id(call: Call) -> Json:
    """Return messages by their ids, or by their numbers within one dialogue."""
    params = call.params
    community = call.community_for_messages()
    cmids = params.integers("cmids", at_most=MOST_IDS)
    if cmids:
        dialogue = community.conversations.get(params.integer("peer_id", required=True))
        messages = dialogue.messages if dialogue else []
        found = [messages[n - 1] for n in cmids if 0 < n <= len(messages)]
    else:
        ids = params.integers("message_ids", at_most=MOST_IDS, required=True)
        found = [community.messages[n] for n in ids if n in community.messages]
    length = params.integer("preview_length", low=0)
    items = [render.message(message) for message in found]
    for item, message in zip(items, found, strict=True):
        item["text"] = render.shortened(message.text, length)
    return {"count": len(items), "items": items} | call.extended(
        {message.from_id for message in found}
    )


@method("messages.markAsRead", community_scope="messages", user_scope="messages")
def mark_as_read(call: Call) -> int:
    """Mark incoming messages of a dialogue as read."""
    params = call.params
    community = call.community_for_messages()
    peer = params.integer("peer_id")
    named = params.integers("message_ids", at_most=MOST_IDS)
    if not peer and named and named[0] in community.messages:
        peer = community.messages[named[0]].peer_id
    dialogue = community.conversations.get(peer)
    if dialogue is None:
        raise VkError(100, "peer_id is undefined")
    up_to = params.integer("start_message_id", low=0) or max(named, default=0)
    if cmid := params.integer("up_to_cmid", low=0):
        up_to = dialogue.messages[min(cmid, len(dialogue.messages)) - 1].id
    dialogues.mark_read(community, dialogue, up_to or dialogue.last.id)
    return 1
