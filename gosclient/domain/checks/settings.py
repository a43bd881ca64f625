"""What an office changes in the checks: which are on, how grave they are, in which words. Pure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Any

from gosclient.domain.checks.check import COMMUNITIES, Check, placeholders, with_entries
from gosclient.domain.checks.facts import QuietHours
from gosclient.domain.checks.finding import Severity
from gosclient.domain.checks.listing import checked_entries
from gosclient.domain.errors import BadInput

LONGEST_WORDS = 300
"""Characters of a sentence."""


@dataclass(frozen=True, slots=True)
class CheckChoice:
    """What an office wants of one check.

    Attributes:
        severity: None for that of the program.
        words: the sentence, empty for that of the program.
        entries: what a check with a list looks for, None for what the program has.
    """

    on: bool = True
    severity: Severity | None = None
    words: str = ""
    entries: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """The choices of an office.

    Attributes:
        choices: by id of the check; a check that is not here is as the program has it.
    """

    choices: Mapping[str, CheckChoice] = field(default_factory=dict)

    def applied(self, checks: Iterable[Check]) -> tuple[Check, ...]:
        """The checks that are on, as the office wants them."""
        found = []
        for check in checks:
            choice = self.choices.get(check.check_id, CheckChoice())
            if choice.on:
                severity = choice.severity or check.severity
                told = replace(check, severity=severity, words=choice.words or check.words)
                found.append(told if choice.entries is None else with_entries(told, choice.entries))
        return tuple(found)


def checked_settings(settings: CheckSettings, checks: Iterable[Check]) -> CheckSettings:
    """The settings as they can be kept: trimmed, without what changes nothing.

    Raises:
        BadInput: words are too long or name what the check does not tell, or a list is wrong.
    """
    kept = {}
    for check in checks:
        choice = settings.choices.get(check.check_id, CheckChoice())
        words = " ".join(choice.words.split())
        _check_words(words, check)
        severity = None if choice.severity is check.severity else choice.severity
        words = "" if words == check.words else words
        choice = CheckChoice(choice.on, severity, words, _own_entries(choice, check))
        if choice != CheckChoice():
            kept[check.check_id] = choice
    return CheckSettings(kept)


def _own_entries(choice: CheckChoice, check: Check) -> tuple[str, ...] | None:
    if check.listing is None or choice.entries is None:
        return None
    entries = checked_entries(choice.entries, check.listing.kind)
    return None if set(entries) == set(check.listing.entries) else entries


def _check_words(words: str, check: Check) -> None:
    if len(words) > LONGEST_WORDS:
        raise BadInput(
            f"Слова проверки «{check.title}» длиннее {LONGEST_WORDS} знаков. "
            "Изменения не сохранены, сократите их."
        )
    known = placeholders(check.words) | {COMMUNITIES}
    unknown = sorted(placeholders(words) - known)
    if unknown:
        listed = ", ".join(f"{{{name}}}" for name in sorted(known))
        raise BadInput(
            f"Проверка «{check.title}» не знает, что поставить вместо {{{unknown[0]}}}. "
            f"Можно: {listed}. Изменения не сохранены."
        )


def settings_to_text(settings: CheckSettings) -> str:
    """The settings as they are stored: JSON."""
    fields = {
        check_id: {
            "on": one.on,
            "severity": one.severity or "",
            "words": one.words,
            "entries": one.entries,
        }
        for check_id, one in settings.choices.items()
    }
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def settings_of(stored: str) -> CheckSettings:
    """The settings that were stored; an empty text gives those of the program."""
    fields: dict[str, Any] = json.loads(stored) if stored else {}
    return CheckSettings({check_id: _choice_of(one) for check_id, one in fields.items()})


def _choice_of(stored: Mapping[str, Any]) -> CheckChoice:
    entries = stored.get("entries")  # former versions kept none
    return CheckChoice(
        stored["on"],
        Severity(stored["severity"]) if stored["severity"] else None,
        stored["words"],
        None if entries is None else tuple(entries),
    )


def checked_hours(hours: QuietHours) -> QuietHours:
    """Quiet hours as they can be kept.

    Raises:
        BadInput: they end when they begin, so that no time or every time would be quiet.
    """
    if hours.begin == hours.end:
        raise BadInput("Тихие часы начинаются и кончаются в одно время. Выберите разное.")
    return hours


def hours_to_text(hours: QuietHours | None) -> str:
    """Quiet hours as they are stored: ``22:00-08:00``, empty for none."""
    return f"{hours.begin:%H:%M}-{hours.end:%H:%M}" if hours is not None else ""


def hours_of(stored: str) -> QuietHours | None:
    """The quiet hours that were stored, None for none."""
    if not stored:
        return None
    begin, end = (time.fromisoformat(one) for one in stored.split("-"))
    return QuietHours(begin, end)
