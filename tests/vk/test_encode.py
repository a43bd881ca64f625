"""Requests as VK documents them, and the ids out of the answers."""

import importlib.util
from pathlib import Path

import pytest

from gosclient.domain.errors import BadAnswer, BadInput, Forbidden
from gosclient.domain.moderation import BanReason, BanTerms, Publication
from gosclient.vk import encode
from gosclient.vk import encode_moderation as moderation
from gosclient.vk import encode_sources as sources
from gosclient.vk.encode import form_of, is_read, parse_commented, parse_sent

SCHEMA_TOOL = Path(__file__).parents[3] / "shared" / "tools" / "vk_schema_validate.py"

REQUESTS = {
    "group": [
        encode.message_send(5, "Здравствуйте", 77),
        encode.comment_create(101, 9, "Здравствуйте", "g-1", 55),
        encode.comment_create(101, 9, "Здравствуйте", "g-1"),
        encode.conversations_page(),
        encode.conversations_page(200, 31),
        encode.history_page(5),
        encode.history_page(5, 200, 31),
        encode.users_get([1, 2]),
        encode.users_get(),
        encode.groups_get([1, -2]),
        encode.groups_get(),
        encode.token_permissions(),
        encode.server_time(),
        encode.long_poll_server(101),
        encode.long_poll_settings(101),
        encode.set_long_poll(101, encode.NEEDED_EVENTS, version=True),
        moderation.comments_closed(101, 9, closed=True),
        moderation.comments_closed(101, 9, closed=False),
        moderation.banned_page(101),
    ],
    "user": [
        encode.wall_page(101),
        encode.posts_by_id(101, [1, 2]),
        encode.comments_page(101, 9),
        encode.comments_page(101, 9, 100, "asc"),
        encode.thread_page(101, 9, 55, 10),
        encode.groups_get([1, 2], ["is_admin", "admin_level"]),
        moderation.comment_delete(101, 55),
        moderation.comment_restore(101, 55),
        moderation.comment_by_id(101, 55),
        moderation.ban(101, 5, BanTerms(3, BanReason.INSULT, "брань", visible=True), 1_790_000_000),
        moderation.ban(101, -5, BanTerms(), 0),
        moderation.unban(101, 5),
        moderation.banned_page(101, 200),
        moderation.banned_person(101, 5),
        moderation.suggestion_publish(
            101, 9, Publication("Текст", 1_790_000_000, signed=True), "g"
        ),
        moderation.suggestion_publish(101, 9, Publication(), "g"),
        moderation.post_delete(101, 9),
        moderation.post_restore(101, 9),
        encode.suggested_page(101),
        sources.photo_comments_page(101, 100),
        sources.photos_by_id(101, [1, 2]),
        sources.mentions_page(101, 1_790_000_000, 50),
        sources.posts_at([(7, 5), (-8, 6)]),
        *(sources.things_page(101, kind) for kind in sources.SECTIONS if kind != "photo_comment"),
        *(sources.comments_page(101, kind, 3) for kind in sources.SECTIONS),
        *(sources.comment_create(101, kind, 3, "Ответ", "g", 7) for kind in sources.SECTIONS),
        *(sources.comment_delete(101, kind, 3, 7) for kind in sources.SECTIONS),
        *(sources.comment_restore(101, kind, 3, 7) for kind in sources.SECTIONS),
    ],
}


@pytest.fixture(scope="module")
def schema():
    if not SCHEMA_TOOL.exists():
        pytest.skip("VK's schema is not beside this repository")
    spec = importlib.util.spec_from_file_location("vk_schema_validate", SCHEMA_TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # its open files
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.parametrize(
    ("token", "call"), [(token, call) for token, calls in REQUESTS.items() for call in calls]
)
def test_requests_are_what_vks_schema_allows(schema, token, call):
    method, params = call
    assert schema.request_errors(method, form_of(params), token) == []


def test_the_form_is_vks():
    form = form_of(
        {
            "yes": True,
            "no": False,
            "number": -5,
            "list": [1, "two", True],
            "mapping": {"ключ": [1]},
            "mappings": [{"a": 1}],
            "nothing": None,
            "empty": "",
        }
    )
    assert form == {
        "yes": "1",
        "no": "0",
        "number": "-5",
        "list": "1,two,1",
        "mapping": '{"ключ": [1]}',
        "mappings": '[{"a": 1}]',
        "empty": "",
    }


def test_half_an_emoji_cannot_be_sent():
    with pytest.raises(BadInput):
        form_of({"message": "\ud83d"})


def test_owners_are_negative_and_the_author_positive():
    _, params = encode.comment_create(101, 9, "x", "guid", 55)
    assert params["owner_id"] == -101
    assert params["from_group"] == 101
    assert params["reply_to_comment"] == 55


def test_keys_travel_with_the_intent():
    assert encode.message_send(5, "x", 77)[1]["random_id"] == 77
    assert encode.comment_create(101, 9, "x", "guid")[1]["guid"] == "guid"


@pytest.mark.parametrize(
    "method",
    [
        "users.get",
        "wall.getComments",
        "messages.search",
        "groups.isMember",
        "utils.checkLink",
        "utils.resolveScreenName",
        "execute",
    ],
)
def test_reads_may_be_repeated(method):
    assert is_read(method)


@pytest.mark.parametrize(
    "method",
    [
        "messages.send",
        "wall.createComment",
        "wall.restoreComment",
        "messages.markAsRead",
        "wall.post",
        "groups.setLongPollSettings",
        "likes.add",
        "x",
        "x.issue",
        "x.gettingOut",
    ],
)
def test_writes_may_not(method):
    assert not is_read(method)


def test_the_ids_of_a_sent_message():
    sent = [{"peer_id": 5, "message_id": 31, "conversation_message_id": 7}]
    assert parse_sent(sent) == (31, 7)
    assert parse_sent([{"message_id": "31", "cmid": "7"}]) == (31, 7)
    assert parse_sent([{"message_id": 0, "conversation_message_id": 7}]) == (-7, 7)
    assert parse_sent(31) == (31, 0)


def test_a_refused_recipient_is_an_error():
    refused = [{"peer_id": 5, "message_id": 0, "error": {"code": 901, "description": "No"}}]
    with pytest.raises(Forbidden) as error:
        parse_sent(refused)
    assert error.value.code == 901


@pytest.mark.parametrize("answer", [None, [], {}, 0, True and "sent", [5], [{"peer_id": 5}], False])
def test_an_answer_about_a_message_without_its_id_leaves_it_open(answer):
    with pytest.raises(BadAnswer) as broken:
        parse_sent(answer)
    assert broken.value.left


def test_the_id_of_a_comment():
    assert parse_commented({"comment_id": 55, "parents_stack": []}) == 55
    assert parse_commented({"comment_id": "55"}) == 55
    for answer in (None, {}, [], {"comment_id": 0}, "x"):
        with pytest.raises(BadAnswer):
            parse_commented(answer)
