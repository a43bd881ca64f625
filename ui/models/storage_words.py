"""Words for what is kept: kinds, terms, sizes, what would go."""

from PySide6.QtCore import QCoreApplication, QObject

from gosclient.domain.backup import Stage
from gosclient.domain.erasure import PersonalData
from gosclient.domain.retention import FOR_EVER, Kind, Portion
from ui.models.words import day_words
from ui.widgets.painting import grouped

_UNIT = 1024
_UNBROKEN = "\u00a0"


class StorageWords(QObject):
    """Phrases that hold a number; a `QObject` because `lupdate` finds plural forms only in its `tr`."""

    def months(self, n: int) -> str:
        """``12 месяцев``."""
        return self.tr("%n месяцев", "", n) if n != FOR_EVER else self.tr("Всегда")

    def things(self, n: int) -> str:
        """``уйдёт 1 240``."""
        return self.tr("уйдёт %n", "", n).replace(str(n), grouped(n))

    def unanswered(self, n: int) -> str:
        """A warning before a person is erased."""
        return self.tr("Без ответа останется %n вопросов этого человека.", "", n)

    def files(self, n: int) -> str:
        """``2 файла``."""
        return self.tr("%n файлов", "", n)


storage_words = StorageWords()


def retention_word(kind: Kind) -> str:
    """What has a term: ``Переписка``."""
    translate = QCoreApplication.translate
    return {
        Kind.MESSAGES: translate("storage", "Переписка"),
        Kind.COMMENTS: translate("storage", "Комментарии"),
        Kind.MENTIONS: translate("storage", "Упоминания"),
        Kind.POSTS: translate("storage", "Записи сообществ"),
        Kind.OUTBOX: translate("storage", "История отправки"),
        Kind.COPIES: translate("storage", "Копии в журнале"),
        Kind.PICTURES: translate("storage", "Картинки на диске"),
    }[kind]


def retention_hint(kind: Kind) -> str:
    """What exactly a kind is, for its tool tip."""
    translate = QCoreApplication.translate
    return {
        Kind.MESSAGES: translate("storage", "Сообщения закрытых диалогов с заметками к ним."),
        Kind.COMMENTS: translate("storage", "Комментарии закрытых веток с заметками к ним."),
        Kind.MENTIONS: translate("storage", "Записи на чужих стенах, с которыми вы разобрались."),
        Kind.POSTS: translate("storage", "Слова записей, под которыми ничего не осталось."),
        Kind.OUTBOX: translate("storage", "Ответы и действия, с которыми всё решено."),
        Kind.COPIES: translate("storage", "Слова и картинки граждан; строки журнала остаются."),
        Kind.PICTURES: translate("storage", "Картинки, на которые давно не смотрели."),
    }[kind]


def size_words(size: int) -> str:
    """``3,4 МБ``; kilobytes below a megabyte, gigabytes from 1024 of them on."""
    translate = QCoreApplication.translate
    if size >= _UNIT**3:
        words = translate("storage", "{size} ГБ").format(size=_decimal(size / _UNIT**3))
    elif size >= _UNIT**2:
        words = translate("storage", "{size} МБ").format(size=_decimal(size / _UNIT**2))
    else:
        words = translate("storage", "{size} КБ").format(size=-(-size // _UNIT))
    return words.replace(" ", _UNBROKEN)


def portion_words(portion: Portion, now: float) -> str:
    """``уйдёт 1 240: с 12 марта 2024 по 28 августа, около 3,4 МБ``."""
    translate = QCoreApplication.translate
    if not portion.count:
        return translate("storage", "удалять нечего")
    words = translate("storage", "{count}: с {oldest} по {newest}, около {size}")
    return words.format(
        count=storage_words.things(portion.count),
        oldest=day_words(portion.oldest, now),
        newest=day_words(portion.newest, now),
        size=size_words(portion.size),
    )


def personal_lines(data: PersonalData) -> list[str]:
    """What goes with a person, a line a kind; kinds of which there is nothing are left out."""
    translate = QCoreApplication.translate
    counts = (
        (translate("storage", "Имя и аватар"), int(bool(data.name))),
        (translate("storage", "Сообщения в диалогах, с ответами на них: {n}"), data.messages),
        (translate("storage", "Комментарии: {n}"), data.comments),
        (translate("storage", "Ответы сообщества на них: {n}"), data.answers),
        (translate("storage", "Записи: {n}"), data.posts),
        (translate("storage", "Копии и картинки в журнале: {n}"), data.copies),
        (translate("storage", "Заметки и черновики: {n}"), data.notes),
        (translate("storage", "Строки отправки: {n}"), data.intents),
    )
    return [words.format(n=grouped(n)) for words, n in counts if n]


def stage_words(stage: Stage, share: float) -> str:
    """``Копируем данные… 40 %``."""
    translate = QCoreApplication.translate
    words = {
        Stage.COPY: translate("storage", "Копируем данные… {share} %"),
        Stage.PACK: translate("storage", "Записываем файл… {share} %"),
        Stage.CHECK: translate("storage", "Проверяем записанное… {share} %"),
        Stage.UNPACK: translate("storage", "Читаем копию… {share} %"),
        Stage.TAKE_OVER: translate("storage", "Готовим данные…"),
    }[stage]
    return words.format(share=round(100 * share))


def _decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",") if number < 10 else str(round(number))  # noqa: PLR2004
