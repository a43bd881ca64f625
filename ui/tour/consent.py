"""The tour's part about how the office publishes: its settings, and consent from first to last."""

from typing import TYPE_CHECKING, Final

from gosclient.desk import approvals, approvers, compositions
from gosclient.domain.publishing import Approval, Content, Publication
from ui.models.time_words import quick_times
from ui.screens.composer.consent_dialogs import AskConsentDialog, DecideDialog
from ui.screens.composer.screen import ComposerScreen
from ui.screens.settings.approver_dialogs import AddApproverDialog
from ui.screens.settings.check_dialog import CheckDialog
from ui.screens.settings.publishing_page import PublishingPage
from ui.screens.settings.screen import SettingsScreen
from ui.screens.shell.sections import Section
from ui.tour.moderation import dialog_of

if TYPE_CHECKING:
    from ui.tour.tour import Tour

AUTHOR: Final = "Сидорова Вера"
CHIEF: Final = "Иванова Анна"
CODE: Final = "4071"
TEXT: Final = "На площади — ярмарка мёда. Приходите с 10:00, вход свободный."
ADDRESS: Final = "Площадь Победы, 1."
COMMENT: Final = "Посмотрите, пожалуйста, до обеда."
REMARK: Final = "Укажите адрес площади"


async def consent(tour: "Tour") -> None:
    """The office sets it up; a post is asked about, returned, asked about again and agreed to."""
    page = await _settings(tour)
    await _set_up(tour, page)
    await _ask(tour)
    await _put_back(tour)


async def _settings(tour: "Tour") -> PublishingPage:
    tour.window.show_section(Section.SETTINGS)
    settings = tour.window.sections.currentWidget()
    if not isinstance(settings, SettingsScreen):
        raise TypeError(settings)
    settings.show_publishing()
    page = settings.publishing
    await tour.picture("publishing-times")
    page.tabs.setCurrentIndex(1)
    await tour.picture("publishing-checks")
    page.checks.rows["banned_link"].edit.click()
    dialog = await dialog_of(tour, CheckDialog)
    await tour.picture("publishing-check", dialog)
    dialog.reject()
    return page


async def _set_up(tour: "Tour", page: PublishingPage) -> None:
    page.tabs.setCurrentIndex(2)
    part = page.consent
    part.add.click()
    dialog = await dialog_of(tour, AddApproverDialog)
    dialog.name.setText(CHIEF)
    dialog.code.setText(CODE)
    dialog.again.setText(CODE)
    await tour.picture("approver-asked", dialog)
    dialog.go.click()
    await tour.reached("согласующий добавлен", lambda: part.names == [CHIEF], part.filled)
    await approvals.require(tour.office.db, _community(tour), approves=True)
    switched = lambda: tour.office.community(_community(tour)).approves  # noqa: E731 - reads as a name
    await tour.reached("согласование включено", switched, tour.office.communities_changed)
    await tour.picture("publishing-consent")


async def _ask(tour: "Tour") -> None:
    window = tour.window
    window.show_section(Section.PUBLISHING)
    window.publishing.compose(0, 0)
    composer = window.publishing.composer
    model = composer.model
    composer.text.insert(TEXT)
    model.set_communities([_community(tour)])
    model.set_time(quick_times(tour.office.now(), model.publication.zone)[-1][1])
    await tour.reached("запись сохранена", lambda: model.is_saved, model.saved)
    asking = await _asked(tour, composer, COMMENT)
    await tour.picture("consent-ask", asking)
    asking.go.click()
    await _stands(tour, composer, Approval.ASKED)
    await tour.picture("consent-asked")
    composer.agreeing.send_back.click()
    await _decide(tour, composer, Approval.RETURNED, REMARK)
    await tour.picture("consent-returned")
    composer.text.insert(ADDRESS)
    asking = await _asked(tour, composer, "")
    asking.go.click()
    await _stands(tour, composer, Approval.ASKED)
    await _list(tour)
    composer.agreeing.agree.click()
    await _decide(tour, composer, Approval.AGREED, "")
    await tour.picture("consent-agreed")


async def _asked(tour: "Tour", composer: ComposerScreen, comment: str) -> AskConsentDialog:
    composer.bar.send.click()
    dialog = await dialog_of(tour, AskConsentDialog)
    dialog.author.setText(AUTHOR)
    dialog.comment.setPlainText(comment)
    return dialog


async def _decide(tour: "Tour", composer: ComposerScreen, verdict: Approval, said: str) -> None:
    dialog = await dialog_of(tour, DecideDialog)
    dialog.code.setText(CODE)
    dialog.comment.setPlainText(said)
    await tour.picture(f"consent-{verdict.value}-asked", dialog)
    dialog.go.click()
    await _stands(tour, composer, verdict)


async def _stands(tour: "Tour", composer: ComposerScreen, verdict: Approval) -> None:
    held = composer.consent

    def stands() -> bool:
        return held.stands is verdict and held.last is not None and held.last.verdict is verdict

    await tour.reached("решение о записи", stands, held.changed)


async def _list(tour: "Tour") -> None:
    """Beside the calendar stands what waits, with an idea that does not."""
    publishing = tour.window.publishing
    idea = Publication(0, Content("Идея: неделя музеев"), (_community(tour),))
    await compositions.keep(tour.office.db, idea, tour.office.now())
    publishing.show_calendar()
    calendar = publishing.calendar
    chip = calendar.side.drafts.waiting
    calendar.filters.drafts.setChecked(True)
    await tour.reached("ждут согласования", lambda: not chip.isHidden(), calendar.model.loaded)
    chip.setChecked(True)
    await tour.picture("consent-waiting")
    chip.setChecked(False)
    calendar.filters.drafts.setChecked(False)
    publishing.show_page(publishing.composer)


async def _put_back(tour: "Tour") -> None:
    """The rest of the tour is of an office that wants no consent."""
    db = tour.office.db
    await approvals.require(db, _community(tour), approves=False)
    await approvers.forget_approver(db, CHIEF)
    tour.window.notices.dismiss()
    tour.window.publishing.show_calendar()
    tour.window.show_section(Section.INBOX)


def _community(tour: "Tour") -> int:
    return tour.training.communities[1].community_id
