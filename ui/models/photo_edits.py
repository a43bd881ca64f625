"""What is done to a photo in its editor, step by step, there and back."""

from PySide6.QtCore import QObject, Signal

from gosclient.domain.edits import Edits


class PhotoEdits(QObject):
    """The edits of one photo with the steps that led to them.

    Signals:
        changed: they are others now.

    Attributes:
        first: the edits with which the editor was opened.
    """

    changed = Signal()

    def __init__(self, edits: Edits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.first = edits
        self._steps = [edits]
        self._at = 0

    @property
    def now(self) -> Edits:
        """The edits as they are shown."""
        return self._steps[self._at]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self._at < len(self._steps) - 1

    def do(self, edits: Edits) -> None:
        """Take a step; what was taken back before is forgotten."""
        if edits == self.now:
            return
        self._steps[self._at + 1 :] = [edits]
        self._at += 1
        self.changed.emit()

    def undo(self) -> None:
        """Take a step back, if there is one."""
        if self.can_undo:
            self._at -= 1
            self.changed.emit()

    def redo(self) -> None:
        """Take the step again that was taken back, if there is one."""
        if self.can_redo:
            self._at += 1
            self.changed.emit()
