"""The way to VK step by step: the name, the connection, the proxy, TLS, VK itself.

A question without any key is asked: VK answers it with an error of its own, which shows as well as
a response that VK was reached.
"""

import http.client
import json
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import ExitStack

from gosclient.domain.netcheck import HostCheck, Outcome, Step, StepName
from gosclient.vk import dialing
from gosclient.vk.barriers import PROXY_PASSWORD
from gosclient.vk.certificates import tls_context
from gosclient.vk.dialing import TunnelRefused
from gosclient.vk.encode import API_VERSION
from gosclient.vk.issuer import issuer_of
from gosclient.vk.network import USER_AGENT, Network, checked_api, proxy_for, split_address

_LARGEST_ANSWER = 64 * 1024
_OUT_OF_DATE = frozenset({9, 10})
"""OpenSSL's codes of a certificate whose time has not come or is over."""

_OTHER_HOST = frozenset({62, 64})
"""OpenSSL's codes of a certificate for another name or address."""


def check(api: str, network: Network, patience: float = dialing.PATIENCE) -> HostCheck:
    """Go all the way to one host of the API. Blocks for some seconds at most.

    Args:
        api: base address of the API, empty for VK itself.
        network: proxy and certificates.
        patience: seconds for each step.
    """
    address = checked_api(api)
    with ExitStack() as ending:
        trial = _Trial(address, network, patience, ending)
        return HostCheck(address, dialing.place_of(address)[0], trial.steps())


class _Failed(Exception):  # noqa: N818 - carries the sentence of a step
    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__()


class _Unneeded(_Failed):
    pass


class _Trial:
    """One walk; what a step opened is closed by ``ending``."""

    def __init__(self, address: str, network: Network, patience: float, ending: ExitStack) -> None:
        self._address = address
        self._network = network
        self._patience = patience
        self._ending = ending
        self._proxy = proxy_for(address, network)
        self._host, self._port = dialing.place_of(address)
        self._first = (self._host, self._port)
        self._connection: socket.socket | None = None

    def steps(self) -> tuple[Step, ...]:
        """Walk until a step fails; those behind it are not reached."""
        walked: list[Step] = []
        acts: tuple[tuple[StepName, Callable[[], str]], ...] = (
            (StepName.NAME, self._resolve),
            (StepName.CONNECTION, self._connect),
            (StepName.PROXY, self._pass_proxy),
            (StepName.TLS, self._secure),
            (StepName.VK, self._ask),
        )
        for name, act in acts:
            if any(step.outcome is Outcome.FAILED for step in walked):
                walked.append(Step(name, Outcome.NOT_REACHED))
            else:
                walked.append(_timed(name, act))
        return tuple(walked)

    def _resolve(self) -> str:
        if self._proxy is not None:
            try:
                self._first = dialing.place_of(self._proxy.address)
            except ValueError:
                raise _Failed(
                    "Адрес прокси записан неверно или это не HTTP-прокси. Исправьте его "
                    "в «Настройки → Сеть» или в настройках системы."
                ) from None
        host = self._first[0]
        try:
            numeric = dialing.resolved(self._first, self._patience)
        except OSError:
            raise _Failed(
                f"Имя {host} не находится. Проверьте, есть ли сеть; если она есть, "
                + ("проверьте адрес прокси." if self._proxy else "спросите администратора про DNS.")
            ) from None
        return f"{host} → {numeric}" + (" (прокси)" if self._proxy else "")

    def _connect(self) -> str:
        host, port = self._first
        try:
            self._connection = self._ending.enter_context(
                socket.create_connection(self._first, self._patience)
            )
        except OSError:
            if self._proxy:
                words = "Проверьте адрес и порт прокси."
            else:
                words = "Сеть или защитный экран не пускает; может быть, нужен прокси."
            raise _Failed(f"Соединение с {host}:{port} не открывается. {words}") from None
        return f"{host}:{port} отвечает."

    def _pass_proxy(self) -> str:
        if self._proxy is None:
            raise _Unneeded("Прокси не используется.")
        if self._address.startswith("http:") or self._connection is None:
            raise _Unneeded("Для этого адреса прокси не нужен.")
        try:
            dialing.tunnelled(self._connection, (self._host, self._port), self._proxy)
        except TunnelRefused as refused:
            sentence = _refusal(refused, signed_in=bool(self._proxy.authorization))
        except (OSError, http.client.HTTPException):
            sentence = "Прокси не отвечает так, как отвечает HTTP-прокси. Проверьте адрес и порт."
        else:
            return f"Прокси пропускает к {self._host}."
        raise _Failed(sentence)

    def _secure(self) -> str:
        if not self._address.startswith("https:") or self._connection is None:
            raise _Unneeded("Адрес на этом компьютере, шифрование не нужно.")
        context = tls_context(self._network)
        try:
            secured = context.wrap_socket(self._connection, server_hostname=self._host)
        except ssl.SSLCertVerificationError as refused:
            sentence = self._distrust(refused.verify_code)
        except OSError:
            sentence = (
                "Защищённое соединение обрывается до сертификата. Защитный экран или прокси "
                "не пропускает шифрование к VK; спросите администратора."
            )
        else:
            self._connection = self._ending.enter_context(secured)
            issuer = issuer_of(secured.getpeercert(binary_form=True) or b"")
            return f"Сертификат выдал «{issuer}», он признан." if issuer else "Сертификат признан."
        raise _Failed(sentence)

    def _distrust(self, code: int) -> str:
        issuer = dialing.presented_issuer(self._address, self._network, self._patience)
        whose = f"Сертификат выдал «{issuer}»." if issuer else "Чей сертификат, узнать не удалось."
        if code in _OUT_OF_DATE:
            return f"{whose} Его срок не включает сегодня: проверьте дату на компьютере."
        if code in _OTHER_HOST:
            return f"{whose} Он выдан не для {self._host}: отвечает не VK. Спросите администратора."
        return (
            f"{whose} Этот центр не признан. Если так организация проверяет трафик, возьмите у "
            "администратора файл её сертификата и укажите его в «Настройки → Сеть»."
        )

    def _ask(self) -> str:
        try:
            status, body = self._answer()
        except (OSError, http.client.HTTPException):
            raise _Failed("VK не ответил. Подождите и проверьте снова.") from None
        if _is_vk(body):
            return "VK отвечает."
        raise _Failed(
            f"Ответил не VK (код {status}): прокси или страница входа в сеть. "
            "Откройте любой сайт в браузере и войдите в сеть, если она об этом просит."
        )

    def _answer(self) -> tuple[int, bytes]:
        parts = split_address(self._address)
        asking = http.client.HTTPConnection(self._host, self._port, timeout=self._patience)
        asking.sock = self._connection
        asking.request(
            "POST",
            f"{parts.path if parts else ''}/method/utils.getServerTime",
            body=f"v={API_VERSION}",
            headers={
                "Host": parts.netloc if parts else self._host,
                "User-Agent": USER_AGENT,
                "Content-Type": "application/x-www-form-urlencoded",
                "Connection": "close",
            },
        )
        with asking.getresponse() as answer:
            return answer.status, answer.read(_LARGEST_ANSWER)


def _timed(name: StepName, act: Callable[[], str]) -> Step:
    started = time.monotonic()
    try:
        outcome, sentence = Outcome.DONE, act()
    except _Unneeded as unneeded:
        outcome, sentence = Outcome.NOT_NEEDED, unneeded.sentence
    except _Failed as failed:
        outcome, sentence = Outcome.FAILED, failed.sentence
    return Step(name, outcome, sentence, round((time.monotonic() - started) * 1000))


def _refusal(refused: TunnelRefused, *, signed_in: bool) -> str:
    if refused.status != PROXY_PASSWORD:
        return (
            f"Прокси не пропускает к VK (код {refused.status}). Попросите администратора открыть "
            "api.vk.ru, lp.vk.ru и *.userapi.com."
        )
    if refused.logins and "basic" not in refused.logins:
        return (
            "Прокси пускает только по учётной записи системы (NTLM или Kerberos), этого программа "
            "не умеет. Попросите администратора пропускать к VK без входа или по имени и паролю."
        )
    if signed_in:
        return "Прокси не принимает имя и пароль. Проверьте их и введите пароль снова."
    return "Прокси требует имя и пароль. Выберите «Свой прокси» и укажите их."


def _is_vk(body: bytes) -> bool:
    """Whether an answer has the shape of the API's."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return False
    if not isinstance(answer, dict):
        return False
    error = answer.get("error")
    return "response" in answer or (isinstance(error, dict) and "error_code" in error)
