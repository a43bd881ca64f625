"""Acts of moderation: on what grounds, for how long, and what is known of a ban. Pure."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import IntEnum

from gosclient.domain.errors import BadInput

DAY = 86_400

LONGEST_BAN = 365
"""Days; VK takes an end within a year, or none at all (documentation of ``groups.ban``)."""

LONGEST_GROUND = 300
"""Characters of a ground."""

MOST_GROUNDS = 40


class BanReason(IntEnum):
    """VK's own list of reasons (documentation of ``groups.ban``, ``reason``)."""

    OTHER = 0
    SPAM = 1
    INSULT = 2
    OBSCENE = 3
    OFF_TOPIC = 4


@dataclass(frozen=True, slots=True)
class Ground:
    """One of the community's published rules, for which something may be removed.

    Attributes:
        title: the rule in the office's words, not empty.
        reason: what VK is told when somebody is banned for it.
        days: term of a ban that the office proposes, 0 for ever.
    """

    title: str
    reason: BanReason = BanReason.OTHER
    days: int = 1


# What rules of district communities name (Спасский район, Сахалинская область, a directorate of
# the Следственный комитет); steps of a ban there: a day, three days, a week, a month, for ever.
DEFAULT_GROUNDS = (
    Ground("Нецензурная брань", BanReason.OBSCENE, 3),
    Ground("Оскорбления и угрозы", BanReason.INSULT, 7),
    Ground("Спам и повторы", BanReason.SPAM, 7),
    Ground("Реклама и посторонние ссылки", BanReason.SPAM, 7),
    Ground("Персональные данные других людей", BanReason.OTHER, 3),
    Ground("Разжигание вражды", BanReason.INSULT, 30),
    Ground("Заведомо ложные сведения", BanReason.OTHER, 3),
    Ground("Политическая агитация", BanReason.OTHER, 3),
    Ground("Вредоносные ссылки", BanReason.SPAM, 0),
    Ground("Не по теме записи", BanReason.OFF_TOPIC, 1),
)


@dataclass(frozen=True, slots=True)
class BanTerms:
    """What VK is asked when somebody is banned.

    Attributes:
        days: 1 to 365, 0 for ever; counted from the moment it leaves, not from the click.
        comment: words for the record in VK, may be empty.
        visible: the banned person may read the comment.
    """

    days: int = 0
    reason: BanReason = BanReason.OTHER
    comment: str = ""
    visible: bool = False


@dataclass(frozen=True, slots=True)
class Ban:
    """Somebody on a community's blacklist.

    Attributes:
        person_id: negative for a community.
        admin_id: who banned, 0 if VK does not say.
        since: unix seconds, 0 if unknown.
        until: unix seconds, 0 for ever.
        reason: VK's number; numbers VK may add later are kept.
    """

    community_id: int
    person_id: int
    admin_id: int = 0
    since: int = 0
    until: int = 0
    reason: int = 0
    comment: str = ""
    visible: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """How a suggested post is published.

    Attributes:
        text: other words than the citizen's; empty for theirs.
        at: unix seconds when it is to appear, 0 for at once.
        signed: the citizen's name stands under it.
    """

    text: str = ""
    at: int = 0
    signed: bool = False


def ground_of(words: str, grounds: Sequence[Ground]) -> Ground:
    """The ground an officer named by its words or by its number in the list (from 1).

    Words that are not in the list are a ground of their own: what was told stands on record.

    Raises:
        BadInput: no ground was named, or too long a one.
    """
    said = " ".join(words.split())
    if not said:
        raise BadInput("Назовите причину: без неё ничего не удаляется и никто не блокируется.")
    if len(said) > LONGEST_GROUND:
        raise BadInput(f"Причина длиннее {LONGEST_GROUND} знаков. Ничего не сделано, сократите её.")
    if said.isdecimal() and 1 <= int(said) <= len(grounds):
        return grounds[int(said) - 1]
    known = {one.title.casefold(): one for one in grounds}
    return known.get(said.casefold(), Ground(said))


def checked_days(days: int) -> int:
    """The term of a ban in days, 0 for ever.

    Raises:
        BadInput: VK would not take it.
    """
    if not 0 <= days <= LONGEST_BAN:
        raise BadInput(
            f"Заблокировать можно на срок от 1 до {LONGEST_BAN} дней или навсегда (0). "
            "Ничего не сделано."
        )
    return days


def checked_grounds(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """The list as it can be kept: trimmed, each title once.

    Raises:
        BadInput: it is empty, too long, or a title cannot be used.
    """
    found: dict[str, Ground] = {}
    for one in grounds:
        title = " ".join(one.title.split())
        if len(title) > LONGEST_GROUND:
            raise BadInput(f"Причина длиннее {LONGEST_GROUND} знаков. Список не изменён.")
        if title:
            found.setdefault(
                title.casefold(), Ground(title, BanReason(one.reason), checked_days(one.days))
            )
    if not found:
        raise BadInput("В списке должна остаться хотя бы одна причина. Список не изменён.")
    if len(found) > MOST_GROUNDS:
        raise BadInput(f"В списке больше {MOST_GROUNDS} причин. Список не изменён.")
    return tuple(found.values())


def end_of(terms: BanTerms, since: int) -> int:
    """End of a ban that begins at ``since``, unix seconds; 0 for ever.

    A minute is kept from VK's limit of a year, for clocks and slow calls.
    """
    if not terms.days:
        return 0
    return since + min(terms.days * DAY, LONGEST_BAN * DAY - 60)


def terms_to_text(terms: BanTerms) -> str:
    """The terms as an intent keeps them."""
    return json.dumps(asdict(terms), ensure_ascii=False, sort_keys=True)


def publication_to_text(publication: Publication) -> str:
    """A publication as an intent keeps it."""
    return json.dumps(asdict(publication), ensure_ascii=False, sort_keys=True)


def publication_of(details: str) -> Publication:
    """The publication an intent keeps; an empty text gives the plain one."""
    return Publication(**json.loads(details)) if details else Publication()


def terms_of(details: str) -> BanTerms:
    """The terms an intent keeps; an empty text gives those that hold without any."""
    kept = json.loads(details) if details else {}
    return BanTerms(**{**kept, "reason": BanReason(kept.get("reason", 0))})
