"""Signing in: applications, codes and tokens that renew each other.

Modelled on VK's pages of 2026 about the classic implicit flow and about VK ID (OAuth 2.1 with
PKCE): what they do not tell (how long a code and a refresh token live) is chosen here.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from gosclient.sandbox.clock import Clock
from gosclient.sandbox.tokens import Token, TokenBook

CODE_LIVES: Final = 600
"""Seconds; VK names `expires_in` beside each code."""
ACCESS_LIVES: Final = 3_600
"""Seconds an access token of VK ID lives."""
REFRESH_LIVES: Final = 180 * 86_400
CLASSIC_LIVES: Final = 86_400
"""Seconds a classic token lives without the right `offline`."""

_CHALLENGE: Final = re.compile(r"[A-Za-z0-9_-]{43}")
_VERIFIER: Final = re.compile(r"[A-Za-z0-9_-]{43,128}")


class SignInError(Exception):
    """What is answered instead of tokens: OAuth's word for it, and VK's English sentence."""

    def __init__(self, error: str, description: str) -> None:
        self.error = error
        self.description = description
        super().__init__(error)


@dataclass(frozen=True, slots=True)
class Application:
    """An application registered with this VK.

    Attributes:
        id: Number of the application.
        redirects: Addresses to which people may be sent back, exactly.
        scopes: Rights that VK has granted it; without any its tokens are plain VK ID logins.
        classic: It is an old standalone one, which may use the implicit flow.
    """

    id: int
    redirects: frozenset[str]
    scopes: frozenset[str]
    classic: bool


@dataclass(slots=True)
class _Code:
    application: int
    redirect: str
    challenge: str
    device: str
    scopes: frozenset[str]
    until: int


@dataclass(slots=True)
class _Refresh:
    application: int
    device: str
    scopes: frozenset[str]
    until: int
    access: str = ""


@dataclass(slots=True)
class SignIns:
    """All that was registered and given out.

    Attributes:
        applications: By number.
    """

    tokens: TokenBook
    clock: Clock
    person: int
    admin_of: Callable[[], frozenset[int]]
    applications: dict[int, Application] = field(default_factory=dict)
    _codes: dict[str, _Code] = field(default_factory=dict)
    _refreshes: dict[str, _Refresh] = field(default_factory=dict)
    _ends: dict[str, int] = field(default_factory=dict)
    _given: int = 0

    def application(self, client: str) -> Application:
        """Return the application of a request.

        Raises:
            SignInError: There is none.
        """
        found = self.applications.get(int(client)) if client.isdecimal() else None
        if found is None:
            raise SignInError("invalid_client", "client_id is incorrect")
        return found

    def token(self, application: Application, asked: frozenset[str]) -> tuple[str, int]:
        """Give a token by the implicit flow; also the seconds it lives, 0 for ever."""
        lives = 0 if "offline" in asked & application.scopes else CLASSIC_LIVES
        return self._issue(application, asked, lives).secret, lives

    def code(
        self, application: Application, redirect: str, challenge: str, asked: frozenset[str]
    ) -> tuple[str, str]:
        """Give a code and the device it is bound to.

        Raises:
            SignInError: The challenge cannot be one.
        """
        if not _CHALLENGE.fullmatch(challenge):
            raise SignInError("invalid_request", "code_challenge is invalid")
        code, device = f"vk2.a.{self._word('code')}", self._word("device")
        until = self.clock.now() + CODE_LIVES
        scopes = asked & application.scopes
        self._codes[code] = _Code(application.id, redirect, challenge, device, scopes, until)
        return code, device

    def grant(self, fields: dict[str, str]) -> dict[str, object]:
        """Give tokens for a code or for a refresh token.

        Raises:
            SignInError: There is nothing to give for this request.
        """
        match fields.get("grant_type"):
            case "authorization_code":
                return self._exchange(fields)
            case "refresh_token":
                return self._renew(fields)
        raise SignInError("unsupported_grant_type", "grant_type is unsupported")

    def _exchange(self, fields: dict[str, str]) -> dict[str, object]:
        """Give tokens for a code, once, to whoever can prove to have asked for it."""
        application = self.application(fields.get("client_id", ""))
        # Whatever is wrong with the request, the code is spent.
        code = self._codes.pop(fields.get("code", ""), None)
        if code is None or code.until < self.clock.now() or code.application != application.id:
            raise SignInError("invalid_grant", "code is invalid or expired")
        if fields.get("redirect_uri") != code.redirect:
            raise SignInError("invalid_request", "redirect_uri is mismatched")
        if fields.get("device_id") != code.device:
            raise SignInError("invalid_request", "device_id is invalid")
        verifier = fields.get("code_verifier", "")
        if not _VERIFIER.fullmatch(verifier) or not hmac.compare_digest(
            challenge_of(verifier), code.challenge
        ):
            raise SignInError("invalid_grant", "code_verifier is invalid")
        return self._pair(application, code.device, code.scopes, fields)

    def _renew(self, fields: dict[str, str]) -> dict[str, object]:
        """Give new tokens for a refresh token, which is spent by it."""
        application = self.application(fields.get("client_id", ""))
        secret = fields.get("refresh_token", "")
        known = self._refreshes.get(secret)
        if known is None or known.until < self.clock.now() or known.application != application.id:
            raise SignInError("invalid_grant", "refresh_token is invalid")
        if fields.get("device_id") != known.device:
            raise SignInError("invalid_request", "device_id is invalid")
        del self._refreshes[secret]
        return self._pair(application, known.device, known.scopes, fields)

    def revoke(self, fields: dict[str, str]) -> dict[str, object]:
        """End an access token and what renews it."""
        self.application(fields.get("client_id", ""))
        secret = fields.get("access_token", "")
        if not self.tokens.revoke(secret):
            raise SignInError("invalid_token", "access_token is invalid")
        self._refreshes = {k: v for k, v in self._refreshes.items() if v.access != secret}
        return {"response": 1}

    def expire(self) -> None:
        """Let tokens end whose time is over."""
        now = self.clock.now()
        for secret in [secret for secret, until in self._ends.items() if until <= now]:
            del self._ends[secret]
            self.tokens.revoke(secret)

    def _pair(
        self,
        application: Application,
        device: str,
        scopes: frozenset[str],
        fields: dict[str, str],
    ) -> dict[str, object]:
        token = self._issue(application, scopes, ACCESS_LIVES, "vk2.a.")
        refresh = f"vk2.a.{self._word('refresh')}"
        until = self.clock.now() + REFRESH_LIVES
        self._refreshes[refresh] = _Refresh(application.id, device, scopes, until, token.secret)
        return {
            "refresh_token": refresh,
            "access_token": token.secret,
            "id_token": self._word("id"),
            "token_type": "Bearer",
            "expires_in": ACCESS_LIVES,
            "user_id": self.person,
            "state": fields.get("state", ""),
            "scope": " ".join(sorted(scopes)),
        }

    def _issue(
        self, application: Application, asked: frozenset[str], lives: int, prefix: str = "vk1.a."
    ) -> Token:
        scopes = asked & application.scopes
        kind = "user" if scopes else "vk_id"
        token = self.tokens.issue(kind, self.person, scopes, self.admin_of(), prefix)
        if lives:
            self._ends[token.secret] = self.clock.now() + lives
        return token

    def _word(self, purpose: str) -> str:
        """Return a secret nobody had before; the same ones for the same seed."""
        self._given += 1
        raw = hashlib.sha512(f"{self.tokens.seed}:{purpose}:{self._given}".encode()).digest()
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def challenge_of(verifier: str) -> str:
    """Return the S256 challenge of a verifier (RFC 7636, 4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def sent_back(redirect: str, sign: str, answer: dict[str, object]) -> str:
    """Return the address somebody is sent back to; `sign` is "?" or "#"."""
    joined = "&" if sign == "?" and "?" in redirect else sign
    return f"{redirect}{joined}{urlencode({k: str(v) for k, v in answer.items()})}"
