"""The dialogues a community has had before the start."""

from dataclasses import dataclass
from typing import Final

from gosclient.sandbox import dialogues
from gosclient.sandbox.attachments import MESSAGES_ALBUM, Attachment, Sticker
from gosclient.sandbox.chronicle import MINUTE, SPAN, Chronicle
from gosclient.sandbox.district import Exchange
from gosclient.sandbox.objects import Community, Conversation, Message, Person
from gosclient.sandbox.world import World

_PHOTO: Final = 0.05
_DOCUMENT: Final = 0.01
_STICKER: Final = 0.02
_STICKERS: Final = 8
_PHOTO_THEMES: Final = ("road", "snow", "water", "garden", "park", "bus")
_DOCUMENT_SIZE: Final = 412
_UNREAD: Final = 0.5
_GONE: Final = 0.01
"""How many of the people have deleted their page since."""


@dataclass(slots=True)
class _Line:
    at: int
    person: Person
    text: str
    attachments: tuple[Attachment, ...] = ()
    out: bool = False


def build(world: World, community: Community, amount: int, *, with_special: bool) -> None:
    """Make dialogues with about `amount` messages from citizens."""
    chronicle = Chronicle(world, community, "messages")
    lines = _from_people_who_refuse(chronicle) if amount and with_special else []
    left = max(amount - len(lines), 0)
    for at in chronicle.moments(chronicle.exchanges_for(left, "message")):
        lines += _exchange(chronicle, at)
    lines.sort(key=lambda line: line.at)
    for line in lines:
        _write(chronicle, line)
    for dialogue in community.conversations.values():
        _settle_reading(chronicle, dialogue)


def _from_people_who_refuse(chronicle: Chronicle) -> list[_Line]:
    """Make the two people the community cannot answer: they wrote once and shut the door."""
    lines: list[_Line] = []
    for number, code in enumerate((901, 902)):
        at = chronicle.end - SPAN // 4 - number * 90 * MINUTE
        person = chronicle.world.new_citizen()
        lines.append(_Line(at, person, _compose(chronicle, person, at).opening))
        dialogue = Conversation(person, refusal=code)
        chronicle.community.conversations[person.id] = dialogue
    return lines


def _compose(chronicle: Chronicle, person: Person, at: int) -> Exchange:
    return chronicle.world.district.exchange(
        chronicle.rng,
        chronicle.community.kind,
        "message",
        sex=person.sex,
        name=person.first_name,
        day=chronicle.day(at),
    )


def _exchange(chronicle: Chronicle, at: int) -> list[_Line]:
    person = chronicle.citizen(at)
    plan = _compose(chronicle, person, at)
    lines = [_Line(at, person, plan.opening, _attached(chronicle, person, at))]
    for reply in plan.replies:
        at += chronicle.pause(reply.by)
        if at > chronicle.end:
            break
        lines.append(_Line(at, person, reply.text, out=reply.by == "office"))
    chronicle.busy(person, at)
    if chronicle.rng.random() < _STICKER and at < chronicle.end - MINUTE:
        sticker = Sticker(chronicle.world.base_url, 1 + chronicle.rng.randrange(_STICKERS))
        lines.append(_Line(at + MINUTE, person, "", (sticker,)))
    return lines


def _attached(chronicle: Chronicle, person: Person, at: int) -> tuple[Attachment, ...]:
    chance = chronicle.rng.random()
    if chance < _PHOTO:
        theme = chronicle.rng.choice(_PHOTO_THEMES)
        return (chronicle.picture(person.id, at, theme, MESSAGES_ALBUM),)
    if chance < _PHOTO + _DOCUMENT:
        return (chronicle.document(person.id, at, "Заявление.txt", _DOCUMENT_SIZE),)
    return ()


def _write(chronicle: Chronicle, line: _Line) -> None:
    community = chronicle.community
    author = chronicle.rng.choice(tuple(community.managers)) if line.out else 0
    dialogues.append(
        community,
        dialogues.open_dialogue(community, line.person),
        Message(
            id=0,
            cmid=0,
            date=line.at,
            peer_id=line.person.id,
            from_id=-community.id if line.out else line.person.id,
            out=line.out,
            text=line.text,
            admin_author_id=author,
            attachments=line.attachments,
        ),
    )


def _settle_reading(chronicle: Chronicle, dialogue: Conversation) -> None:
    """Everything before the last answer is read, and half of what waits for one."""
    if dialogue.last.out or chronicle.rng.random() > _UNREAD:
        dialogues.settle_read(chronicle.community, dialogue, keep_unread=False)
    else:
        dialogues.settle_read(chronicle.community, dialogue, keep_unread=True)
    person = dialogue.person
    if dialogue.last.out and chronicle.rng.random() < _GONE:
        person.deactivated = "deleted"
        person.first_name, person.last_name = "DELETED", ""
