"""VK's JSON as domain values: forms of several ages, gaps, stubs, and damage of every kind."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosclient.domain.community import Community, Person
from gosclient.domain.events import (
    CommentDeleted,
    CommentSeen,
    MessageSeen,
    OutboxRead,
    PersonBanned,
    PersonUnbanned,
    PostQueued,
    PostSeen,
    PostUnqueued,
    UnknownEvent,
    WritingAllowed,
)
from gosclient.domain.moderation import Ban
from gosclient.domain.posts import CanWrite, Comment, Message, QueuedPost
from gosclient.vk.parse import (
    count_of,
    items_of,
    parse_comment,
    parse_comment_tree,
    parse_community,
    parse_conversation,
    parse_group_author,
    parse_mention,
    parse_message,
    parse_people,
    parse_person,
    parse_post,
    thread_count,
)
from gosclient.vk.parse_bans import parse_banned
from gosclient.vk.parse_events import parse_update

OURS = 101
CITIZEN = 5001

MESSAGE = {
    "id": 31,
    "conversation_message_id": 7,
    "date": 1_790_000_000,
    "peer_id": CITIZEN,
    "from_id": CITIZEN,
    "out": 0,
    "text": "Здравствуйте! Когда дадут отопление?",
    "random_id": 0,
    "attachments": [],
    "fwd_messages": [],
    "important": False,
    "is_hidden": False,
    "version": 10031,
}
COMMENT = {
    "id": 55,
    "from_id": CITIZEN,
    "post_id": 9,
    "owner_id": -OURS,
    "date": 1_790_000_100,
    "text": "[id1|Анна], и у нас холодно",
    "parents_stack": [50],
    "reply_to_user": 1,
    "reply_to_comment": 52,
    "thread": {"count": 0, "items": [], "can_post": True},
}
POST = {
    "id": 9,
    "owner_id": -OURS,
    "from_id": -OURS,
    "date": 1_789_000_000,
    "text": "Отопительный сезон начнётся 1 октября.",
    "post_type": "post",
    "comments": {"count": 3, "can_post": 1},
    "likes": {"count": 12},
    "views": {"count": 900},
    "reposts": {"count": 1},
    "attachments": [],
}
CONVERSATION = {
    "conversation": {
        "peer": {"id": CITIZEN, "type": "user", "local_id": CITIZEN},
        "last_message_id": 31,
        "in_read": 30,
        "out_read": 29,
        "can_write": {"allowed": False, "reason": 901},
    },
    "last_message": MESSAGE,
}


def event(kind, body, **more):
    return {"type": kind, "object": body, "group_id": OURS, "event_id": "abc", "v": "5.199", **more}


# ---------------------------------------------------------------------------- messages


def test_a_message_of_a_citizen():
    assert parse_message(MESSAGE, OURS) == Message(
        community_id=OURS,
        peer_id=CITIZEN,
        message_id=31,
        from_id=CITIZEN,
        date=1_790_000_000,
        text="Здравствуйте! Когда дадут отопление?",
        cmid=7,
    )


def test_a_message_of_the_office_knows_its_writer_and_its_key():
    raw = {**MESSAGE, "from_id": -OURS, "out": 1, "random_id": 77, "admin_author_id": 42}
    message = parse_message(raw, OURS)
    assert message.outgoing
    assert (message.random_id, message.author, message.peer_id) == (77, 42, CITIZEN)


def test_numbers_may_be_strings():
    raw = {key: str(value) if isinstance(value, int) else value for key, value in MESSAGE.items()}
    assert parse_message(raw, OURS) == parse_message(MESSAGE, OURS)


def test_a_chats_message_without_id_is_known_by_its_number_inside():
    raw = {**MESSAGE, "id": 0, "peer_id": 2_000_000_005}
    assert parse_message(raw, OURS).message_id == -7


def test_an_old_message_is_understood():
    """Before 5.80 the other side was ``user_id`` and the text ``body``."""
    old = {"id": 3, "date": 1, "out": 1, "user_id": CITIZEN, "body": "Ответ<br>администрации"}
    message = parse_message(old, OURS)
    assert message.outgoing
    assert (message.peer_id, message.from_id) == (CITIZEN, -OURS)
    assert message.text == "Ответ\nадминистрации"


@pytest.mark.parametrize("gone", ["from_id", "date", "text", "random_id", "attachments", "out"])
def test_a_message_survives_the_loss_of_a_field(gone):
    raw = {key: value for key, value in MESSAGE.items() if key != gone}
    assert parse_message(raw, OURS).message_id == 31


def test_a_message_of_nobody_is_no_message():
    assert parse_message({"text": "x"}, OURS) is None
    assert parse_message({"id": 5, "text": "x"}, OURS) is None
    assert parse_message(None, OURS) is None


def test_an_edited_and_a_deleted_message_say_so():
    raw = {**MESSAGE, "update_time": 1_790_000_500, "deleted": 1}
    message = parse_message(raw, OURS)
    assert message.edited == 1_790_000_500
    assert message.deleted


def test_a_service_message_is_shown_as_one():
    raw = {**MESSAGE, "text": "", "action": {"type": "chat_title_update", "text": "Совет"}}
    assert parse_message(raw, OURS).attachments[0].title == "служебное сообщение: Совет"


# ---------------------------------------------------------------------------- dialogues


def test_a_dialogue_knows_whether_it_may_be_answered():
    conversation, last = parse_conversation(CONVERSATION, OURS)
    assert conversation.can_write == CanWrite(allowed=False, reason=901)
    assert (conversation.in_read, conversation.out_read) == (30, 29)
    assert last.message_id == 31


def test_a_dialogue_without_its_last_message_is_still_one():
    conversation, last = parse_conversation({"conversation": CONVERSATION["conversation"]}, OURS)
    assert conversation.peer_id == CITIZEN
    assert last is None


def test_a_bare_head_of_a_dialogue_is_understood():
    """``messages.getConversationsById`` does not wrap it."""
    conversation, _ = parse_conversation(CONVERSATION["conversation"], OURS)
    assert conversation.last_message_id == 31


def test_a_dialogue_is_found_by_its_message_if_its_head_is_damaged():
    conversation, _ = parse_conversation({"conversation": 5, "last_message": MESSAGE}, OURS)
    assert conversation.peer_id == CITIZEN
    assert conversation.can_write.allowed


def test_a_dialogue_with_nobody_is_none():
    assert parse_conversation({}, OURS) is None


# ---------------------------------------------------------------------------- the wall


def test_a_post():
    post = parse_post(POST, OURS)
    assert (post.post_id, post.comments, post.likes, post.views) == (9, 3, 12, 900)
    assert post.can_comment


def test_closed_comments_are_seen():
    assert not parse_post({**POST, "comments": {"count": 1, "can_post": 0}}, OURS).can_comment
    open_to_us = {"count": 1, "can_post": 0, "groups_can_post": True}
    assert parse_post({**POST, "comments": open_to_us}, OURS).can_comment


def test_a_post_of_another_wall_is_not_ours():
    assert parse_post({**POST, "owner_id": CITIZEN}, OURS) is None


def test_a_repeated_post_speaks_with_the_words_of_its_source():
    source = {"id": 4, "owner_id": -7, "text": "Прогноз погоды", "attachments": [{"type": "photo"}]}
    post = parse_post({**POST, "text": "", "copy_history": [source]}, OURS)
    assert post.text == "Прогноз погоды"
    assert [found.kind for found in post.attachments] == ["photo", "wall"]
    assert post.attachments[1].url == "https://vk.com/wall-7_4"


def test_a_mention_stands_on_another_wall():
    said = parse_mention({**POST, "owner_id": CITIZEN, "from_id": CITIZEN}, OURS)
    assert (said.owner_id, said.post_id, said.from_id) == (CITIZEN, POST["id"], CITIZEN)
    assert said.link == f"https://vk.com/wall{CITIZEN}_{POST['id']}"
    assert parse_mention(POST, OURS) is None, "the community's own wall"
    assert parse_mention({**POST, "owner_id": 0}, OURS) is None


def test_a_comment_in_a_branch():
    assert parse_comment(COMMENT, OURS) == Comment(
        community_id=OURS,
        post_id=9,
        comment_id=55,
        from_id=CITIZEN,
        date=1_790_000_100,
        text="Анна, и у нас холодно",
        root_id=50,
        reply_to_comment=52,
        reply_to_user=1,
    )


def test_the_stub_of_a_deleted_comment_is_a_comment():
    stub = {"id": 55, "parents_stack": [50], "deleted": True, "thread": {"count": 0}}
    comment = parse_comment(stub, OURS, post_id=9)
    assert comment.deleted
    assert (comment.from_id, comment.text, comment.root_id) == (0, "", 50)


def test_a_comment_that_starts_a_branch_has_no_root():
    raw = {**COMMENT, "parents_stack": [], "reply_to_comment": 0}
    assert parse_comment(raw, OURS).root_id == 0
    assert parse_comment({**raw, "parents_stack": [55]}, OURS).root_id == 0


def test_branches_become_one_list():
    inner = [
        {**COMMENT, "id": 56, "parents_stack": [50]},
        "damaged",
        {"id": 57, "deleted": True},
        {"text": "no id"},
    ]
    page = {
        "count": 2,
        "items": [
            {**COMMENT, "id": 50, "parents_stack": [], "thread": {"count": 12, "items": inner}},
            None,
            {**COMMENT, "id": 60, "parents_stack": []},
        ],
    }
    page["items"][0].pop("reply_to_comment")
    page["items"][2].pop("reply_to_comment")
    found = parse_comment_tree(page, OURS, 9)
    assert [(comment.comment_id, comment.root_id) for comment in found] == [
        (50, 0),
        (56, 50),
        (57, 50),
        (60, 0),
    ]
    assert thread_count(page["items"][0]) == 12


def test_replies_of_a_branch_whose_first_comment_is_damaged_are_not_lost():
    reply = {**COMMENT, "id": 56}
    broken = {"text": "no id", "thread": {"items": [reply]}}
    assert [found.comment_id for found in parse_comment_tree([broken], OURS, 9)] == [56]


# ---------------------------------------------------------------------------- people


def test_a_person():
    raw = {"id": 1, "first_name": "Анна", "last_name": "Ежова", "photo_100": "https://a.b/1.jpg"}
    assert parse_person(raw) == Person(1, "Анна Ежова", "https://a.b/1.jpg")


def test_a_deleted_person_has_a_name():
    raw = {"id": 1, "first_name": "DELETED", "last_name": "", "deactivated": "deleted"}
    assert parse_person(raw).name == "Удалённая страница"
    assert parse_person({"id": 1}).name == "id1"


def test_a_community_as_an_author_is_negative():
    assert parse_group_author({"id": 7, "name": "Школа"}).person_id == -7
    assert parse_group_author({"id": -7, "name": "Школа"}).person_id == -7


def test_everybody_an_answer_introduces():
    answer = {
        "items": [],
        "profiles": [{"id": 1, "first_name": "А"}, None, {"first_name": "no id"}],
        "groups": [{"id": 7, "name": "Школа"}, 5],
    }
    assert [person.person_id for person in parse_people(answer)] == [1, -7]
    assert [person.person_id for person in parse_people([{"id": 2}])] == [2]
    assert parse_people(None) == []


@pytest.mark.parametrize("answer", [[{"id": 7}], {"groups": [{"id": 7}], "profiles": []}])
def test_communities_come_bare_or_wrapped(answer):
    found = items_of(answer, "groups")
    assert parse_community(found[0], "https://api.vk.ru") == Community(
        7, "club7", api="https://api.vk.ru"
    )


def test_a_page_says_how_much_there_is():
    assert count_of({"count": "250", "items": [{}]}) == 250
    assert count_of({"items": [{}, {}]}) == 2
    assert count_of([{}]) == 1
    assert count_of(None) == 0


# ---------------------------------------------------------------------------- events

SOURCES = (
    ("photo_comment", "photo_id", "photo_owner_id"),
    ("video_comment", "video_id", "video_owner_id"),
    ("market_comment", "item_id", "market_owner_id"),
    ("board_post", "topic_id", "topic_owner_id"),
)
EVENTS = {
    "message_new": event("message_new", {"message": MESSAGE, "client_info": {}}),
    "message_new before 5.103": event("message_new", MESSAGE),
    "message_reply": event("message_reply", {**MESSAGE, "from_id": -OURS, "out": 1}),
    "message_edit": event("message_edit", {**MESSAGE, "update_time": 5}),
    "message_read": event(
        "message_read", {"from_id": CITIZEN, "peer_id": CITIZEN, "read_message_id": 31}
    ),
    "message_allow": event("message_allow", {"user_id": CITIZEN, "key": ""}),
    "message_deny": event("message_deny", {"user_id": CITIZEN}),
    "wall_reply_new": event("wall_reply_new", {**COMMENT, "post_owner_id": -OURS}),
    "wall_reply_edit": event("wall_reply_edit", COMMENT),
    "wall_reply_restore": event("wall_reply_restore", COMMENT),
    "wall_reply_delete": event(
        "wall_reply_delete", {"owner_id": -OURS, "id": 55, "deleter_id": 3, "post_id": 9}
    ),
    "wall_post_new": event("wall_post_new", POST),
    **{
        f"{name}_{verb}": event(
            f"{name}_{verb}",
            {
                "id": 7,
                "from_id": CITIZEN,
                "date": 5,
                "text": "Где это снято?",
                thing: 3,
                owner: -OURS,
                **({"deleter_id": 4} if verb == "delete" else {}),
            },
        )
        for name, thing, owner in SOURCES
        for verb in ("new", "edit", "restore", "delete")
    },
    "user_block": event(
        "user_block",
        {"admin_id": 3, "user_id": CITIZEN, "unblock_date": 90, "reason": 2, "comment": "брань"},
    ),
    "user_unblock": event("user_unblock", {"admin_id": 3, "user_id": CITIZEN, "by_end_date": 1}),
}
KINDS = {
    "user_block": PersonBanned,
    "user_unblock": PersonUnbanned,
    "message_read": OutboxRead,
    "message_allow": WritingAllowed,
    "message_deny": WritingAllowed,
    "wall_reply_delete": CommentDeleted,
    "wall_post_new": PostSeen,
}


@pytest.mark.parametrize("name", EVENTS)
def test_every_needed_event_is_understood(name):
    kind = EVENTS[name]["type"]
    if kind.endswith("_delete"):
        assert isinstance(parse_update(EVENTS[name], OURS), CommentDeleted)
        return
    expected = KINDS.get(kind, MessageSeen if kind.startswith("message") else CommentSeen)
    assert isinstance(parse_update(EVENTS[name], OURS), expected)


def test_what_the_events_say():
    seen = {name: parse_update(raw, OURS) for name, raw in EVENTS.items()}
    assert seen["message_new"].message == seen["message_new before 5.103"].message
    assert seen["message_read"] == OutboxRead(OURS, CITIZEN, 31)
    assert seen["message_allow"].allowed
    assert not seen["message_deny"].allowed
    assert seen["wall_reply_restore"].restored
    assert not seen["wall_reply_new"].restored
    assert seen["wall_reply_delete"] == CommentDeleted(OURS, 9, 55, 3)
    assert seen["user_block"].ban == Ban(
        OURS, CITIZEN, admin_id=3, until=90, reason=2, comment="брань"
    )
    assert seen["user_unblock"] == PersonUnbanned(OURS, CITIZEN, 3, by_end_date=True)


@pytest.mark.parametrize(("name", "thing", "owner"), SOURCES)
def test_comments_of_every_section_know_what_they_stand_under(name, thing, owner):
    seen = parse_update(EVENTS[f"{name}_new"], OURS).comment
    kind = "board" if name == "board_post" else name
    assert (seen.kind, seen.post_id, seen.comment_id) == (kind, 3, 7)
    assert parse_update(EVENTS[f"{name}_restore"], OURS).restored
    gone = parse_update(EVENTS[f"{name}_delete"], OURS)
    assert gone == CommentDeleted(OURS, 3, 7, 4, seen.kind)


def test_an_answer_in_a_topic_names_whom_it_answers_at_its_beginning():
    body = {
        "id": 9,
        "from_id": -OURS,
        "date": 5,
        "topic_id": 3,
        "text": f"[id{CITIZEN}:bp-{OURS}_7|Ольга], добрый день!",
    }
    seen = parse_update(event("board_post_new", body), OURS).comment
    assert (seen.reply_to_comment, seen.reply_to_user, seen.root_id) == (7, CITIZEN, 7)
    assert seen.text == "Ольга, добрый день!"


def test_an_answer_without_branches_hangs_on_its_comment():
    body = {"id": 9, "from_id": -OURS, "date": 5, "photo_id": 3, "reply_to_comment": 7}
    seen = parse_update(event("photo_comment_new", body), OURS).comment
    assert (seen.reply_to_comment, seen.root_id) == (7, 7)


def test_a_suggested_post_says_so():
    seen = parse_update(event("wall_post_new", {**POST, "post_type": "suggest"}), OURS)
    assert seen.post.suggested


def test_the_other_form_of_a_deletion():
    body = {"owner_id": -OURS, "id": 55, "user_id": 3, "post_id": 9}
    assert parse_update(event("wall_reply_delete", body), OURS).deleter_id == 3


@pytest.mark.parametrize(
    "raw",
    [
        event("wall_post_new", {**POST, "post_type": "postpone"}),
        event("wall_repost", {**POST, "owner_id": CITIZEN}),
        event("wall_reply_new", {**COMMENT, "owner_id": CITIZEN}),
        event("message_read", {"from_id": -OURS, "peer_id": CITIZEN, "read_message_id": 3}),
        event("message_typing_state", {"state": "typing", "from_id": CITIZEN}),
        event("something_of_tomorrow", {"id": 1}),
        event("something_of_tomorrow", None),
    ],
)
def test_what_is_not_for_the_inbox_is_passed_over(raw):
    assert parse_update(raw, OURS) == UnknownEvent(OURS, raw["type"])


@pytest.mark.parametrize(
    "raw",
    [
        None,
        5,
        [],
        {},
        {"object": MESSAGE},
        {"type": 5, "object": MESSAGE},
        event("message_new", None),
        event("message_new", []),
        event("message_new", {}),
        event("message_new", {"message": "?"}),
        event("message_deny", {"user_id": "nobody"}),
        event("message_read", {}),
        event("wall_reply_new", {"id": 55}),
        event("wall_reply_delete", {"post_id": 9}),
        event("wall_post_new", {"text": "?", "post_type": []}),
        event("user_block", {"admin_id": 3}),
        event("user_unblock", {"user_id": None}),
    ],
)
def test_a_damaged_event_says_so(raw):
    found = parse_update(raw, OURS)
    assert isinstance(found, UnknownEvent)
    assert found.unreadable


def test_a_blacklist_holds_people_and_communities():
    info = {"admin_id": 3, "date": 10, "end_date": 0, "reason": 1, "comment_visible": True}
    answer = {
        "count": 4,
        "items": [
            {"type": "profile", "profile": {"id": CITIZEN}, "ban_info": info},
            {"type": "group", "group": {"id": 77}, "ban_info": {"admin_id": "3"}},
            {"type": "profile", "ban_info": info},
            "?",
        ],
    }
    assert parse_banned(answer, OURS) == [
        Ban(OURS, CITIZEN, admin_id=3, since=10, reason=1, visible=True),
        Ban(OURS, -77, admin_id=3),
    ]


# ---------------------------------------------------------------------------- damage

ODD = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None), max_size=8)
    | st.sampled_from([[], {}, [None], [[]], {"items": 5}, "-1", "1e9", 10**400])
)
PARSERS = [
    (parse_message, MESSAGE),
    (parse_comment, COMMENT),
    (parse_post, POST),
    (parse_mention, {**POST, "owner_id": CITIZEN}),
    (parse_conversation, CONVERSATION),
    *((parse_update, raw) for raw in EVENTS.values()),
]
RICH = [
    {"type": kind, kind: {"id": 1, "owner_id": 2, "sizes": [{"url": "https://a.b/c", "width": 1}]}}
    for kind in ["photo", "video", "doc", "link", "wall", "wall_reply", "sticker", "story", "poll"]
]


def places(value, path=()):
    """Every place inside a JSON value."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in inner:
        if isinstance(child, dict | list):
            yield from places(child, (*path, key))
        else:
            yield (*path, key)


def damaged(draw, original):
    raw = copy.deepcopy(original)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(list(places(raw))))
        if not path:
            return copy.deepcopy(draw(ODD))
        owner = raw
        for key in path[:-1]:
            owner = owner[key]
        if draw(st.booleans()):
            owner[path[-1]] = copy.deepcopy(draw(ODD))  # a list of ODD must not grow
        elif isinstance(owner, dict):
            del owner[path[-1]]
        if not isinstance(raw, dict | list):
            return raw
    return raw


@settings(max_examples=400)
@given(st.data())
def test_no_damage_raises_and_what_is_read_can_be_stored(data):
    parser, original = data.draw(st.sampled_from(PARSERS))
    original = copy.deepcopy(original)
    body = original.get("object", original)
    body["attachments"] = copy.deepcopy(RICH)
    body["geo"] = {"coordinates": {"latitude": 55.1, "longitude": 37.2}, "place": {"title": "x"}}
    body["reply_message"] = {"text": "x", "attachments": copy.deepcopy(RICH[:1])}
    body["copy_history"] = [copy.deepcopy(POST)]
    found = parser(damaged(data.draw, original), OURS)
    for single in values_in(found):
        if isinstance(single, str):
            single.encode()
        else:
            assert abs(single) < 2**63


def values_in(value):
    if isinstance(value, int | str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from values_in(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from values_in(getattr(value, name))


@settings(max_examples=200)
@given(st.data())
def test_one_damaged_comment_never_takes_its_page_with_it(data):
    sound = [{**COMMENT, "id": number, "parents_stack": []} for number in (1, 2)]
    page = {"count": 3, "items": [sound[0], damaged(data.draw, COMMENT), sound[1]]}
    found = [comment.comment_id for comment in parse_comment_tree(page, OURS, 9)]
    assert found[0] == 1
    assert found[-1] == 2


QUEUED = {
    "id": 41,
    "owner_id": -OURS,
    "from_id": -OURS,
    "created_by": 7,
    "date": 1_795_400_000,
    "post_type": "postpone",
    "text": "Ярмарка",
}


@pytest.mark.parametrize("kind", ["wall_schedule_post_new", "postponed_new"])
def test_a_post_in_the_queue_is_told_with_its_time(kind):
    found = parse_update(event(kind, {**QUEUED, "schedule_time": 1_795_400_060}), OURS)
    assert found == PostQueued(QueuedPost(OURS, 41, 1_795_400_060, "Ярмарка", (), 7))
    found = parse_update(event(kind, QUEUED), OURS)
    assert found.post.at == 1_795_400_000


@pytest.mark.parametrize("kind", ["wall_schedule_post_delete", "postponed_delete"])
def test_a_post_that_left_the_queue_is_told_by_its_number(kind):
    body = {"id": 41, "owner_id": -OURS, "schedule_time": 5}
    assert parse_update(event(kind, body), OURS) == PostUnqueued(OURS, 41)
    elsewhere = parse_update(event(kind, {**body, "owner_id": -OURS - 1}), OURS)
    assert elsewhere == UnknownEvent(OURS, kind)
    assert parse_update(event(kind, {"owner_id": -OURS}), OURS).unreadable


def test_a_published_post_names_its_place_in_the_queue():
    assert parse_post({"id": 50, "owner_id": -OURS, "postponed_id": 41}, OURS).postponed_id == 41
