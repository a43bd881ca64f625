"""Choosing communities and groups of them for the open document."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gosclient.desk import groups
from gosclient.desk.groups import Group
from gosclient.domain.errors import GosclientError
from ui.loop import ask, spawn
from ui.models.composition import CompositionModel
from ui.models.office import Office
from ui.models.posting import PostingModel
from ui.notices import Notices
from ui.screens.composer.community_choice import CommunityChoice
from ui.screens.composer.group_dialog import GroupDialog


class Choosing(QObject):
    """The list of communities under the chips, and the groups in it."""

    def __init__(
        self,
        office: Office,
        model: CompositionModel,
        posting: PostingModel,
        notices: Notices,
        anchor: QWidget,
    ) -> None:
        super().__init__(anchor)
        self._office = office
        self._model = model
        self._posting = posting
        self._notices = notices
        self._anchor = anchor

    async def offer(self) -> None:
        """Show the list."""
        known = await groups.groups(self._office.db)
        chosen = self._model.publication.communities
        popup = CommunityChoice(self._office, self._posting, known, chosen, self._anchor.window())
        popup.chosen.connect(self._model.set_communities)
        popup.group_asked.connect(lambda ids: spawn(self.keep_group(ids)))
        popup.group_removed.connect(lambda group: spawn(self._remove(group)))
        popup.open_below(self._anchor)

    async def keep_group(self, ids: tuple[int, ...]) -> None:
        """Ask for a name and keep these communities under it."""
        known = [one.name for one in await groups.groups(self._office.db)]
        names = [self._office.community_name(one) for one in ids]
        dialog = GroupDialog(names, known, self._anchor.window())
        answer = await ask(dialog)
        name = dialog.name.text()
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted.value:
            return
        try:
            await groups.keep(self._office.db, Group(name, ids))
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        self._notices.say(self.tr("Группа сохранена: {name}").format(name=name.strip()))

    async def _remove(self, group: Group) -> None:
        await groups.remove(self._office.db, group.name)

        async def bring_back() -> None:
            await groups.keep(self._office.db, group)

        words = self.tr("Группа удалена: {name}. Сообщества остались.").format(name=group.name)
        self._notices.done(words, bring_back)
