"""Rights of a key and events of a community in words."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from gosclient.domain.connecting import SwitchedOn


def right_name(right: str) -> str:
    """A right as the form for a new key calls it; VK may word it a little otherwise."""
    translate = QCoreApplication.translate
    return {
        "manage": translate("connecting", "Управление сообществом"),
        "messages": translate("connecting", "Сообщения сообщества"),
        "wall": translate("connecting", "Стена"),
        "photos": translate("connecting", "Фотографии"),
        "docs": translate("connecting", "Документы"),
    }[right]


def missing_words(missing: Iterable[str]) -> str:
    """Which rights were not ticked, and what does not work without them; empty if none."""
    translate = QCoreApplication.translate
    lost = {
        "manage": translate("connecting", "события VK приходить не будут"),
        "messages": translate("connecting", "личные сообщения не загрузятся и не уйдут"),
        "wall": translate("connecting", "на комментарии не ответить"),
        "photos": translate("connecting", "понадобится для картинок в ответах"),
        "docs": translate("connecting", "понадобится для файлов в ответах"),
    }
    said = [f"«{right_name(right)}» — {lost[right]}" for right in missing]
    if not said:
        return ""
    return translate(
        "connecting",
        "У ключа нет прав: {rights}. Подключить можно и так; лучше создать новый ключ, отметив всё.",
    ).format(rights="; ".join(said))


def switched_on_words(done: SwitchedOn | None) -> str:
    """What the program changed in VK by itself, or what a person has to switch on there."""
    translate = QCoreApplication.translate
    if done is None:
        return translate(
            "connecting",
            "Включить события программа не смогла: у ключа нет права «Управление сообществом». "
            "Включите их сами: «Управление» → «Дополнительно» → «Работа с API» → «Long Poll API», "
            "версия 5.199, и отметьте в «Типах событий» сообщения, записи, комментарии, обсуждения "
            "и чёрный список. Или создайте ключ с этим правом.",
        )
    if not done.anything:
        return translate("connecting", "События VK (Long Poll) уже были включены.")
    parts = []
    if done.long_poll:
        parts.append(translate("connecting", "Программа включила события VK (Long Poll)."))
    if done.version:
        parts.append(translate("connecting", "Поставлена нынешняя версия событий."))
    if done.events:
        words = translate("connecting", "Включены типы событий: {names}.")
        parts.append(words.format(names=", ".join(_event_groups(done.events))))
    return " ".join(parts)


def _event_groups(events: Iterable[str]) -> list[str]:
    """Event types by what they are about, each once, in the order of VK's form."""
    translate = QCoreApplication.translate
    names = {
        "message": translate("connecting", "сообщения"),
        "wall_post": translate("connecting", "записи на стене"),
        "wall_reply": translate("connecting", "комментарии к записям"),
        "photo_comment": translate("connecting", "комментарии к фото"),
        "video_comment": translate("connecting", "комментарии к видео"),
        "market_comment": translate("connecting", "комментарии к товарам"),
        "board_post": translate("connecting", "обсуждения"),
        "user": translate("connecting", "чёрный список"),
    }
    listed = list(events)
    return [
        name for start, name in names.items() if any(event.startswith(start) for event in listed)
    ]
