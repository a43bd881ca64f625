"""Acts over many items in words: how far they are, and how they ended."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gosclient.domain.outbox import Act

if TYPE_CHECKING:
    from gosclient.desk.batches import BatchProgress


def progress_words(act: Act, progress: "BatchProgress") -> str:
    """Words as «Удалено 37 из 214. VK отказал: 2.», the parts that are none left out."""
    translate = QCoreApplication.translate
    words = {
        Act.DELETE: translate("batches", "Удалено {done} из {total}."),
        Act.RESTORE: translate("batches", "Возвращено {done} из {total}."),
        Act.BAN: translate("batches", "Заблокировано {done} из {total}."),
        Act.UNBAN: translate("batches", "Разблокировано {done} из {total}."),
    }.get(act, translate("batches", "Сделано {done} из {total}."))
    said = [words.format(done=progress.done, total=progress.total)]
    for template, count in (
        (translate("batches", "Остановлено до отправки: {count}."), progress.taken_back),
        (translate("batches", "VK отказал: {count}."), progress.refused),
        (translate("batches", "Выясняем, сделано ли: {count}."), progress.looked_at),
        (translate("batches", "Неизвестно, сделано ли: {count}."), progress.unknown),
    ):
        if count:
            said.append(template.format(count=count))
    return " ".join(said)
