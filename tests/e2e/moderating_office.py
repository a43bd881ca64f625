"""The moderating half of an office's days: what officers and colleagues remove, ban and publish.

Whatever happens on the way, an act is done at most once, its record is whole, and what was taken back
in time was never asked of VK.
"""

import asyncio
import functools
import time
from collections import Counter

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from patience import until

from gosclient.desk import journal, moderation, replies, suggestions
from gosclient.domain.errors import BadInput
from gosclient.domain.inbox import InboxFilter, View
from gosclient.domain.journal import Phase, phase_of
from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import Publication
from gosclient.domain.outbox import SETTLED, Act, OutboxState
from gosclient.store import bans, inbox

A_DAY = 86_400
LONG_UNDO = 86_400.0
SPAM = "Спам и повторы"
METHODS = {
    Act.DELETE: ("wall.deleteComment", "comment_id"),
    Act.RESTORE: ("wall.restoreComment", "comment_id"),
    Act.BAN: ("groups.ban", "owner_id"),
    Act.UNBAN: ("groups.unban", "owner_id"),
    Act.CLOSE: ("wall.closeComments", "post_id"),
    Act.OPEN: ("wall.openComments", "post_id"),
    Act.PUBLISH: ("wall.post", "post_id"),
    Act.DECLINE: ("wall.delete", "post_id"),
}
"""VK's method of each act and the parameter that names its target."""

LOOKS = ["wall.getComment", "wall.getById", "groups.getBanned", "wall.get"]
TROUBLES = ["drop_before", "drop_after", "http_500", "html_200", "timeout", "slow:300"]
TROUBLES += ["error:6", "error:9", "error:10", "error:14", "error:29"]
NOT_DONE = {"drop_before", "timeout", "http_500"}
"""Troubles that keep VK from carrying out a call."""

chances = st.integers(min_value=0, max_value=10**6)
undos = st.sampled_from([0.0, 0.0, 0.2, LONG_UNDO])
acts = st.tuples(chances, undos, st.sampled_from(list(METHODS)), st.integers(0, 2))
"""An act of an officer: on which target, seconds to undo, which one, in which way."""

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12
)


def act(**given):
    """A rule that is also written into the day's journal: a replay may go otherwise."""

    def mark(does):
        @functools.wraps(does)
        def told(self, **chosen):
            said = ", ".join(f"{name}={value!r}" for name, value in chosen.items())
            self.journal.append(f"{does.__name__}({said})")
            return does(self, **chosen)

        return rule(**given)(told)

    return mark


moderating = precondition(lambda self: self.admin)
"""Without an administrator's key nothing of this can be done."""


class Moderators:
    """Rules of those who moderate, beside the rules of an ``Office``."""

    done: Counter[Act]
    numbers = 0

    def begin_moderating(self):
        """Nothing is offered yet, and nothing asked."""
        self.asked = {}
        self.offers = []
        self.meddled = Counter()
        self.untold = False
        self.first_call = max((one["number"] for one in self.vk.calls()), default=0)

    # A citizen and a colleague -----------------------------------------------------------------

    @act(text=words)
    def citizen_offers(self, text):
        self.offers.append(self.offer(text))

    def offer(self, text):
        """A citizen offers a post; no two have the same words."""
        Moderators.numbers += 1
        said = f"Предложение {Moderators.numbers}: {text}"
        return {**self.vk.citizen(self.community, said, "suggest"), "text": said}

    @moderating
    @act(which=chances, kind=st.sampled_from(["ban", "unban"]))
    def colleague_bans_or_unbans(self, which, kind):
        person = self.somebody(which)
        if self.colleague(kind, person=person):
            self.meddled["person", person] += 1

    @moderating
    @precondition(lambda self: self.offers)
    @act(which=chances, kind=st.sampled_from(["publish", "delete"]))
    def colleague_deals_with_an_offer(self, which, kind):
        offer = self.offers[which % len(self.offers)]
        if self.colleague(kind, target={"post_id": offer["post_id"]}):
            self.meddled["suggestion", offer["post_id"]] += 1
            self.untold = True  # VK has no event of a declined post

    @moderating
    @act(which=chances, kind=st.sampled_from(["delete", "restore"]))
    def comment_goes_or_returns(self, which, kind):
        target = self.said[which % len(self.said)]
        if self.colleague(kind, target=target):
            self.meddled["comment", target["comment_id"]] += 1

    def colleague(self, kind, **more):
        """Whether a colleague's act in VK changed anything."""
        try:
            self.vk.control("colleague", {"community": self.community, "kind": kind, **more})
        except ValueError:
            return False
        return True

    # The officer -------------------------------------------------------------------------------

    @moderating
    @act(chosen=acts)
    def officer_moderates(self, chosen):
        self.moderate(*chosen)

    def moderate_in_the_morning(self, chosen):
        """Many days leave the rule of moderating out as a whole; so some of it is always done."""
        self.offers.append(self.offer("утреннее"))
        for item in (
            (ItemKind.COMMENT, self.said[0]["comment_id"]),
            (ItemKind.SUGGESTED, self.offers[0]["post_id"]),
        ):
            until(lambda item=item: self.item_about(*item), "words of the morning")
        for one in chosen[:4]:
            self.moderate(*one)

    def moderate(self, which, undo, wish, more):
        match wish:
            case Act.DELETE | Act.RESTORE:
                self.delete_or_restore(which, undo, wish)
            case Act.BAN | Act.UNBAN:
                self.ban_or_unban(which, undo, wish, days=(0, 365, 365)[more])
            case Act.CLOSE | Act.OPEN:
                self.close_or_open(which, undo, closed=wish is Act.CLOSE)
            case _:
                way = ("as it is", "edited", "later")[more]
                self.deal_with_offer(which, undo, way if wish is Act.PUBLISH else "declined")

    def delete_or_restore(self, which, undo, wish):
        said = self.said[which % len(self.said)]
        item = self.item_about(ItemKind.COMMENT, said["comment_id"])
        if item is None:
            return
        if wish is Act.DELETE:
            self.ask(moderation.delete(self.db, [item], SPAM, undo=undo, now=time.time()))
        else:
            self.ask(moderation.restore(self.db, [item], undo=undo, now=time.time()))

    def ban_or_unban(self, which, undo, wish, days):
        here, person, now = [self.community], self.somebody(which), time.time()
        if wish is Act.BAN:
            self.ask(moderation.ban(self.db, here, person, SPAM, days=days, undo=undo, now=now))
        else:
            self.ask(moderation.unban(self.db, here, person, undo=undo, now=now))

    def close_or_open(self, which, undo, *, closed):
        post_id = self.said[which % len(self.said)]["post_id"]
        closing = moderation.close_comments(
            self.db, self.community, post_id, closed=closed, undo=undo, now=time.time()
        )
        self.ask(closing)

    def deal_with_offer(self, which, undo, way):
        if not self.offers:
            return
        offer = self.offers[which % len(self.offers)]
        item = self.item_about(ItemKind.SUGGESTED, offer["post_id"])
        if item is None:
            return
        now = time.time()
        if way == "declined":
            self.ask(suggestions.decline(self.db, item, SPAM, undo=undo, now=now))
            return
        text = f"Правка. {offer['text']}" if way == "edited" else ""
        at = self.free_hour() if way == "later" else 0
        self.ask(suggestions.publish(self.db, item, Publication(text, at), undo=undo, now=now))

    @moderating
    @act(
        which=chances,
        what=st.sampled_from(
            [replies.take_back, replies.send_now, replies.try_again, replies.check, replies.dismiss]
        ),
    )
    def officer_decides_about_an_act(self, which, what):
        if not self.asked:
            return
        entry_id = sorted(self.asked)[which % len(self.asked)]
        try:
            asyncio.run(what(self.db, entry_id, time.time()))
        except BadInput:
            return  # too late to take it back

    @moderating
    @act(
        where=st.sampled_from([name for name, _ in METHODS.values()]),
        fault=st.sampled_from(TROUBLES),
    )
    def trouble_of_an_act(self, where, fault):
        self.vk.faults({"where": where, "fault": fault, "times": 1})

    @moderating
    @act(where=st.sampled_from(LOOKS), fault=st.sampled_from(TROUBLES))
    def trouble_of_a_look(self, where, fault):
        self.vk.faults({"where": where, "fault": fault, "times": 1})

    def ask(self, asking):
        """Write an act down, unless it cannot be asked."""
        try:
            asked = asyncio.run(asking)
        except BadInput:
            return
        for entry in asked.entries:
            self.asked.setdefault(entry.entry_id, entry)

    def somebody(self, which):
        people = [*self.talks, *self.said, *self.offers]
        return people[which % len(people)]["person"]

    def item_about(self, kind, source):
        found = self.db.submit_read(inbox.page, InboxFilter(View.ALL), limit=10_000).result()
        wanted = (one.item_id for one in found if (one.kind, one.source_id) == (kind, source))
        return next(wanted, None)

    def free_hour(self):
        """A time some weeks ahead of VK's clock that no other post has."""
        Moderators.numbers += 1
        now = self.vk.method("utils.getServerTime", self.vk.user_token)["response"]
        return now + 40 * A_DAY + Moderators.numbers * 3600

    # The promise -------------------------------------------------------------------------------

    def broken_acts(self, truth):
        """What is wrong with the acts of this day; best empty. Call when all is quiet."""
        assert asyncio.run(journal.verify(self.db)).whole
        rows = {entry_id: self.rows()[entry_id] for entry_id in self.asked}
        self.done.update(row.act for row in rows.values() if row.state is OutboxState.CONFIRMED)
        wrong = self.broken_records(rows) + self.needless_calls(rows.values())
        return wrong + self.twice_published(truth) + self.undone(rows.values(), truth)

    def broken_records(self, rows):
        """Acts whose record in the journal has no beginning, no copy or another end."""
        told = {}
        for one in reversed(asyncio.run(journal.page(self.db, limit=journal.ALL))):
            told.setdefault(one.line.entry_id, []).append(one)
        wrong = []
        for entry_id, row in rows.items():
            lines = told.get(entry_id, [])
            phases = [one.line.phase for one in lines]
            kept = all(one.copy.text for one in lines) or row.act in {Act.BAN, Act.UNBAN}
            kept = kept or row.act in {Act.CLOSE, Act.OPEN}
            ended = row.state not in SETTLED or phases[-1:] == [phase_of(row)]
            if phases[:1] != [Phase.ASKED] or not kept or not ended:
                wrong.append(f"the record {phases} of {row}")
        return wrong

    def needless_calls(self, rows):
        """Calls that nobody asked for: of what was taken back in time there is none."""
        made, carried_out = Counter(), Counter()
        for call in self.vk.calls(self.first_call):
            for kind, (method, name) in METHODS.items():
                if call["method"] == method:
                    key = kind, int(call["params"].get(name, 0))
                    made[key] += 1
                    carried_out[key] += not call["error_code"] and call["fault"] not in NOT_DONE
        tried, wanted = Counter(), Counter()
        for row in rows:
            tried[row.act, row.target_id] += row.attempts
            wanted[row.act, row.target_id] += row.attempts > 0
        wrong = [
            f"{made[key]} calls of {key}, {tried[key]} tries"
            for key in made
            if made[key] > tried[key]
        ]
        for (kind, target), count in carried_out.items():
            allowed = wanted[kind, target] + self.meddled[kind.subject, target]
            # Whether comments are closed cannot be read, so a doubtful try is made again.
            if count > allowed and kind not in {Act.CLOSE, Act.OPEN}:
                wrong.append(f"{kind} of {target} was done {count} times, wanted {allowed}")
        return wrong

    def twice_published(self, truth):
        """Offers that stand in VK more than once in the name of the community."""
        ours = [one["text"] for one in truth["posts"] if one["from_id"] == -self.community]
        copies = {
            one["text"]: sum(said.endswith(one["text"]) for said in ours) for one in self.offers
        }
        return [f"{count} copies of {text!r}" for text, count in copies.items() if count > 1]

    def undone(self, rows, truth):
        """Targets that nobody else touched and that are not as the last act said to be done left them."""
        last = {
            (row.act.subject, row.target_id): row
            for row in rows
            if row.state is OutboxState.CONFIRMED
        }
        comments = {one["id"]: one for one in truth["comments"]}
        posts = {one["id"]: one for one in truth["posts"]}
        banned = {one["user_id"] for one in truth["bans"]}
        spoken = [one["text"] for one in truth["posts"] if one["from_id"] == -self.community]
        offered = {one["post_id"]: one["text"] for one in self.offers}
        wrong = []
        for (subject, target), row in last.items():
            if self.meddled[subject, target]:
                continue
            match row.act:
                case Act.DELETE | Act.RESTORE:
                    right = comments[target]["deleted"] is (row.act is Act.DELETE)
                case Act.BAN | Act.UNBAN:
                    right = (target in banned) is (row.act is Act.BAN)
                case Act.CLOSE | Act.OPEN:
                    right = posts[target]["comments_closed"] is (row.act is Act.CLOSE)
                case _:
                    stands = any(said.endswith(offered[target]) for said in spoken)
                    right = stands is (row.act is Act.PUBLISH)
            wrong += [] if right else [f"said to be done and is not: {row}"]
        return wrong

    def wrong_blacklist(self, truth):
        """How the blacklist differs here and in VK."""
        if not self.admin:
            return []
        kept = self.db.submit_read(bans.banned, self.community).result()
        here = {one.person_id: (one.until, one.reason) for one in kept}
        there = {one["user_id"]: (one["end_date"], one["reason"]) for one in truth["bans"]}
        differing = here.items() ^ there.items()
        return [f"the blacklist differs: {sorted(differing)}"] if differing else []
