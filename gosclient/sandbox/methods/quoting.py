"""What a message may carry beside its text: quoted and forwarded messages, a keyboard, a payload."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.objects import Community, Conversation, Message
from gosclient.sandbox.serialise import Json

MOST_FORWARDED: Final = 100
_KEYBOARD_LISTS: Final = 10


@dataclass(slots=True, frozen=True)
class Quotes:
    """Messages of this VK that a new one names."""

    reply_to: Message | None = None
    forwarded: tuple[Message, ...] = ()


def quotes(call: Call, community: Community, dialogue: Conversation) -> Quotes:
    """Read `reply_to`, `forward_messages` and `forward`.

    Raises:
        VkError: 100 for a message that is not there, 913 for too many.
    """
    params = call.params
    replied: list[Message] = []
    if number := params.integer("reply_to", low=0):
        replied.append(_message(community, number, "reply_to"))
    forwarded = [
        _message(community, number, "forward_messages")
        for number in params.integers("forward_messages")
    ]
    if params.has("forward"):
        asked = _object(params.text("forward"), VkError(100, "forward is invalid"))
        (replied if asked.get("is_reply") else forwarded).extend(_asked(community, asked, dialogue))
    if any(one.peer_id != dialogue.person.id for one in replied):
        raise VkError(100, "reply_to is invalid")
    if len(forwarded) > MOST_FORWARDED:
        raise VkError(913)
    return Quotes(replied[0] if replied else None, tuple(forwarded))


def keyboard(call: Call) -> Json | None:
    """Read a keyboard.

    Raises:
        VkError: 911 if it is none.
    """
    if not call.params.has("keyboard"):
        return None
    found = _object(call.params.text("keyboard"), VkError(911))
    rows = found.get("buttons")
    if not isinstance(rows, list) or len(rows) > _KEYBOARD_LISTS:
        raise VkError(911)
    if not all(isinstance(row, list) and all(map(_is_button, row)) for row in rows):
        raise VkError(911)
    return {"one_time": bool(found.get("one_time")), **found}


def _is_button(value: object) -> bool:
    action = value.get("action") if isinstance(value, dict) else None
    return isinstance(action, dict) and isinstance(action.get("type"), str)


def _asked(
    community: Community, asked: Mapping[str, object], dialogue: Conversation
) -> list[Message]:
    """The messages that `forward` names, by their ids or by their numbers in a dialogue."""
    wrong = VkError(100, "forward is invalid")
    ids, cmids = _numbers(asked.get("message_ids")), _numbers(asked.get("conversation_message_ids"))
    cmids += _numbers(asked.get("cmids"))
    found = [_message(community, number, "forward") for number in ids]
    peer = asked.get("peer_id", dialogue.person.id)
    place = community.conversations.get(peer) if isinstance(peer, int) else None
    by_number = {one.cmid: one for one in place.messages} if place else {}
    if not set(cmids) <= by_number.keys() or not (ids or cmids):
        raise wrong
    return found + [by_number[number] for number in cmids]


def _message(community: Community, number: int, name: str) -> Message:
    found = community.messages.get(number)
    if found is None:
        raise VkError(100, f"{name} is invalid")
    return found


def _numbers(value: object) -> list[int]:
    return [one for one in value if isinstance(one, int)] if isinstance(value, list) else []


def _object(text: str, wrong: VkError) -> Json:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise wrong from None
    if not isinstance(found, dict):
        raise wrong
    return found
