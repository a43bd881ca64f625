"""The record of moderation: lines that are only ever added, each sealed with the one before. Pure.

A seal is the SHA-256 of a line together with the seal of the line before it. Whoever changes,
removes or inserts a line would have to write all later seals anew, and the last one is what an
office writes down elsewhere. The words of citizens lie beside the lines, as copies that a line
names by their hash: they can be erased when the law asks for it without breaking the chain.
"""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gosclient.domain.outbox import Act, OutboxEntry, OutboxState, Reason
from gosclient.domain.posts import Attachment

FIRST_SEAL = "0" * 64
"""What stands in the place of the seal before the first line."""


class Phase(StrEnum):
    """What a line tells of an act.

    ``ASKED`` to ``REFUSED`` are acts of this program; ``SEEN`` was done by others, as far as VK told.
    """

    ASKED = "asked"
    KEPT = "kept"
    CANCELLED = "cancelled"
    DONE = "done"
    ALREADY = "already"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    SEEN = "seen"


EDIT = "edit"
"""Somebody changed a comment; beside the names of acts."""

ERASE = "erase"
"""Copies were erased; ``details`` then names the lines whose copies or pictures they were."""

_PHASES = {
    OutboxState.CANCELLED: Phase.CANCELLED,
    OutboxState.CONFIRMED: Phase.DONE,
    OutboxState.FAILED: Phase.REFUSED,
    OutboxState.UNKNOWN: Phase.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Copy:
    """What was there before an act, in VK's own words.

    Attributes:
        text: of the comment; after an edit the words before it.
        after: words after an edit, else empty.
        author: name of who wrote it, as known then.
        at: unix seconds when it was written, 0 if unknown.
        link: address in VK.
        context: first words of the post it stood under.
    """

    text: str = ""
    after: str = ""
    author: str = ""
    at: int = 0
    link: str = ""
    context: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One line of the record.

    Attributes:
        number: from 1, without holes.
        at: unix seconds of this computer.
        act: name of an ``Act``, ``EDIT`` or ``ERASE``.
        entry_id: the intent it belongs to, 0 for what others did.
        actor: id of who did it in VK; 0 is the officer at this computer, or unknown where ``SEEN``.
        person_id: whose words or whose ban it is about, 0 if nobody's.
        kind: where it stood (``comment``...), empty for a person.
        source_id: id of the comment or post, 0 for a person.
        ground: the officer's reason.
        details: terms of a ban as JSON, the numbers of what was erased, or the sentence VK's answer
            came to.
        copy_hash: SHA-256 of the copy, empty if there is none.
        seal: SHA-256 over all the above and the seal before.
    """

    number: int
    at: int
    community_id: int
    act: str
    phase: Phase
    entry_id: int = 0
    actor: int = 0
    person_id: int = 0
    kind: str = ""
    source_id: int = 0
    post_id: int = 0
    ground: str = ""
    details: str = ""
    copy_hash: str = ""
    seal: str = ""


def sealed(line: JournalLine, before: str) -> str:
    """The seal of a line behind the seal ``before``."""
    values = [
        before,
        line.number,
        line.at,
        line.community_id,
        line.act,
        line.phase,
        line.entry_id,
        line.actor,
        line.person_id,
        line.kind,
        line.source_id,
        line.post_id,
        line.ground,
        line.details,
        line.copy_hash,
    ]
    return _hash(_json(values))


def copy_to_text(copy: Copy, salt: str) -> str:
    """A copy as it is kept.

    Args:
        copy: what was there.
        salt: random text, so that short words cannot be guessed from their hash once erased.
    """
    pictures = [[a.kind, a.title, a.url, a.preview, a.width, a.height] for a in copy.attachments]
    values = {
        "text": copy.text,
        "after": copy.after,
        "author": copy.author,
        "at": copy.at,
        "link": copy.link,
        "context": copy.context,
        "attachments": pictures,
        "salt": salt,
    }
    return _json(values)


def copy_of(kept: str) -> Copy:
    """The copy out of a kept text; a damaged one is empty."""
    try:
        values: dict[str, Any] = json.loads(kept)
        attachments = tuple(Attachment(*one) for one in values.pop("attachments"))
        values.pop("salt")
        return Copy(**values, attachments=attachments)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Copy()


def hash_of(kept: str) -> str:
    """What a line names a kept copy by."""
    return _hash(kept)


def hash_of_picture(picture: bytes | None) -> str:
    """What a line names a kept picture by; ``-`` for one that could not be had."""
    return hashlib.sha256(picture).hexdigest() if picture is not None else "-"


def phase_of(entry: OutboxEntry) -> Phase | None:
    """What the record says of an intent in this state; None while it is only on its way."""
    if entry.state is OutboxState.CONFIRMED and entry.reason is Reason.ALREADY:
        return Phase.ALREADY
    return _PHASES.get(entry.state)


def is_act(name: str) -> bool:
    """Whether a line may have this act."""
    return name in {EDIT, ERASE} or name in {act.value for act in Act}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
