"""Signing in by a browser for the administrator's key: what the office chose, and what came of it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from gosclient.domain.errors import BadInput

USUAL_PORT = 48_765
"""Port of this computer at which the program waits for VK's answer, until another is chosen."""

RENEW_BEFORE = 600
"""Seconds before its end at which an access token is renewed; VK ID's live for an hour."""

RETURN_PATH = "/gosclient"
"""Path of this computer's address to which VK ID sends the browser."""

_FIRST_PORT, _LAST_PORT = 1024, 65_535
_LONGEST_NUMBER = 12


class Flow(StrEnum):
    """How a token comes from VK.

    ``CLASSIC`` is the implicit flow of oauth.vk.ru, which VK leaves to old applications; ``VK_ID``
    is OAuth 2.1 with PKCE, whose tokens live an hour and are renewed.
    """

    CLASSIC = "classic"
    VK_ID = "vk_id"


class SignInSlot(StrEnum):
    """Secrets of signing in, kept in the keyring under the id of the person."""

    REFRESH = "refresh"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class SignInChoice:
    """What the office chose; no secret is part of it.

    Attributes:
        enabled: signing in is offered.
        application: number of the office's own application at VK.
        flow: how the token comes.
        page: registered https page of the office to which VK ID sends people back; empty for an
            address of this computer.
        port: of that address.
        oauth, vk_id: base addresses of VK's two hosts, empty for VK's own.
    """

    enabled: bool = False
    application: str = ""
    flow: Flow = Flow.VK_ID
    page: str = ""
    port: int = USUAL_PORT
    oauth: str = ""
    vk_id: str = ""

    @property
    def by_loopback(self) -> bool:
        """VK sends the browser to this very computer."""
        return self.flow is Flow.VK_ID and not self.page


def checked_sign_in(choice: SignInChoice) -> SignInChoice:
    """The choice with its words cleaned. Addresses are checked where they are used.

    Raises:
        BadInput: it is switched on and cannot be carried out.
    """
    choice = replace(choice, application=choice.application.strip(), page=choice.page.strip())
    if not choice.enabled:
        return choice
    number = choice.application
    if not (number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER):
        raise BadInput(
            "Номер приложения — это число из настроек приложения на сайте VK. Ничего не изменено."
        )
    if not _FIRST_PORT <= choice.port <= _LAST_PORT:
        raise BadInput(
            f"Порт — число от {_FIRST_PORT} до {_LAST_PORT}. Ничего не изменено; возьмите другой."
        )
    if choice.page and not choice.page.startswith("https://"):
        raise BadInput(
            "Адрес страницы учреждения начинается с https:// и записан так же, как в настройках "
            "приложения. Ничего не изменено."
        )
    return choice


def loopback_address(port: int) -> str:
    """Address of this computer to which VK ID sends the browser; registered exactly like this."""
    return f"http://127.0.0.1:{port}{RETURN_PATH}"


@dataclass(frozen=True, slots=True)
class SignInRequest:
    """One attempt to sign in. It holds what must not be guessed, so it shows nothing of itself.

    Attributes:
        address: to be opened in the browser.
        back: where VK sends the browser.
        state: comes back unchanged, so that an answer to something else is not taken.
        verifier: proves that who brings the code is who asked for it; empty in the classic flow.
    """

    choice: SignInChoice
    address: str = field(repr=False)
    back: str
    state: str = field(repr=False)
    verifier: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Tokens of a person; never shown, logged or put into an error.

    Attributes:
        token: the administrator's key.
        user_id: whose it is, 0 if VK did not tell.
        expires_at: unix seconds, 0 for a token without an end.
        refresh: what renews it, empty if nothing does.
        device: what VK bound the refresh token to.
        application, host: with which and where it is renewed.
    """

    token: str = field(repr=False)
    user_id: int = 0
    expires_at: int = 0
    refresh: str = field(default="", repr=False)
    device: str = field(default="", repr=False)
    application: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class SignInRecord:
    """What is remembered of a sign-in beside the keyring.

    Attributes:
        user_id: who signed in.
        application, host: with which and where the token is renewed.
        expires_at: unix seconds at which the access token ends.
        communities: whose administrator's key it is.
        over: VK renews it no more: somebody has to sign in again.
    """

    user_id: int
    application: str
    host: str
    expires_at: int
    communities: tuple[int, ...] = ()
    over: bool = False

    def is_due(self, now: float) -> bool:
        """Whether it is time to renew the access token."""
        return not self.over and bool(self.communities) and now >= self.expires_at - RENEW_BEFORE
