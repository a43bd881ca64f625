"""Whole answers and pages of every age, broken at random: nothing raises, no item costs its page."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosclient.domain.errors import BadAnswer
from gosclient.domain.events import PostSeen, UnknownEvent
from gosclient.domain.kinds import ItemKind
from gosclient.vk import longpoll
from gosclient.vk.longpoll import PollSession
from gosclient.vk.parse import (
    items_of,
    parse_conversation,
    parse_message,
    parse_people,
    parse_post,
)
from gosclient.vk.parse_attachments import parse_attachments
from gosclient.vk.parse_bans import parse_banned
from gosclient.vk.parse_events import parse_update
from gosclient.vk.parse_sources import parse_comments_of, parse_thing

OURS, CITIZEN, FAR = 101, 5001, 2**53 + 11
SESSION = PollSession("http://127.0.0.1/poll", "a key", "1", OURS)

PASSED_OVER = {
    "group_officers_edit": {"admin_id": 1, "user_id": 2, "level_old": 0, "level_new": 3},
    "group_change_settings": {"user_id": 2, "changes": {"title": {"old_value": "а"}}},
    "group_change_photo": {"user_id": 2, "photo": {"id": 4, "sizes": []}},
    "group_join": {"user_id": 2, "join_type": "approved"},
    "group_leave": {"user_id": 2, "self": 1},
    "like_add": {"liker_id": 2, "object_type": "comment", "object_id": 5, "post_id": 9},
    "like_remove": {"liker_id": 2, "object_type": "post", "object_id": 5},
    "message_event": {"user_id": 2, "peer_id": 2, "event_id": "a", "payload": {}},
    "message_reaction_event": {"peer_id": 2, "cmid": 4, "reaction_id": 1, "reacted_id": 2},
    "message_typing_state": {"state": "typing", "from_id": 2, "to_id": -OURS},
    "photo_new": {"id": 4, "owner_id": -OURS, "sizes": []},
    "video_new": {"id": 4, "owner_id": -OURS},
    "audio_new": {"id": 4, "owner_id": -OURS, "artist": "а"},
    "poll_vote_new": {"owner_id": -OURS, "poll_id": 4, "option_id": 5, "user_id": 2},
    "market_order_new": {"id": 4, "user_id": 2},
    "donut_subscription_create": {"user_id": 2, "amount": 5},
    "vkpay_transaction": {"from_id": 2, "amount": 5},
    "app_payload": {"user_id": 2, "payload": "x"},
    "lead_forms_new": {"lead_id": 1, "answers": []},
}
"""Events this version does nothing with, in the shapes VK documents."""

ATTACHMENTS = (
    *("album", "app", "app_action", "article", "audio", "audio_message", "audio_playlist", "call"),
    *(
        "clip",
        "doc",
        "donut_link",
        "event",
        "geo",
        "gift",
        "graffiti",
        "group",
        "group_call_in_progress",
    ),
    *("link", "market", "market_album", "mini_app", "money_request", "money_transfer", "narrative"),
    *("note", "page", "photo", "photos_list", "podcast", "poll", "posted_photo", "pretty_cards"),
    *("question", "situational_theme", "sticker", "story", "textlive", "textpost", "ugc_sticker"),
    *("video", "video_message", "video_playlist", "vkpay", "wall", "wall_reply", "widget"),
)
"""VK's own words for what may hang on a message, a post or a comment."""

MESSAGE = {"id": 31, "date": 5, "peer_id": CITIZEN, "from_id": CITIZEN, "out": 0, "text": "Вода?"}
COMMENT = {"id": 7, "from_id": CITIZEN, "date": 5, "text": "Где?", "photo_id": 3, "item_id": 3}
COMMENT |= {"video_id": 3, "topic_id": 3, "post_id": 3, "owner_id": -OURS, "pid": 3}
THING = {"id": 3, "owner_id": -OURS, "title": "Мост", "date": 5, "comments": {"count": 2}}
PERSON = {"id": 1, "first_name": "Анна", "last_name": "Ежова", "photo_100": "https://a.b/1.jpg"}
BAN = {
    "type": "profile",
    "profile": {"id": 1},
    "ban_info": {"admin_id": 3, "date": 5, "end_date": 0},
}
TALK = {"conversation": {"peer": {"id": CITIZEN, "type": "user"}}, "last_message": MESSAGE}

PAGES = {
    "people": (PERSON, "id", lambda page: [one.person_id for one in parse_people(page["items"])]),
    "bans": (BAN, "", lambda page: [one.person_id for one in parse_banned(page, OURS)]),
    "dialogues": (
        TALK,
        "",
        lambda page: [
            one[0].peer_id for raw in page["items"] if (one := parse_conversation(raw, OURS))
        ],
    ),
    "messages": (
        MESSAGE,
        "id",
        lambda page: [
            one.message_id for raw in items_of(page) if (one := parse_message(raw, OURS))
        ],
    ),
    "posts": (
        THING,
        "id",
        lambda page: [one.post_id for raw in items_of(page) if (one := parse_post(raw, OURS))],
    ),
    **{
        f"comments of {kind}": (
            COMMENT,
            "id",
            lambda page, kind=kind: [
                one.comment_id for one in parse_comments_of(page, OURS, kind, 3)
            ],
        )
        for kind in (
            ItemKind.PHOTO_COMMENT,
            ItemKind.VIDEO_COMMENT,
            ItemKind.MARKET_COMMENT,
            ItemKind.BOARD,
        )
    },
    **{
        f"things of {kind}": (
            THING,
            "id",
            lambda page, kind=kind: [
                one.post_id for raw in items_of(page) if (one := parse_thing(raw, OURS, kind))
            ],
        )
        for kind in (
            ItemKind.PHOTO_COMMENT,
            ItemKind.VIDEO_COMMENT,
            ItemKind.MARKET_COMMENT,
            ItemKind.BOARD,
        )
    },
}
"""Of each kind of page an item, the name of its id, and what is read of it."""

odd = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from([[], {}, [None], {"count": 5}, "-1", "12.09.2012", FAR, -(2**63), 10**400])
)


def event(kind, body):
    return {"type": kind, "object": body, "group_id": OURS, "event_id": "abc", "v": "5.199"}


def numbered(item, id_name, number):
    """A sound item with an id of its own."""
    made = copy.deepcopy(item)
    if id_name:
        made[id_name] = number
    elif "profile" in made:
        made["profile"]["id"] = number
    else:
        made["conversation"]["peer"]["id"] = made["last_message"]["peer_id"] = number
    return made


def broken(draw, item):
    """An item with odd values in some places, or something that is no item at all."""
    if draw(st.booleans()):
        return draw(odd)
    raw = copy.deepcopy(item)
    for name in draw(st.lists(st.sampled_from(sorted(raw)), min_size=1, max_size=4)):
        inner = raw[name]
        if isinstance(inner, dict) and inner and draw(st.booleans()):
            inner[draw(st.sampled_from(sorted(inner)))] = draw(odd)
        elif draw(st.booleans()):
            raw[name] = draw(odd)
        else:
            raw.pop(name)
            break
    return raw


@pytest.mark.parametrize("name", PAGES)
@settings(max_examples=60)
@given(st.data())
def test_an_item_that_cannot_be_read_never_costs_its_page(name, data):
    item, id_name, read = PAGES[name]
    first, last = numbered(item, id_name, 11), numbered(item, id_name, FAR)
    damaged = [broken(data.draw, item) for _ in range(data.draw(st.integers(1, 3)))]
    found = read({"count": data.draw(odd), "items": [first, *damaged, last]})
    assert (found[0], found[-1]) == (11, FAR)


@pytest.mark.parametrize("kind", PASSED_OVER)
def test_what_happens_beside_the_inbox_is_passed_over(kind):
    for body in (PASSED_OVER[kind], {}, None, [], 5):
        assert parse_update(event(kind, body), OURS) == UnknownEvent(OURS, kind)


@pytest.mark.parametrize("kind", ATTACHMENTS)
def test_every_attachment_vk_knows_has_words_however_it_looks(kind):
    for body in ({"id": 1, "owner_id": -2, "title": None}, {}, None, [], "x", {"sizes": {"a": 1}}):
        [found] = parse_attachments({"attachments": [{"type": kind, kind: body}]})
        assert found.kind == kind
        assert found.title.strip()


@pytest.mark.parametrize("post_type", ["post", "suggest", "postpone", "reply", "copy", "", None, 5])
def test_every_type_of_post_is_understood_or_passed_over(post_type):
    post = {"id": 9, "owner_id": -OURS, "from_id": CITIZEN, "date": 5, "text": "Вода"}
    found = parse_update(event("wall_post_new", {**post, "post_type": post_type}), OURS)
    if post_type in {"postpone", "reply"}:
        assert isinstance(found, UnknownEvent)
        return
    assert isinstance(found, PostSeen)
    assert found.post.suggested is (post_type == "suggest")


@pytest.mark.parametrize("deactivated", ["deleted", "banned", "", None, 1])
def test_people_who_are_gone_have_a_name(deactivated):
    raw = {"id": FAR, "first_name": "DELETED", "last_name": "", "deactivated": deactivated}
    [person] = parse_people({"profiles": [raw]})
    assert person.name.strip()
    assert person.person_id == FAR


@settings(max_examples=150)
@given(st.data())
def test_a_page_of_events_keeps_every_sound_one(data):
    sound = [event("message_new", {"message": {**MESSAGE, "id": number}}) for number in (1, 2)]
    between = [data.draw(odd | odd.map(lambda body: event("message_new", body))) for _ in range(3)]
    answer = {"ts": "5", "updates": [sound[0], *between, sound[1]]}
    page = longpoll._page(answer, SESSION)
    assert len(page.events) == 5
    read = [one.message.message_id for _, one in page.events if hasattr(one, "message")]
    assert (read[0], read[-1]) == (1, 2)


@pytest.mark.parametrize(
    "body", [b"", b"[" * 200_000, b'{"a":' * 50_000, b"\xff\xfe", b"null", b"[]", b'"x"', b"NaN"]
)
def test_what_is_no_page_of_events_is_called_so(body):
    with pytest.raises(BadAnswer):
        longpoll._page(longpoll._json(body), SESSION)


def test_json_survives_what_it_may_hold():
    """A page as text: big numbers, halves of emoji, names that occur twice."""
    text = '{"ts":"1","updates":[{"type":"message_new","object":{"message":{"id":%d,"id":31,'
    text += '"peer_id":5001,"from_id":5001,"date":1e400,"text":"\\ud83d"}}}]}'
    page = longpoll._page(longpoll._json((text % 10**30).encode()), SESSION)
    [(_, found)] = page.events
    assert (found.message.message_id, found.message.date) == (31, 0)
    assert json.dumps(found.message.text).encode()
