"""The tour's part about signing in by the browser: what an office sets up, and the way through."""

from typing import TYPE_CHECKING, Final

from gosclient.domain.signin import SignInChoice, loopback_address
from ui.screens.settings.sign_in_dialog import SignInDialog
from ui.screens.settings.sign_in_part import SignInPart

if TYPE_CHECKING:
    from ui.tour.tour import Tour

APPLICATION: Final = "51000001"


async def sign_in(tour: "Tour") -> None:
    """An office enters its application; an officer waits for the browser, which does not come."""
    part = SignInPart(tour.office)
    part.setFixedWidth(820)
    part.show()
    await tour.turned("вход через браузер", part.isEnabled)
    await tour.picture("sign-in-off", part)
    part.enabled.setChecked(True)
    part.application.setText(APPLICATION)
    part.setFixedHeight(part.sizeHint().height())
    await tour.picture("sign-in-part", part)
    part.landing.setCurrentIndex(1)
    await tour.picture("sign-in-page", part)
    part.close()
    part.deleteLater()
    await _go(tour)


async def _go(tour: "Tour") -> None:
    base = tour.training.base_url
    choice = SignInChoice(enabled=True, application=APPLICATION, vk_id=f"{base}/id")
    back = loopback_address(choice.port)
    await tour.control("applications", {"id": int(APPLICATION), "redirects": [back]})
    dialog = SignInDialog(tour.office, choice, tour.window)
    dialog.open()
    dialog.copy_page.click()  # nobody's browser is opened by a tour
    await tour.picture("sign-in-waiting", dialog)
    dialog.reject()
    dialog.deleteLater()
