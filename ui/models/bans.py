"""The blacklists of all communities as rows of a table."""

from PySide6.QtCore import QObject

from gosclient.desk import moderation
from gosclient.desk.moderation import Banned
from ui.models.act_words import ban_reason_word
from ui.models.office import Office
from ui.models.table import TableModel
from ui.models.words import moment


class BansModel(TableModel[Banned]):
    """Who may not write, the latest first."""

    topics = ("bans", "people")

    PERSON, COMMUNITY, UNTIL, REASON, BY = range(5)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        headings = (
            self.tr("Кто"),
            self.tr("Где"),
            self.tr("До"),
            self.tr("Причина"),
            self.tr("Кто заблокировал"),
        )
        super().__init__(office, headings, parent)

    def key_of(self, row: Banned) -> tuple[int, int]:
        """Community and person."""
        return row.ban.community_id, row.ban.person_id

    def _words(self, row: Banned, column: int) -> str:
        ban = row.ban
        match column:
            case self.PERSON:
                return row.person
            case self.COMMUNITY:
                return self._office.community_name(ban.community_id)
            case self.UNTIL:
                return moment(ban.until, self._office.now()) if ban.until else self.tr("навсегда")
            case self.REASON:
                return ". ".join(filter(None, (ban_reason_word(ban.reason), ban.comment)))
            case _:
                return row.admin

    async def _fetch(self) -> list[Banned]:
        return await moderation.banned(self._office.db)
