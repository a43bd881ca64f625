"""Pauses of publishing in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gosclient.desk.pause_undo import PutOffAgain
from gosclient.desk.pauses import Begun, Resumed
from gosclient.domain.pauses import Pause, Stopped
from ui.models.publishing_words import title_words
from ui.models.words import moment
from ui.widgets.plain_text import first_line


def strip_words(active: Sequence[Pause], put_off: int, kept_back: int, now: float) -> str:
    """What stands over the calendar; empty when nothing is stopped and nothing is put off.

    Args:
        active: pauses that last.
        put_off: how many posts wait among those that are put off.
        kept_back: how much else waits for a word in «Отправка».
        now: unix seconds.
    """
    translate = QCoreApplication.translate
    if not (active or put_off or kept_back):
        return ""
    parts = []
    if put_off or active:
        parts.append(translate("pauses", "Отложено записей: {count}.").format(count=put_off))
    if kept_back:
        parts.append(_kept_back_words(kept_back))
    left = " ".join(parts)
    if not active:
        over = translate("pauses", "Пауза закончена, сами отложенные записи не выйдут.")
        return f"{over} {left}"
    reasons = "; ".join(_pause_words(one, now) for one in active)
    said = translate("pauses", "Публикации на паузе {reasons}.").format(reasons=reasons)
    return f"{said} {left}"


def begun_words(begun: Begun) -> str:
    """What came of a pause."""
    words = QCoreApplication.translate(
        "pauses", "Публикации остановлены. Отложено записей: {count}"
    ).format(count=len(begun.held))
    if begun.late:
        late = QCoreApplication.translate("pauses", "не отложено: {count}")
        words += ", " + late.format(count=len(begun.late))
    if begun.waiting:
        words += ". " + _kept_back_words(len(begun.waiting))
    return words


def put_off_words(names: Sequence[str]) -> str:
    """Where something waits for the end of a pause instead of being published."""
    words = QCoreApplication.translate("pauses", "Отложено, пока пауза: {names}")
    return words.format(names=", ".join(first_line(one, 60) for one in names))


def late_lines(late: Sequence[Stopped], now: float) -> list[str]:
    """What a pause comes too late for, a line each: when, where, what and why."""
    return [
        f"{moment(one.at, now)}, {first_line(one.community, 40)}: «{title_words(one.title)}». {one.why}"
        for one in late
    ]


def resumed_words(resumed: Resumed) -> str:
    """What came of letting posts go on."""
    translate = QCoreApplication.translate
    parts = []
    if resumed.entries:
        words = translate("pauses", "Возвращаются на своё время: {count}.")
        parts.append(words.format(count=len(resumed.entries)))
    if resumed.past:
        words = translate("pauses", "Время прошло: {count}. Выберите им новое.")
        parts.append(words.format(count=len(resumed.past)))
    if resumed.busy:
        words = translate("pauses", "Сейчас на пути: {count}. Повторите позже.")
        parts.append(words.format(count=len(resumed.busy)))
    return " ".join(parts)


def put_off_again_words(done: PutOffAgain) -> str:
    """What came of undoing that posts were let go."""
    translate = QCoreApplication.translate
    words = translate("pauses", "Снова отложено: {count}.").format(count=len(done.held))
    if done.late:
        late = translate("pauses", "Уже не отложить: {count}.").format(count=len(done.late))
        words = f"{words} {late}"
    return words


def taken_back_words(resumed: Resumed) -> str:
    """What came of taking a pause back."""
    words = QCoreApplication.translate("pauses", "Паузы больше нет.")
    return f"{words} {resumed_words(resumed)}".strip()


def _kept_back_words(count: int) -> str:
    words = QCoreApplication.translate("pauses", "Ждёт решения в «Отправке»: {count}.")
    return words.format(count=count)


def _pause_words(pause: Pause, now: float) -> str:
    return QCoreApplication.translate("pauses", "с {time}: {reason} (сообществ: {count})").format(
        time=moment(pause.began_at, now), reason=pause.reason, count=len(pause.communities)
    )
