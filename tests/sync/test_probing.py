"""Kinds of keys against the training VK: what each is found to be good for, and at what price."""

import asyncio
import time

import pytest

from gosclient.domain.capabilities import Capability, Known, Reason, Standing, judged
from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import (
    AuthLost,
    CaptchaNeeded,
    NetworkDown,
    VaultError,
    VkError,
    VkUnwell,
)
from gosclient.store import capabilities, communities
from gosclient.sync import probing
from gosclient.sync.capabilities import KeyObserver, Notebook
from gosclient.vk import encode, probes
from gosclient.vk.gateway import Gateway
from gosclient.vk.network import Network

OWNER = 42
QUICK = Network(connect_timeout=2, read_timeout=1)
A, B = Slot.COMMUNITY, Slot.ADMIN


class Desk:
    """Keys of one community of the training VK, heard by a notebook."""

    def __init__(self, vk, db):
        self.vk = vk
        self.db = db
        self.community = vk.communities[0]["id"]
        self.notebook = Notebook(db, time.time)
        self.gateways = {}

    def key(self, kind, **order):
        """A fresh token of a kind."""
        if kind == "community":
            order.setdefault("community", self.community)
        else:
            order.setdefault("admin_of", [self.community])
        return self.vk.control("tokens", {"kind": kind, **order})["token"]

    def use(self, token, slot, api=None):
        observer = KeyObserver(self.notebook, slot, OWNER if slot is B else 0)
        self.notebook.assign(observer, self.community)
        gateway = Gateway(
            token,
            api or self.vk.base_url,
            user=slot is B,
            network=QUICK,
            name=f"test-{slot}",
            observer=observer,
        )
        self.gateways.setdefault(slot, []).append(gateway)
        return gateway

    async def probe(self, slot, *, asked=False):
        gateway = self.gateways[slot][-1]
        now = int(time.time())
        await probing.probe(self.db, self.notebook, gateway, self.community, slot, now, asked=asked)

    async def known(self):
        await self.notebook.written()
        return await self.db.read(capabilities.known, self.community)

    async def verdicts(self, *slots):
        """Standing and reason by capability, as far as these keys are concerned."""
        known = await self.known()
        mine = Known({slot: known.keys[slot] for slot in slots}, known.findings)
        told = {one: judged(mine, one) for one in Capability}
        return {one: (verdict.standing, verdict.reason) for one, verdict in told.items()}


@pytest.fixture
async def desk(vk, tmp_path):
    from gosclient.store.database import Database

    db = Database.open(tmp_path / "gosclient.db")
    made = Desk(vk, db)
    known = Community(made.community, "Район", api=vk.base_url, has_admin=True, token_owner=OWNER)
    await db.write(communities.save, known)
    yield made
    opened = [gateway for many in made.gateways.values() for gateway in many]
    for gateway in opened:
        gateway.close()
    for gateway in opened:
        assert gateway.join(10)
    db.close()


async def test_a_full_community_key(desk):
    desk.use(desk.key("community"), A)
    await desk.probe(A)
    told = await desk.verdicts(A)
    assert told[Capability.READ_MESSAGES] == (Standing.WORKS, Reason.NONE)
    for one in (Capability.ANSWER_MESSAGES, Capability.ANSWER_COMMENTS, Capability.POST):
        assert told[one] == (Standing.EXPECTED, Reason.UNTRIED)
    for one in (Capability.READ_COMMENTS, Capability.DELETE, Capability.BAN, Capability.PHOTO):
        assert told[one] == (Standing.REFUSED, Reason.NO_KEY)


async def test_a_community_key_without_messages(desk):
    desk.use(desk.key("community", permissions=["manage", "wall"]), A)
    await desk.probe(A)
    told = await desk.verdicts(A)
    assert told[Capability.READ_MESSAGES] == (Standing.REFUSED, Reason.NO_ACCESS)
    assert told[Capability.ANSWER_MESSAGES] == (Standing.UNKNOWN, Reason.LACKS_RIGHT)
    assert told[Capability.POST] == (Standing.EXPECTED, Reason.UNTRIED)


async def test_an_administrators_token(desk):
    desk.use(desk.key("user"), B)
    await desk.probe(B)
    told = await desk.verdicts(B)
    for one in (
        Capability.READ_COMMENTS,
        Capability.SUGGESTED,
        Capability.PHOTO,
        Capability.STATISTICS,
    ):
        assert told[one] == (Standing.WORKS, Reason.NONE), one
    for one in (Capability.DELETE, Capability.BAN, Capability.EDIT_POST):
        assert told[one] == (Standing.EXPECTED, Reason.UNTRIED), one
    assert (await desk.known()).keys[B].role == 3


async def test_a_persons_token_without_a_post_in_the_community(desk):
    desk.use(desk.key("user", admin_of=[]), B)
    await desk.probe(B)
    told = await desk.verdicts(B)
    assert told[Capability.READ_COMMENTS] == (Standing.WORKS, Reason.NONE), "it is a public wall"
    assert told[Capability.SUGGESTED] == (Standing.REFUSED, Reason.NOT_MANAGER)
    assert told[Capability.DELETE] == (Standing.REFUSED, Reason.NOT_MANAGER)
    assert told[Capability.BAN] == (Standing.REFUSED, Reason.NO_ACCESS)


async def test_a_plain_vk_id_login(desk):
    desk.use(desk.key("vk_id"), B)
    await desk.probe(B)
    told = await desk.verdicts(B)
    for one in (
        Capability.READ_COMMENTS,
        Capability.SUGGESTED,
        Capability.PHOTO,
        Capability.STATISTICS,
        Capability.BAN,
    ):
        assert told[one] == (Standing.REFUSED, Reason.KIND_OF_KEY), one
    assert told[Capability.DELETE] == (Standing.UNKNOWN, Reason.LACKS_RIGHT)


async def test_a_token_with_fewer_rights(desk):
    desk.use(desk.key("user", permissions=["groups"]), B)
    await desk.probe(B)
    told = await desk.verdicts(B)
    assert told[Capability.READ_COMMENTS] == (Standing.REFUSED, Reason.NO_ACCESS)
    assert told[Capability.BAN] == (Standing.EXPECTED, Reason.UNTRIED)


@pytest.mark.parametrize(
    ("kind", "slot", "call", "capability", "works"),
    [
        # VK's schema gives wall.post to users alone; VK takes it from a community key.
        ("community", A, "post", Capability.POST, True),
        ("community", A, "get_comments", Capability.READ_COMMENTS, False),
        ("community", A, "delete", Capability.DELETE, False),
        ("community", A, "ban", Capability.BAN, False),
        ("community", A, "statistics", Capability.STATISTICS, False),
        ("community", A, "photo", Capability.PHOTO, False),
        ("community", A, "send", Capability.ANSWER_MESSAGES, True),
        ("community", A, "comment", Capability.ANSWER_COMMENTS, True),
        ("user", B, "post", Capability.POST, True),
        ("user", B, "get_comments", Capability.READ_COMMENTS, True),
        ("user", B, "delete", Capability.DELETE, True),
        ("user", B, "ban", Capability.BAN, True),
        ("user", B, "comment", Capability.ANSWER_COMMENTS, True),
        ("user", B, "statistics", Capability.STATISTICS, True),
        ("user", B, "photo", Capability.PHOTO, True),
        ("vk_id", B, "post", Capability.POST, False),
        ("vk_id", B, "get_comments", Capability.READ_COMMENTS, False),
        ("vk_id", B, "delete", Capability.DELETE, False),
        ("vk_id", B, "ban", Capability.BAN, False),
        ("vk_id", B, "statistics", Capability.STATISTICS, False),
    ],
)
async def test_kinds_of_keys_and_methods(desk, kind, slot, call, capability, works):
    """What one real call shows."""
    gateway = desk.use(desk.key(kind), slot)
    made = _call(desk, call)
    try:
        await gateway.call(*made)
    except VkError:
        assert works is not True
    assert (await desk.known()).findings[slot, capability].works is works


def _call(desk, what):
    community = desk.community
    if what == "send":
        person = desk.vk.citizen(community, "Вопрос")["person"]
        return encode.message_send(person, "Ответ", 77)
    if what == "post":
        return "wall.post", {"owner_id": -community, "from_group": 1, "message": "Завтра субботник"}
    if what == "statistics":
        return "stats.get", {"group_id": community}
    if what == "photo":
        return "photos.getWallUploadServer", {"group_id": community}
    post = _post(desk)
    said = desk.vk.citizen(community, "А тротуар?", kind="comment", post=post)
    calls = {
        "get_comments": probes.comments(community, post),
        "delete": (
            "wall.deleteComment",
            {"owner_id": -community, "comment_id": said["comment_id"]},
        ),
        "ban": ("groups.ban", {"group_id": community, "owner_id": said["person"]}),
        "comment": encode.comment_create(community, post, "В мае.", f"guid-{said}"),
    }
    return calls[what]


def _post(desk):
    token = desk.vk.user_token
    answer = desk.vk.method("wall.get", token, owner_id=-desk.community, count=1)
    return answer["response"]["items"][0]["id"]


async def test_an_error_about_the_target_leaves_a_capability_on(desk):
    gateway = desk.use(desk.key("user"), B)
    await gateway.call(*probes.comments(desk.community, _post(desk)))
    before = await desk.known()
    for call in (
        probes.comments(desk.community, 999_999),  # 212
        ("wall.deleteComment", {"owner_id": -desk.community, "comment_id": 999_999}),  # 104
        ("groups.ban", {"group_id": desk.community, "owner_id": 1}),  # a manager: 15
    ):
        with pytest.raises(VkError):
            await gateway.call(*call)
    assert (await desk.known()).findings == before.findings


async def test_a_probe_is_few_requests_and_changes_nothing_in_vk(desk):
    desk.use(desk.key("user"), B)
    desk.use(desk.key("community"), A)
    before = desk.vk.truth()
    since = desk.vk.calls()[-1]["number"] if desk.vk.calls() else 0
    await desk.probe(A)
    await desk.probe(B)
    made = desk.vk.calls(since)
    assert len(made) <= 5
    inner = [inner["method"] for one in made for inner in (one.get("calls") or [one])]
    assert all(encode.is_read(method) for method in inner)
    assert desk.vk.truth()["communities"] == before["communities"]


async def test_a_dead_key_is_found_and_a_new_one_starts_afresh(desk):
    token = desk.key("user")
    desk.use(token, B)
    await desk.probe(B)
    desk.vk.control("tokens/revoke", {"token": token})
    with pytest.raises(AuthLost):
        await desk.probe(B)
    told = await desk.verdicts(B)
    assert {reason for _, reason in told.values()} == {Reason.DEAD_KEY, Reason.NO_KEY}
    await desk.db.write(capabilities.key_replaced, desk.community, [B])
    desk.use(desk.key("user"), B)
    await desk.probe(B)
    assert (await desk.verdicts(B))[Capability.READ_COMMENTS][0] is Standing.WORKS


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"fault": "drop_before"}, NetworkDown),
        ({"fault": "error:14"}, CaptchaNeeded),
        ({"fault": "error:10"}, VkUnwell),
    ],
    ids=["no network", "captcha", "VK unwell"],
)
async def test_trouble_of_the_moment_changes_no_row(desk, fault, error):
    desk.use(desk.key("user"), B)
    await desk.probe(B)
    before = await desk.known()
    desk.vk.faults({"where": "*", "times": 50, **fault})
    with pytest.raises(error):
        await desk.probe(B, asked=True)
    assert await desk.known() == before


async def test_the_officers_wish_opens_what_was_refused(desk):
    gateway = desk.use(desk.key("user"), B)
    desk.vk.faults({"where": "wall.deleteComment", "fault": "error:7", "times": 1})
    with pytest.raises(VkError):
        await gateway.call(*_call(desk, "delete"))
    assert (await desk.verdicts(B))[Capability.DELETE][0] is Standing.REFUSED
    await desk.probe(B)
    assert (await desk.verdicts(B))[Capability.DELETE][0] is Standing.REFUSED
    await desk.probe(B, asked=True)
    assert (await desk.verdicts(B))[Capability.DELETE][0] is Standing.EXPECTED


async def test_an_engine_probes_what_was_not_probed_for_a_day(small):
    [community] = small.ids

    def keys_are_known():
        read = capabilities.key_state
        states = [small.db.submit_read(read, community, slot).result() for slot in Slot]
        return all(state.rights or state.role for state in states)

    for slot in Slot:
        await small.db.write(capabilities.save_facts, community, slot, None, None, 1)
    async with small.working():
        await small.until(keys_are_known, "both keys are probed")


async def test_an_engine_leaves_alone_what_was_probed_today(small):
    since = small.last_call() if small.vk.calls() else 0
    async with small.working():
        await small.until_live()
    asked = small.asked(since)
    assert "messages.getConversations" in asked
    assert not asked & {"groups.getTokenPermissions", "stats.get"}


async def test_many_communities_are_probed_with_few_requests(headquarters):
    read = capabilities.key_state
    async with headquarters.engine() as engine:
        for community in headquarters.ids:
            for slot in Slot:
                await headquarters.db.write(capabilities.save_facts, community, slot, None, None, 1)
        prober = engine._prober
        since = headquarters.last_call() if headquarters.vk.calls() else 0
        await asyncio.gather(*map(prober._attempt, headquarters.ids))
    made = [one for one in headquarters.vk.calls(since) if one["token_kind"] == "user"]
    assert len(made) < len(headquarters.ids) * 2
    for community in headquarters.ids:
        assert (await headquarters.db.read(read, community, Slot.ADMIN)).role == 3


async def test_a_dead_administrators_key_does_not_keep_the_other_from_being_probed(small):
    [community] = small.ids
    token = small.vk.control("tokens", {"kind": "user", "admin_of": [community]})["token"]
    await small.give_key(community, Slot.ADMIN, token)
    small.vk.control("tokens/revoke", {"token": token})
    async with small.engine() as engine:
        await engine.probe(community)
    states = {slot: await small.db.read(capabilities.key_state, community, slot) for slot in Slot}
    assert states[Slot.ADMIN].dead_since
    assert "messages" in states[Slot.COMMUNITY].rights


async def test_an_engine_without_the_key_says_so(small):
    [community] = small.ids
    small.vault.delete(community, Slot.COMMUNITY)
    async with small.engine() as engine:
        with pytest.raises(VaultError):
            await engine.probe(community)


async def test_an_engine_counts_the_calls_of_the_administrators_key(caught_up):
    [community] = caught_up.ids
    owner = (await caught_up.db.read(communities.community, community)).token_owner

    def counted():
        return caught_up.read("select sum(n) from calls where owner = ?", owner)[0][0]

    before, since = counted(), caught_up.last_call()
    await caught_up.once()
    made = [one for one in caught_up.vk.calls(since) if one["token_kind"] == "user"]
    assert counted() - before == len(made) > 0
