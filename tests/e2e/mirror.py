"""The mirror held against the truth: what the program keeps of VK, and what VK really holds.

The program keeps words as people read them: a mention is a name. So is the truth compared.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from patience import pause

from gosclient.domain.inbox import InboxFilter, ItemStatus, View
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxEntry, OutboxState
from gosclient.store import inbox, outbox
from gosclient.store.database import Connection, Database
from gosclient.sync.mentions import LOOK_BACK
from gosclient.vk.values import readable

Truth = dict[str, Any]
Source = tuple[str, int]
"""Kind and source of an item."""

_MINUTES = 600
"""Seconds by which a comparison may come later than what it compares."""

NOT_SENT = {OutboxState.HOLDING, OutboxState.QUEUED, OutboxState.WAITING, OutboxState.CANCELLED}


class Mirror:
    """A profile's file, read beside the program that writes it; a context manager."""

    def __init__(self, folder: Path) -> None:
        self._db = Database.open(folder / "gosclient.db", readonly=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def differences(self, truth: Truth) -> list[str]:
        """What the mirror of a community has too little, too much or otherwise; best empty."""
        found: list[str] = self._db.submit_read(differences, truth).result()
        return found

    def wait_until_whole(self, truth: Callable[[], Truth], within: float = 60.0) -> None:
        """Return once nothing differs any more; fail with the differences.

        Mentions are left out: no event tells of them, and they are asked for by the quarter of an hour.
        """
        deadline = time.monotonic() + within
        while different := [one for one in self.differences(truth()) if "mention" not in one]:
            assert time.monotonic() < deadline, "\n".join(["the mirror differs:", *different])
            pause(0.2)

    def items(self, community: int, kind: str, source: int) -> list[int]:
        """Items of a dialogue or a comment."""

        def read(connection: Connection) -> list[int]:
            rows = connection.execute(
                "select id from inbox where community_id = ? and kind = ? and source_id = ?",
                (community, kind, source),
            )
            return [row[0] for row in rows]

        return self._db.submit_read(read).result()

    def intents(self) -> list[OutboxEntry]:
        """All intents, in order of writing."""
        rows = self._db.submit_read(outbox.recent, -1).result()
        return sorted(rows, key=lambda row: row.entry_id)


def known_answers(connection: Connection, community_id: int) -> dict[Source, int]:
    """The newest answer of the office that each item has taken account of."""
    rows = connection.execute(
        "select kind, source_id, answer from inbox where community_id = ?", (community_id,)
    )
    return {(kind, source_id): answer for kind, source_id, answer in rows}


def differences(
    connection: Connection,
    truth: Truth,
    *,
    wall: bool = True,
    put_off: Mapping[Source, int] = MappingProxyType({}),
) -> list[str]:
    """As ``Mirror.differences``, on a connection; without ``wall`` of the dialogues alone.

    ``put_off`` names the answer that was known when an officer put an item off: the item comes
    back although it is answered, and stays until there is a newer one.
    """
    found = _compared("message", _true_messages(truth), _kept_messages(connection, truth["id"]))
    if not wall:
        bare = {"id": truth["id"], "conversations": truth["conversations"]}
        bare |= {"comments": [], "posts": []}
        return found + _of_inbox(connection, bare, put_off, (ItemKind.MESSAGE,))
    return [
        *found,
        *_compared("comment", _true_comments(truth), _kept_comments(connection, truth["id"])),
        *_compared("post", _true_posts(truth), _kept_posts(connection, truth["id"])),
        *_compared("mention", _true_mentions(truth), _kept_mentions(connection, truth["id"])),
        *_of_inbox(connection, truth, put_off),
    ]


def broken_promises(intents: Iterable[OutboxEntry], made: Iterable[dict[str, Any]]) -> list[str]:
    """Answers that VK holds twice, or otherwise than the program says; best empty."""
    copies: dict[str, list[dict[str, Any]]] = {}
    for one in made:
        copies.setdefault(str(one["key"]), []).append(one)
    broken = []
    for row in intents:
        if row.moderates:
            continue
        found = copies.pop(row.key, [])
        if len(found) > 1:
            broken.append(f"{len(found)} copies of {row}")
        elif row.state is OutboxState.CONFIRMED:
            if [(one["id"], _own_words(row, one)) for one in found] != [(row.vk_id, row.text)]:
                broken.append(f"said to be sent, VK has {found}: {row}")
        elif found and row.state in NOT_SENT | {OutboxState.FAILED}:
            broken.append(f"said to be not sent, VK has {found}: {row}")
    return broken + [f"nobody here wrote {one}" for one in copies.values()]


def all_comments(truth: Truth) -> list[dict[str, Any]]:
    """Comments under posts, photos, videos and market items, and in topics."""
    sections = ("", "photo_", "video_", "market_", "board_")
    return [one for section in sections for one in truth[f"{section}comments"]]


def _own_words(row: OutboxEntry, made: Mapping[str, Any]) -> str:
    """What an officer wrote; an answer in a topic begins with a mention of whom it answers."""
    text = str(made["text"])
    return text.partition("], ")[2] if row.kind is ItemKind.BOARD else text


def _compared(kind: str, true: dict[int, Any], kept: dict[int, Any]) -> list[str]:
    missing = [f"{kind} {one} is missing: {true[one]}" for one in true.keys() - kept.keys()]
    foreign = [f"{kind} {one} is not in VK: {kept[one]}" for one in kept.keys() - true.keys()]
    other = [
        f"{kind} {one} is {true[one]} in VK and {kept[one]} here"
        for one in true.keys() & kept.keys()
        if true[one] != kept[one]
    ]
    return missing + foreign + other


def _true_messages(truth: Truth) -> dict[int, Any]:
    return {
        one["id"]: (talk["peer_id"], one["from_id"], one["out"], one["date"], readable(one["text"]))
        for talk in truth["conversations"]
        for one in talk["messages"]
    }


def _kept_messages(connection: Connection, community: int) -> dict[int, Any]:
    rows = connection.execute(
        """select message_id, peer_id, from_id, outgoing, date, text from messages
        where community_id = ? and not deleted""",
        (community,),
    )
    return {row[0]: row[1:] for row in rows}


def _true_comments(truth: Truth) -> dict[int, Any]:
    return {
        one["id"]: (
            one["post_id"],
            one["from_id"],
            readable(one["text"]),
            (one.get("parents_stack") or [0])[0],
            one.get("reply_to_comment", 0),
        )
        for one in truth["comments"]
        if not one["deleted"]
    }


def _kept_comments(connection: Connection, community: int) -> dict[int, Any]:
    rows = connection.execute(
        """select comment_id, post_id, from_id, text, root_id, reply_to_comment from comments
        where community_id = ? and kind = 'comment' and not deleted""",
        (community,),
    )
    return {row[0]: row[1:] for row in rows}


def _true_posts(truth: Truth) -> dict[int, Any]:
    return {
        one["id"]: readable(one["text"]) for one in truth["posts"] if one["post_type"] == "post"
    }


def _kept_posts(connection: Connection, community: int) -> dict[int, Any]:
    rows = connection.execute(
        """select post_id, text from posts
        where community_id = ? and kind = 'comment' and not suggested and not deleted""",
        (community,),
    )
    return dict(rows.fetchall())


def _true_mentions(truth: Truth) -> dict[int, Any]:
    since = time.time() - LOOK_BACK
    return {
        one["id"]: (one["owner_id"], readable(one["text"]))
        for one in truth["mentions"]
        if not one["deleted"] and one["date"] >= since + _MINUTES
    }


def _kept_mentions(connection: Connection, community: int) -> dict[int, Any]:
    """Mentions that are in the inbox; here people's posts have numbers of their own everywhere."""
    rows = connection.execute(
        """select m.post_id, m.owner_id, m.text from mentions m
        join inbox i on i.kind = 'mention' and i.source_id = m.id and not i.deleted
        where m.community_id = ? and not m.deleted and m.date >= ?""",
        (community, time.time() - LOOK_BACK + _MINUTES),
    )
    return {row[0]: row[1:] for row in rows}


def _posts_of_citizens(truth: Truth) -> dict[tuple[str, int], tuple[str, bool]]:
    """Items of posts that citizens published or offer: their words, and whether they are answered."""
    wanted = {}
    for one in truth["posts"]:
        shown = one["post_type"] in {"post", "suggest"} and not one["deleted"]
        if one["from_id"] <= 0 or not shown:
            continue
        kind = "suggested" if one["post_type"] == "suggest" else "visitor_post"
        answered = any(
            said["post_id"] == one["id"]
            and said["from_id"] == -truth["id"]
            and not said["deleted"]
            and (not said.get("parents_stack") or said.get("reply_to_user") == one["from_id"])
            for said in truth["comments"]
        )
        wanted[kind, one["id"]] = readable(one["text"]), answered
    return wanted


def _comments_elsewhere(truth: Truth) -> dict[tuple[str, int], tuple[str, bool]]:
    """Items of comments under photos, videos, market items and topics."""
    wanted = {}
    for kind, key in (
        ("photo_comment", "photo_comments"),
        ("video_comment", "video_comments"),
        ("market_comment", "market_comments"),
        ("board", "board_comments"),
    ):
        said = [one for one in truth.get(key, ()) if not one["deleted"]]
        ours = [one for one in said if one["from_id"] == -truth["id"]]
        answered = {one.get("reply_to_comment", 0) for one in ours}
        for one in said:
            if one["from_id"] != -truth["id"]:
                wanted[kind, one["id"]] = readable(one["text"]), one["id"] in answered
    return wanted


def _of_inbox(
    connection: Connection,
    truth: Truth,
    put_off: Mapping[Source, int],
    kinds: tuple[ItemKind, ...] = (),
) -> list[str]:
    """Every citizen who wrote has one item with their last words; the answered ones are closed."""
    wanted: dict[tuple[str, int], tuple[str, bool]] = {}
    for talk in truth["conversations"]:
        said = [readable(one["text"]) for one in talk["messages"] if not one["out"]]
        if said:
            wanted["message", talk["peer_id"]] = said[-1], bool(talk["messages"][-1]["out"])
    answers = [one for one in truth["comments"] if one["from_id"] == -truth["id"]]
    answered = {one.get("reply_to_comment", 0) for one in answers if not one["deleted"]}
    for one in truth["comments"]:
        if one["from_id"] != -truth["id"] and not one["deleted"]:
            wanted["comment", one["id"]] = readable(one["text"]), one["id"] in answered
    wanted |= _posts_of_citizens(truth)
    wanted |= _comments_elsewhere(truth)
    items = inbox.page(connection, InboxFilter(View.ALL, (truth["id"],), kinds), limit=1_000_000)
    kept = {
        (str(one.kind), one.source_id): one
        for one in items
        if not one.deleted and one.kind is not ItemKind.MENTION
    }
    wrong = [f"no item of {one}" for one in wanted.keys() - kept.keys()]
    wrong += [f"an item of nothing: {kept[one]}" for one in kept.keys() - wanted.keys()]
    answers = known_answers(connection, truth["id"])
    for key in wanted.keys() & kept.keys():
        text, closed = wanted[key]
        if kept[key].text != text:
            wrong.append(f"an item with old words: {kept[key]}, the last are {text!r}")
        is_back = key in put_off and put_off[key] == answers[key]
        if closed and kept[key].status is ItemStatus.OPEN and not is_back:
            wrong.append(f"answered in VK and open here: {kept[key]}")
    return wrong
