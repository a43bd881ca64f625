"""Consent to the open document: whether it is wanted, where it stands, and who said what."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from gosclient.desk import approvals
from gosclient.domain.approvals import Step
from gosclient.domain.publishing import Approval
from ui.loop import spawn
from ui.models.composition import CompositionModel
from ui.models.merging import Part
from ui.models.office import Office
from ui.models.publishing_words import look_of_consent
from ui.models.words import moment
from ui.theme.tokens import Role
from ui.widgets.plain_text import first_line

_MOST_NAMES = 2
_COMMENT = 160
"""Characters of a comment beside the buttons; the history has all of it."""


class ConsentModel(QObject):
    """Where the open document stands with those who have to agree.

    Signals:
        changed: it stands elsewhere, or another community wants consent.

    Attributes:
        steps: what was asked and decided, the oldest first, as last read.
    """

    changed = Signal()

    def __init__(
        self, office: Office, model: CompositionModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._model = model
        self.steps: tuple[Step, ...] = ()
        model.opened.connect(self._on_opened)
        model.changed.connect(self._on_changed)
        office.communities_changed.connect(self.changed)

    @property
    def stands(self) -> Approval:
        """What was said last."""
        return self._model.publication.approval

    @property
    def wanting(self) -> list[str]:
        """Names of the chosen communities that want consent."""
        chosen = (self._office.community(one) for one in self._model.publication.communities)
        return [one.name for one in chosen if one.approves]

    @property
    def is_pending(self) -> bool:
        """Whether somebody must agree before it can be planned."""
        return self.stands is not Approval.AGREED and bool(self.wanting)

    @property
    def is_awaited(self) -> bool:
        """Whether somebody was asked and has not spoken yet."""
        return self.is_pending and self.stands is Approval.ASKED

    @property
    def concerns(self) -> bool:
        """Whether there is anything to be said of it."""
        return self.stands is not Approval.NONE or bool(self.wanting)

    @property
    def last(self) -> Step | None:
        """The last step, None if nobody was asked."""
        return self.steps[-1] if self.steps else None

    @property
    def has_ended(self) -> bool:
        """Whether somebody agreed, and it was changed since."""
        last = self.last
        agreed = last is not None and last.verdict is Approval.AGREED
        return agreed and self.stands is Approval.NONE

    @property
    def author(self) -> str:
        """Who asked last, empty if nobody did."""
        asked = (one.who for one in reversed(self.steps) if one.verdict is Approval.ASKED)
        return next(asked, "")

    async def reload(self) -> None:
        """Read anew what was asked and decided."""
        publication_id = self._model.publication.publication_id
        found = await approvals.history(self._office.db, publication_id) if publication_id else []
        if publication_id == self._model.publication.publication_id:
            self.steps = tuple(found)
            self.changed.emit()

    def _on_opened(self) -> None:
        self.steps = ()
        self.changed.emit()
        if self._model.publication.publication_id:
            spawn(self.reload(), name="read consent")

    def _on_changed(self, parts: frozenset[Part]) -> None:
        if Part.OTHER in parts:
            spawn(self.reload(), name="read consent")
        if parts & {Part.OTHER, Part.COMMUNITIES}:  # never on a key
            self.changed.emit()


def consent_look(consent: ConsentModel) -> tuple[str, Role]:
    """The icon and the colour of how it stands."""
    if consent.has_ended:
        return "triangle-alert", "amber"
    look = look_of_consent(consent.stands)
    return (look.icon, look.role) if look is not None else ("info", "dim")


def consent_words(consent: ConsentModel, now: float) -> str:
    """How it stands: a sentence, with the words of who spoke last. ``now`` in unix seconds."""
    translate = QCoreApplication.translate
    last = consent.last
    if last is None or (consent.stands is Approval.NONE and not consent.has_ended):
        return _wanted_words(consent.wanting)
    who, when = first_line(last.who, 80), moment(last.at, now)
    if consent.has_ended:
        words = translate(
            "consent", "Запись изменили после согласования ({who}, {time}). Нужно заново."
        )
        return words.format(who=who, time=when)
    words = {
        Approval.ASKED: translate("consent", "На согласовании. Автор: {who}, {time}."),
        Approval.AGREED: translate("consent", "Согласовано: {who}, {time}."),
        Approval.RETURNED: translate("consent", "Возвращено: {who}, {time}."),
    }[last.verdict]
    said = words.format(who=who, time=when)
    return f"{said} «{first_line(last.comment, _COMMENT)}»" if last.comment else said


def step_words(step: Step, now: float) -> str:
    """One line of what was asked and decided. ``now`` in unix seconds."""
    translate = QCoreApplication.translate
    verb = {
        Approval.ASKED: translate("consent", "на согласование"),
        Approval.AGREED: translate("consent", "согласовано"),
        Approval.RETURNED: translate("consent", "возвращено"),
    }[step.verdict]
    return f"{moment(step.at, now)} · {first_line(step.who, 80)} · {verb}"


def _wanted_words(names: list[str]) -> str:
    shown = ", ".join(first_line(one, 60) for one in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    if more > 0:
        shown += QCoreApplication.translate("consent", " и ещё {count}").format(count=more)
    words = QCoreApplication.translate("consent", "Нужно согласование: {names}.")
    return words.format(names=shown)
