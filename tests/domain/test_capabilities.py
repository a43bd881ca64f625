"""What an answer says of a capability, and what people are told of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.capabilities import (
    NEEDS,
    Capability,
    Finding,
    KeyState,
    Known,
    Reason,
    Standing,
    judged,
)
from gosclient.domain.community import Slot
from gosclient.domain.errors import (
    AuthLost,
    BadAnswer,
    CaptchaNeeded,
    NetworkDown,
    NotFound,
    RateLimited,
    VkError,
    VkUnwell,
)
from gosclient.domain.findings import (
    Heard,
    community_named,
    heard,
    kills,
    month_of,
    noted,
    probe_is_due,
    subject_of,
)

NOW = 1_795_334_400
SCOPES = "Access denied: no access to call this method. It cannot be called with current scopes."
EDITOR = "Access denied: user should be group editor"
A, B = Slot.COMMUNITY, Slot.ADMIN


def said(method, code=0, words="", **params):
    error = VkError(code, words) if code else None
    return heard(subject_of(method, params), error)


# ------------------------------------------------------------------------------- what speaks


@pytest.mark.parametrize(
    ("method", "params", "capability"),
    [
        ("messages.getConversations", {}, Capability.READ_MESSAGES),
        ("messages.send", {}, Capability.ANSWER_MESSAGES),
        ("wall.getComments", {}, Capability.READ_COMMENTS),
        ("wall.createComment", {}, Capability.ANSWER_COMMENTS),
        ("wall.deleteComment", {}, Capability.DELETE),
        ("groups.ban", {}, Capability.BAN),
        ("wall.post", {}, Capability.POST),
        ("photos.getWallUploadServer", {}, Capability.PHOTO),
        ("wall.edit", {}, Capability.EDIT_POST),
        ("wall.get", {"filter": "suggests"}, Capability.SUGGESTED),
        ("newsfeed.getMentions", {"owner_id": -1}, Capability.MENTIONS),
        ("wall.get", {"filter": "all"}, Capability.READ_COMMENTS),
        ("wall.get", {}, Capability.READ_COMMENTS),
        ("stats.get", {}, Capability.STATISTICS),
    ],
)
def test_each_method_speaks_for_its_capability(method, params, capability):
    assert subject_of(method, params).capability is capability


@pytest.mark.parametrize("call", [("users.get", {}), ("wall.get", {"filter": "postponed"})])
def test_other_calls_speak_of_nothing(call):
    assert subject_of(*call) is None


@pytest.mark.parametrize(
    ("params", "community"),
    [
        ({"group_id": "12"}, 12),
        ({"owner_id": -12, "count": 1}, 12),
        ({"group_id": 12, "owner_id": 501}, 12),
        ({"owner_id": "501"}, 0),
        ({"peer_ids": 501}, 0),
        ({"owner_id": "много"}, 0),
    ],
)
def test_the_community_of_a_call_is_read_from_its_parameters(params, community):
    assert community_named(params) == community


def test_a_success_proves_only_what_was_done():
    assert said("wall.deleteComment") is Heard.WORKS
    assert said("groups.getBanned") is Heard.NOTHING, "to see the blacklist is not to ban"
    assert said("wall.get") is Heard.NOTHING, "the wall may be read and its comments not"


@pytest.mark.parametrize("code", [7, 20, 23, 27, 28, 203, 1051])
def test_these_refusals_are_about_the_key(code):
    assert said("wall.deleteComment", code) is Heard.REFUSED


@pytest.mark.parametrize(
    "code", [1, 6, 9, 10, 14, 18, 29, 33, 100, 104, 200, 210, 211, 212, 213, 214, 900, 901, 902]
)
def test_these_are_about_the_target_the_moment_or_nobody(code):
    for method in ("wall.deleteComment", "messages.send", "wall.getComments", "wall.post"):
        assert said(method, code) is Heard.NOTHING


@pytest.mark.parametrize(
    ("method", "words", "heard"),
    [
        ("wall.deleteComment", SCOPES, Heard.REFUSED),
        ("wall.deleteComment", EDITOR, Heard.REFUSED),
        ("wall.deleteComment", "Access denied", Heard.NOTHING),
        ("wall.getComments", "Access denied: this post is for friends", Heard.NOTHING),
        ("groups.ban", "Access denied: user is a manager of the group", Heard.NOTHING),
        ("messages.getHistory", "Access denied", Heard.NOTHING),
        ("messages.getConversations", "Access denied", Heard.REFUSED),
        ("stats.get", "Access denied", Heard.REFUSED),
        ("wall.get", "Access denied: wall is disabled", Heard.NOTHING),
        ("photos.getWallUploadServer", "Access denied", Heard.REFUSED),
    ],
)
def test_error_15_is_read_by_its_words_and_by_what_was_asked_for(method, words, heard):
    assert said(method, 15, words) is heard


def test_a_closed_album_speaks_of_photos_only():
    assert said("photos.getWallUploadServer", 200) is Heard.REFUSED
    assert said("stats.get", 200) is Heard.NOTHING


@pytest.mark.parametrize(
    "trouble",
    [
        NetworkDown(),
        NetworkDown(left=True),
        BadAnswer(),
        CaptchaNeeded(14),
        RateLimited(9),
        VkUnwell(10),
        NotFound(211),
        AuthLost(5),
    ],
    ids=repr,
)
def test_trouble_that_passes_and_a_dead_key_change_no_capability(trouble):
    assert heard(subject_of("messages.getConversations", {}), trouble) is Heard.NOTHING
    assert kills(trouble) is isinstance(trouble, AuthLost)


# ------------------------------------------------------------------------------- what is known


def test_a_success_keeps_since_when_and_renews_the_last_time():
    first = noted(None, Heard.WORKS, 0, NOW)
    assert first == Finding(works=True, since=NOW, worked_at=NOW)
    assert noted(first, Heard.WORKS, 0, NOW + 60) == Finding(True, NOW, NOW + 60)


def test_a_refusal_is_known_since_its_first_time_and_a_success_ends_it():
    worked = Finding(works=True, since=NOW, worked_at=NOW + 60)
    refused = noted(worked, Heard.REFUSED, 15, NOW + 90)
    assert refused == Finding(works=False, since=NOW + 90, worked_at=NOW + 60, code=15)
    assert noted(refused, Heard.REFUSED, 15, NOW + 99) == refused
    assert noted(refused, Heard.REFUSED, 27, NOW + 99).since == NOW + 99
    assert noted(refused, Heard.WORKS, 0, NOW + 99) == Finding(True, NOW + 99, NOW + 99)


@given(st.none() | st.builds(Finding, st.booleans(), st.integers(), st.integers(), st.integers()))
def test_what_says_nothing_changes_nothing(before):
    assert noted(before, Heard.NOTHING, 0, NOW) == before


# ------------------------------------------------------------------------------- the verdict

FULL_KEY = KeyState(frozenset({"messages", "wall", "manage"}))
ADMIN = KeyState(frozenset({"wall", "groups", "photos", "stats"}), role=3)


def verdict(capability, findings=None, **keys):
    slots = {Slot(name): state for name, state in keys.items()}
    found = judged(Known(slots, findings or {}), capability)
    return found.standing, found.slot, found.reason


@pytest.mark.parametrize("capability", Capability)
def test_nothing_is_said_to_work_before_it_has_worked(capability):
    standing, _, reason = verdict(capability, community=FULL_KEY, admin=ADMIN)
    assert (standing, reason) == (Standing.EXPECTED, Reason.UNTRIED)


@pytest.mark.parametrize(
    "capability",
    [one for one in Capability if set(NEEDS[one]) == {Slot.ADMIN}],
)
def test_without_an_administrators_key_its_half_is_missing(capability):
    assert verdict(capability, community=FULL_KEY) == (Standing.REFUSED, B, Reason.NO_KEY)


def test_what_worked_with_either_key_works():
    works = Finding(works=True, since=NOW, worked_at=NOW)
    refused = Finding(works=False, since=NOW, code=15)
    for slot, other in ((A, B), (B, A)):
        found = {(slot, Capability.POST): works, (other, Capability.POST): refused}
        assert verdict(Capability.POST, found, community=FULL_KEY, admin=ADMIN) == (
            Standing.WORKS,
            slot,
            Reason.NONE,
        )


def test_a_key_that_nobody_expects_to_serve_counts_once_it_has_served():
    found = {(A, Capability.DELETE): Finding(works=True, since=NOW, worked_at=NOW)}
    assert verdict(Capability.DELETE, found, community=FULL_KEY)[:2] == (Standing.WORKS, A)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (27, Reason.KIND_OF_KEY),
        (1051, Reason.KIND_OF_KEY),
        (15, Reason.NO_ACCESS),
        (7, Reason.NO_ACCESS),
        (23, Reason.SWITCHED_OFF),
    ],
)
def test_a_refusal_has_its_reason(code, reason):
    found = {(B, Capability.DELETE): Finding(works=False, since=NOW, code=code)}
    assert verdict(Capability.DELETE, found, community=FULL_KEY, admin=ADMIN) == (
        Standing.REFUSED,
        B,
        reason,
    )


def test_a_refusal_of_one_key_leaves_the_other_to_try():
    found = {(A, Capability.POST): Finding(works=False, since=NOW, code=15)}
    assert verdict(Capability.POST, found, community=FULL_KEY, admin=ADMIN)[:2] == (
        Standing.EXPECTED,
        B,
    )
    assert verdict(Capability.POST, found, community=FULL_KEY) == (
        Standing.REFUSED,
        A,
        Reason.NO_ACCESS,
    )


def test_a_dead_key_is_good_for_nothing_whatever_it_has_done():
    found = {(A, Capability.READ_MESSAGES): Finding(works=True, since=1, worked_at=2)}
    dead = KeyState(dead_since=NOW)
    told = judged(Known({A: dead}, found), Capability.READ_MESSAGES)
    assert (told.standing, told.reason, told.since) == (Standing.REFUSED, Reason.DEAD_KEY, NOW)
    assert told.worked_at == 2


@pytest.mark.parametrize(
    ("admin", "standing", "reason"),
    [
        (KeyState(), Standing.UNKNOWN, Reason.UNTRIED),
        (KeyState(role=3), Standing.EXPECTED, Reason.UNTRIED),
        (KeyState(role=2), Standing.EXPECTED, Reason.UNTRIED),
        (KeyState(role=1), Standing.UNKNOWN, Reason.LOW_ROLE),
        (KeyState(role=0), Standing.REFUSED, Reason.NOT_MANAGER),
        (KeyState(frozenset({"groups"}), 3), Standing.UNKNOWN, Reason.LACKS_RIGHT),
    ],
)
def test_rights_and_standing_only_say_what_to_expect(admin, standing, reason):
    assert verdict(Capability.EDIT_POST, community=FULL_KEY, admin=admin) == (standing, B, reason)


def test_strangers_see_their_own_suggestions_which_proves_nothing():
    found = {(B, Capability.SUGGESTED): Finding(works=True, since=NOW, worked_at=NOW)}
    stranger = KeyState(role=0)
    assert verdict(Capability.SUGGESTED, found, community=FULL_KEY, admin=stranger)[2] is (
        Reason.NOT_MANAGER
    )
    assert verdict(Capability.SUGGESTED, found, community=FULL_KEY, admin=ADMIN)[0] is (
        Standing.WORKS
    )


# ------------------------------------------------------------------------------- when and how often


def test_a_living_key_is_probed_once_a_day():
    assert probe_is_due(KeyState(), NOW)
    assert not probe_is_due(KeyState(probed_at=NOW - 3600), NOW)
    assert probe_is_due(KeyState(probed_at=NOW - 90_000), NOW)
    assert probe_is_due(KeyState(probed_at=NOW + 3600), NOW), "the clock was wrong then"
    assert not probe_is_due(KeyState(dead_since=NOW - 90_000), NOW)


def test_months_end_in_moscow():
    end_of_november = 1_796_072_399  # 30 November 2026, 23:59:59 there
    assert month_of(end_of_november) == 202_611
    assert month_of(end_of_november + 1) == 202_612
