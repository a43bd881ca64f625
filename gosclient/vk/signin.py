"""Signing in at VK: the address for the browser, what it comes back with, tokens for it.

Sources: VK's page about the classic implicit flow, and id.vk.com's description of its API with the
official SDK (vkid-web-sdk) for VK ID, both of 2026. Hosts are settings, because VK moves them.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from gosclient.domain.errors import BadAnswer, BadInput, SignInFailed
from gosclient.domain.signin import (
    Flow,
    SignedIn,
    SignInChoice,
    SignInRequest,
    loopback_address,
)
from gosclient.vk.encode import API_VERSION
from gosclient.vk.keys import clean_key
from gosclient.vk.network import Network, checked_api, is_loopback, split_address
from gosclient.vk.values import number, text_of

OAUTH: Final = "https://oauth.vk.ru"
VK_ID: Final = "https://id.vk.ru"

RIGHTS: Final = ("wall", "groups", "photos", "docs", "video", "stats")
"""What an administrator's key is used for; VK grants these to applications one by one, on request."""

_BLANK: Final = "/blank.html"
_LONGEST_PASTE: Final = 16_384
_CODE: Final = re.compile(r"[\x21-\x7e]{1,1280}")


@dataclass(frozen=True, slots=True)
class Code:
    """What VK ID sends back instead of a token."""

    code: str = field(repr=False)
    device: str = field(repr=False)


def sign_in_request(choice: SignInChoice, state: str, verifier: str) -> SignInRequest:
    """Make an attempt.

    Args:
        choice: what the office chose, checked.
        state: 32 random characters or more.
        verifier: 43 to 128 random characters of ``A-Z a-z 0-9 _ -``.

    Raises:
        BadInput: an address of the choice cannot be used.
    """
    if choice.flow is Flow.CLASSIC:
        host = checked_api(choice.oauth or OAUTH)
        back = f"{host}{_BLANK}"
        query = {
            "client_id": choice.application,
            "redirect_uri": back,
            "display": "page",
            "scope": ",".join((*RIGHTS, "offline")),
            "response_type": "token",
            "revoke": "1",
            "state": state,
            "v": API_VERSION,
        }
        return SignInRequest(choice, f"{host}/authorize?{urlencode(query)}", back, state)
    host = checked_api(choice.vk_id or VK_ID)
    back = _checked_page(choice.page) if choice.page else loopback_address(choice.port)
    query = {
        "response_type": "code",
        "client_id": choice.application,
        "redirect_uri": back,
        "scope": " ".join(RIGHTS),
        "state": state,
        "code_challenge": challenge_of(verifier),
        "code_challenge_method": "S256",
    }
    return SignInRequest(choice, f"{host}/authorize?{urlencode(query)}", back, state, verifier)


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a verifier (RFC 7636, 4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def landed(pasted: str, request: SignInRequest, now: float) -> SignedIn | Code:
    """What the address means at which the browser ended.

    Args:
        pasted: the address, as copied by a person or as the browser asked for it.
        request: the attempt that it has to answer.
        now: unix seconds.

    Raises:
        BadInput: this is not the address.
        SignInFailed: VK refused, or it answers another attempt.
    """
    fields = _fields(pasted)
    if not hmac.compare_digest(fields.get("state", "").encode(), request.state.encode()):
        raise SignInFailed(_OTHER_ATTEMPT)
    if "error" in fields:
        raise refusal(fields)
    if request.choice.flow is Flow.CLASSIC:
        lives = number(fields.get("expires_in"))
        return SignedIn(
            token=clean_key(fields.get("access_token", "")),
            user_id=number(fields.get("user_id")),
            expires_at=int(now) + lives if lives > 0 else 0,
            application=request.choice.application,
        )
    code, device = fields.get("code", ""), fields.get("device_id", "")
    if not _CODE.fullmatch(code) or not _CODE.fullmatch(device):
        raise BadInput(_NOT_THE_ADDRESS)
    return Code(code, device)


def exchange(request: SignInRequest, code: Code, network: Network, now: float) -> SignedIn:
    """Give a code for tokens. Blocks.

    Raises:
        SignInFailed: VK refused.
        NetworkDown, BadAnswer: VK was not reached, or something else answered.
    """
    host = checked_api(request.choice.vk_id or VK_ID)
    fields = {
        "grant_type": "authorization_code",
        "code": code.code,
        "code_verifier": request.verifier,
        "client_id": request.choice.application,
        "device_id": code.device,
        "redirect_uri": request.back,
        "state": request.state,
    }
    return _granted(host, fields, network, now)


def renew(known: SignedIn, state: str, network: Network, now: float) -> SignedIn:
    """Give a refresh token for new tokens; it is spent by that. Blocks.

    Args:
        known: refresh token, device, application and host of it are used.
        state: random characters.
        network: proxy, certificates, timeouts.
        now: unix seconds.

    Raises:
        SignInFailed: VK renews it no more.
        NetworkDown, BadAnswer: as ``exchange``; the answer may be lost with the new tokens.
    """
    fields = {
        "grant_type": "refresh_token",
        "refresh_token": known.refresh,
        "client_id": known.application,
        "device_id": known.device,
        "state": state,
    }
    return _granted(known.host, fields, network, now)


def _granted(host: str, fields: Mapping[str, str], network: Network, now: float) -> SignedIn:
    from gosclient.vk.forms import send_form  # noqa: PLC0415 - loads requests

    answer = send_form(host, "/oauth2/auth", fields, network)
    if "error" in answer:
        raise refusal(answer)
    if answer.get("state", fields["state"]) != fields["state"]:
        raise BadAnswer
    return SignedIn(
        token=_secret(answer, "access_token"),
        user_id=number(answer.get("user_id")),
        expires_at=int(now) + max(number(answer.get("expires_in")), 0),
        refresh=_secret(answer, "refresh_token") if answer.get("refresh_token") else "",
        device=fields["device_id"],
        application=fields["client_id"],
        host=host,
    )


def _secret(answer: Mapping[str, Any], name: str) -> str:
    """A token out of VK's answer; a person is told of it otherwise than of a pasted one."""
    with suppress(BadInput):
        return clean_key(text_of(answer.get(name)))
    raise BadAnswer


def refusal(fields: Mapping[str, Any]) -> SignInFailed:
    """VK's refusal for people: by OAuth's word for it, with VK's own sentence behind."""
    word = text_of(fields.get("error"))
    told = " ".join(text_of(fields.get("error_description")).split())[:200]
    sentence = _REFUSALS.get(word, "VK не завершил вход.")
    behind = f" VK пишет: {told}." if told and word != "access_denied" else ""
    return SignInFailed(f"{sentence}{behind} {_KEPT}", answers=True, final=word in _FINAL)


def _fields(pasted: str) -> dict[str, str]:
    """Fields of an address, before and behind its ``#``."""
    words = "".join(pasted.split())
    try:
        parts = urlsplit(words[:_LONGEST_PASTE])
        found = parse_qs(
            f"{parts.query}&{parts.fragment}", keep_blank_values=True, max_num_fields=50
        )
    except ValueError:
        found = {}
    if not {"access_token", "code", "error"} & found.keys():
        raise BadInput(_NOT_THE_ADDRESS)
    return {name: values[-1] for name, values in found.items()}


def _checked_page(page: str) -> str:
    parts = split_address(page)
    if parts is None or parts.scheme != "https" or parts.fragment or is_loopback(parts.hostname):
        raise BadInput("Адрес страницы учреждения записан неверно. Ничего не изменено.")
    return page


_KEPT: Final = "Прежний ключ, если он был, не изменён."
_NOT_THE_ADDRESS: Final = (
    "Это не адрес страницы, на которую VK привёл после входа. Скопируйте всю адресную строку "
    "браузера, она длинная, и вставьте её сюда."
)
_OTHER_ATTEMPT: Final = (
    "Этот адрес от другой попытки входа или не от VK, поэтому программа его не взяла. Нажмите "
    f"«Открыть страницу входа» и войдите ещё раз. {_KEPT}"
)
_REFUSALS: Final = {
    "access_denied": "Вход отменён: на странице VK не дали разрешения.",
    "invalid_client": "VK не знает приложения с таким номером. Проверьте номер в настройках входа.",
    "unauthorized_client": (
        "VK не даёт этому приложению входить таким способом. Новые приложения входят через VK ID."
    ),
    "invalid_grant": "VK не принял вход: время вышло, или он уже использован. Войдите ещё раз.",
    "invalid_scope": (
        "У приложения нет прав, которые нужны. VK выдаёт их по запросу: devsupport@corp.vk.com."
    ),
    "invalid_request": (
        "VK не принял запрос. Сверьте адрес возврата с настройками приложения: он должен совпадать "
        "до буквы."
    ),
    "temporarily_unavailable": "У VK временные неполадки. Попробуйте через несколько минут.",
    "server_error": "У VK временные неполадки. Попробуйте через несколько минут.",
}
_FINAL: Final = frozenset(
    {"invalid_grant", "invalid_client", "unauthorized_client", "invalid_token"}
)
"""After these the same refresh token is of no use."""
