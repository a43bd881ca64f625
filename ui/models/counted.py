"""Phrases that hold a number, in the right plural form.

They are methods of a `QObject` because `lupdate` finds plural forms only in its `tr`.
"""

from PySide6.QtCore import QObject


class Counted(QObject):
    """Phrases used outside widgets."""

    def days(self, n: int) -> str:
        """``2 дня``."""
        return self.tr("%n дней", "", n)

    def communities(self, n: int) -> str:
        """``12 сообществ``."""
        return self.tr("%n сообществ", "", n)

    def in_communities(self, n: int) -> str:
        """``в 3 сообществах``."""
        return self.tr("в %n сообществах", "", n)

    def without_admin(self, n: int) -> str:
        """``1 без ключа администратора``."""
        return self.tr("%n без ключа администратора", "", n)

    def will_go(self, n: int) -> str:
        """What goes by itself: ``уйдут 3 ответа``."""
        return self.tr("уйдёт %n ответов", "", n)

    def will_be_done(self, n: int) -> str:
        """Acts of moderation that are done by themselves: ``сделаются 3 действия``."""
        return self.tr("сделается %n действий", "", n)

    def new_messages(self, n: int) -> str:
        """The title of a notification about several."""
        return self.tr("Новых сообщений: %n", "", n)


counted = Counted()
