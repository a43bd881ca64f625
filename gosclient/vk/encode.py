"""Intents as calls of VK's methods, and the ids out of the answers to them. Pure.

Every request is VK's documented one (pages of October 2026, schema 5.199). Owners are negative,
``group_id`` positive; ``wall.createComment`` wants the positive id as ``from_group``.
"""

import json
from collections.abc import Collection, Iterable, Mapping

from gosclient.domain.errors import BadAnswer, BadInput
from gosclient.vk.errors import vk_error
from gosclient.vk.values import is_whole, number, record, records

Call = tuple[str, dict[str, object]]
"""Method name and parameters, as ``Gateway.call`` and ``Gateway.batch`` take them."""

API_VERSION = "5.199"

CONVERSATIONS_PAGE = 200
HISTORY_PAGE = 200
WALL_PAGE = 100
COMMENTS_PAGE = 100
THREAD_ITEMS = 10
USERS_AT_ONCE = 1000
GROUPS_AT_ONCE = 500
BY_ID_AT_ONCE = 100

PERSON_FIELDS = ("photo_100", "screen_name")
GROUP_FIELDS = ("photo_100", "screen_name")

NEEDED_EVENTS = (
    "message_new",
    "message_reply",
    "message_edit",
    "message_allow",
    "message_deny",
    "message_read",
    "wall_reply_new",
    "wall_reply_edit",
    "wall_reply_delete",
    "wall_reply_restore",
    "wall_post_new",
    *(
        f"{source}_{verb}"
        for source in ("photo_comment", "video_comment", "market_comment", "board_post")
        for verb in ("new", "edit", "delete", "restore")
    ),
    "user_block",
    "user_unblock",
)
"""Event types without which the inbox would miss something."""

_READING_VERBS = ("get", "search", "is", "resolve", "check")


def is_read(method: str) -> bool:
    """Whether a method changes nothing, so that repeating it is harmless.

    ``execute`` counts as one: only reads are ever batched.
    """
    if method == "execute":
        return True
    verb = method.partition(".")[2]
    return any(
        verb.startswith(reading) and not verb[len(reading) :][:1].islower()
        for reading in _READING_VERBS
    )


def form_of(params: Mapping[str, object]) -> dict[str, str]:
    """Parameters as VK's form wants them; vk_api would send ``True`` and repeat list fields.

    Truths become ``1`` and ``0``, lists are joined by commas, mappings (and lists of them) become
    JSON, None is left out.

    Raises:
        BadInput: a text holds half an emoji, which cannot be sent.
    """
    form = {name: _field(value) for name, value in params.items() if value is not None}
    if not all(is_whole(value) for value in form.values()):
        raise BadInput("В тексте есть испорченный знак (обрывок эмодзи). Удалите его и повторите.")
    return form


def _field(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, Mapping):
        return json.dumps(dict(value), ensure_ascii=False)
    if isinstance(value, list | tuple | set | frozenset):
        if any(isinstance(item, Mapping) for item in value):
            return json.dumps(list(value), ensure_ascii=False)
        return ",".join(_field(item) for item in value)
    return str(value)


# ------------------------------------------------------------------------------- writing


def message_send(peer_id: int, text: str, random_id: int) -> Call:
    """A message to one person on behalf of the community.

    The form with ``peer_ids`` is used because only its answer carries the number inside the
    dialogue. ``random_id`` protects from a second copy for an hour; it is never 0, which would
    switch the protection off.
    """
    return "messages.send", {"peer_ids": peer_id, "message": text, "random_id": random_id}


def parse_sent(answer: object) -> tuple[int, int]:
    """Message id and number inside the dialogue (0 if VK gave none) of a sent message.

    Raises:
        VkError: VK refused this recipient.
        BadAnswer: the answer names neither a message nor an error; it may have been sent.
    """
    if isinstance(answer, int) and answer > 0:
        return answer, 0
    sent = records(answer if isinstance(answer, list) else [answer])[:1]
    if not sent:
        raise BadAnswer
    refusal = sent[0].get("error")
    if refusal:
        raise vk_error(refusal)
    message_id = number(sent[0].get("message_id"))
    cmid = number(sent[0].get("conversation_message_id")) or number(sent[0].get("cmid"))
    if message_id <= 0 and cmid <= 0:
        raise BadAnswer
    return max(message_id, 0) or -cmid, max(cmid, 0)


def comment_create(
    community_id: int, post_id: int, text: str, guid: str, reply_to: int = 0
) -> Call:
    """A comment on behalf of the community; ``guid`` protects from a second copy."""
    params: dict[str, object] = {
        "owner_id": -community_id,
        "post_id": post_id,
        "from_group": community_id,
        "message": text,
        "guid": guid,
    }
    if reply_to:
        params["reply_to_comment"] = reply_to
    return "wall.createComment", params


def parse_commented(answer: object) -> int:
    """Id of a created comment.

    Raises:
        BadAnswer: the answer names none; it may have been written.
    """
    comment_id = number(record(answer).get("comment_id")) or number(answer)
    if comment_id <= 0:
        raise BadAnswer
    return comment_id


# ------------------------------------------------------------------------------- dialogues


def conversations_page(
    offset: int = 0, start_message_id: int = 0, count: int = CONVERSATIONS_PAGE
) -> Call:
    """Dialogues, the latest first, with the people in them.

    ``start_message_id`` is the last message of the first dialogue of the first page: it keeps
    pages from shifting while citizens write.
    """
    params: dict[str, object] = {
        "count": count,
        "extended": True,
        "fields": PERSON_FIELDS,
    }
    return "messages.getConversations", _placed(params, offset, start_message_id)


def history_page(
    peer_id: int, offset: int = 0, start_message_id: int = 0, count: int = HISTORY_PAGE
) -> Call:
    """Messages of one dialogue, the newest first, beginning with ``start_message_id`` if given."""
    params: dict[str, object] = {"peer_id": peer_id, "count": count, "extended": True}
    return "messages.getHistory", _placed(params, offset, start_message_id)


def _placed(params: dict[str, object], offset: int, start_message_id: int) -> dict[str, object]:
    if offset:
        params["offset"] = offset
    if start_message_id:
        params["start_message_id"] = start_message_id
    return params


# ------------------------------------------------------------------------------- the wall


def wall_page(community_id: int, offset: int = 0, count: int = WALL_PAGE) -> Call:
    """Posts of the wall, the newest first (a pinned one before them)."""
    return "wall.get", {
        "owner_id": -community_id,
        "offset": offset,
        "count": count,
        "filter": "all",
        "extended": True,
        "fields": PERSON_FIELDS,
    }


def suggested_page(community_id: int, offset: int = 0) -> Call:
    """Posts that citizens offer, the newest first; for an administrator's key alone."""
    method, params = wall_page(community_id, offset)
    return method, {**params, "filter": "suggests"}


def posts_by_id(community_id: int, post_ids: Iterable[int]) -> Call:
    """At most 100 posts by their ids."""
    return "wall.getById", {"posts": [f"-{community_id}_{post_id}" for post_id in post_ids]}


def comments_page(
    community_id: int,
    post_id: int,
    offset: int = 0,
    sort: str = "desc",
    count: int = COMMENTS_PAGE,
) -> Call:
    """Comments of a post with the first ten replies of every branch; ``sort`` asc or desc."""
    return "wall.getComments", {
        "owner_id": -community_id,
        "post_id": post_id,
        "offset": offset,
        "count": count,
        "sort": sort,
        "preview_length": 0,
        "thread_items_count": THREAD_ITEMS,
        "extended": True,
        "fields": PERSON_FIELDS,
    }


def thread_page(
    community_id: int,
    post_id: int,
    root_id: int,
    offset: int = 0,
    sort: str = "asc",
    count: int = COMMENTS_PAGE,
) -> Call:
    """Replies of one branch; ``sort`` asc (the oldest first) or desc."""
    return "wall.getComments", {
        "owner_id": -community_id,
        "post_id": post_id,
        "comment_id": root_id,
        "offset": offset,
        "count": count,
        "sort": sort,
        "preview_length": 0,
        "extended": True,
        "fields": PERSON_FIELDS,
    }


# ------------------------------------------------------------------------------- people and keys


def users_get(user_ids: Iterable[int] = ()) -> Call:
    """At most 1000 people; without ids the owner of the key."""
    ids = list(user_ids)
    params: dict[str, object] = {"fields": PERSON_FIELDS}
    return "users.get", {"user_ids": ids, **params} if ids else params


def groups_get(group_ids: Iterable[int] = (), fields: Iterable[str] = GROUP_FIELDS) -> Call:
    """At most 500 communities; without ids the one whose key it is."""
    ids = [abs(group_id) for group_id in group_ids]
    params: dict[str, object] = {"fields": list(fields)}
    return "groups.getById", {"group_ids": ids, **params} if ids else params


def token_permissions() -> Call:
    """Rights of a community key."""
    return "groups.getTokenPermissions", {}


def server_time() -> Call:
    """VK's clock, unix seconds."""
    return "utils.getServerTime", {}


# ------------------------------------------------------------------------------- long poll


def long_poll_server(community_id: int) -> Call:
    """Address, key and position of a new Long Poll session."""
    return "groups.getLongPollServer", {"group_id": community_id}


def long_poll_settings(community_id: int) -> Call:
    """Whether Long Poll is on and which events it tells."""
    return "groups.getLongPollSettings", {"group_id": community_id}


def set_long_poll(community_id: int, events: Collection[str], *, version: bool) -> Call:
    """Switch Long Poll on, and these events; others stay as they are.

    Args:
        community_id: whose settings.
        events: event types to switch on.
        version: also set the API version of the events. It is one for all programs that listen
            to the community, so it is left alone where ours can read what comes.
    """
    params: dict[str, object] = {"group_id": community_id, "enabled": True}
    if version:
        params["api_version"] = API_VERSION
    return "groups.setLongPollSettings", {**params, **dict.fromkeys(events, True)}
