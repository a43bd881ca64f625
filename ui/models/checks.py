"""What the checks say of the open document: looked over a moment after a change, never on a key."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from gosclient.desk import checking
from gosclient.domain.changes import ChangeSet
from gosclient.domain.checks.finding import Field, Finding, Severity
from ui.loop import spawn
from ui.models.composition import CompositionModel
from ui.models.office import Office

LOOK_AFTER_MS: Final = 400
"""Pause in writing after which the document is looked over."""

_KEYS: Final = frozenset({"no_post", "no_photo"})
"""Checks whose remedy is another key."""

_TOPICS: Final = (
    "capabilities",
    checking.TOPIC,
    "communities",
    "day_notes",
    "queued_posts",
    "targets",
)


class ChecksModel(QObject):
    """Findings about the open document.

    Signals:
        looked: it was looked over; `findings` are of the document as it was then.

    Attributes:
        findings: what was found, the gravest first.
    """

    looked = Signal()

    def __init__(
        self, office: Office, model: CompositionModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._model = model
        self.findings: tuple[Finding, ...] = ()
        self._reading = self._stale = False
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._timer.timeout.connect(self._start)
        model.opened.connect(self._start)
        model.changed.connect(lambda _parts: self._timer.start())
        office.changed.connect(self._on_changes)

    async def look(self) -> tuple[Finding, ...]:
        """Look the document over now."""
        self._timer.stop()
        publication = self._model.publication
        if not self._model.is_open or (
            publication.content.is_empty and not publication.communities
        ):
            found: tuple[Finding, ...] = ()  # nothing is written yet, so nothing is wrong
        else:
            found = await checking.findings(self._office.db, publication, self._office.now())
        self.findings = found
        self.looked.emit()
        return found

    def _start(self) -> None:
        self._stale = True
        if not self._reading:
            self._reading = True
            spawn(self._look(), name="look the document over")

    async def _look(self) -> None:
        try:
            while self._stale:
                self._stale = False
                await self.look()
        finally:
            self._reading = False

    def _on_changes(self, changes: ChangeSet) -> None:
        if self._model.is_open and changes.concerns(*_TOPICS):
            self._timer.start()


def is_about_keys(finding: Finding) -> bool:
    """Whether another key is the remedy."""
    return finding.check_id in _KEYS


def weight_word(severity: Severity) -> str:
    """How grave a finding is."""
    translate = QCoreApplication.translate
    return {
        Severity.ERROR: translate("checks", "Мешает отправке"),
        Severity.WARNING: translate("checks", "Внимание"),
        Severity.HINT: translate("checks", "Подсказка"),
    }[severity]


def way_word(finding: Finding) -> str:
    """Words of the way to the place that a finding is about."""
    translate = QCoreApplication.translate
    if is_about_keys(finding):
        return translate("checks", "Ключи")
    match finding.place.field:
        case Field.COMMUNITIES:
            return translate("checks", "Выбрать")
        case Field.DATE:
            return translate("checks", "Время")
        case Field.OPTIONS:
            return translate("checks", "Параметры")
        case _:
            return translate("checks", "Показать")
