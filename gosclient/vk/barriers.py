"""What stands between this computer and VK and lets nothing through, in sentences."""

from gosclient.domain.errors import NetworkDown, WayBarred
from gosclient.vk.logins import LOGINS
from gosclient.vk.network import Proxy

PROXY_PASSWORD = 407
"""HTTP's status by which a proxy asks who is there (RFC 9110, 15.5.8)."""

_ONLY_BASIC = (
    "Программа входит по имени и паролю (Basic); входа NTLM и Kerberos у неё нет: если прокси знает "
    "только их, попросите администратора пропускать к VK без входа."
)
ASKS_FOR_LOGIN = (
    "Прокси-сервер требует имя и пароль. Ничего не отправлено, всё сохранено. "
    f"Выберите «Свой прокси» в «Настройки → Сеть» и укажите их. {_ONLY_BASIC}"
)
REFUSES_LOGIN = (
    "Прокси-сервер не принял имя и пароль. Ничего не отправлено, всё сохранено. Введите пароль "
    "снова в «Настройки → Сеть». Чтобы не заблокировать учётную запись, программа повторит прежний "
    f"вход через полчаса или по клавише F5. {_ONLY_BASIC}"
)
PROXY_AWAY = (
    "Прокси-сервер не отвечает или сам не достаёт до VK. Всё сохранено и уйдёт, когда связь появится. Если это надолго, "
    "проверьте его адрес в «Настройки → Сеть» или в настройках системы."
)
UNUSABLE_PROXY = (
    "Прокси-сервер не пропускает к VK. Ничего не отправлено, всё сохранено. "
    "Проверьте адрес прокси в «Настройки → Сеть» или в настройках системы."
)


_SERVER_ERROR = 500


def refused_tunnel(status: int, proxy: Proxy) -> NetworkDown:
    """What the status means by which a proxy did not open the way. Nothing has left."""
    if status == PROXY_PASSWORD and proxy.authorization:
        LOGINS.refused(proxy)
        return WayBarred(REFUSES_LOGIN)
    if status == PROXY_PASSWORD:
        return WayBarred(ASKS_FOR_LOGIN)
    if status >= _SERVER_ERROR:
        # The proxy itself has no way to VK just now.
        return NetworkDown(PROXY_AWAY)
    return WayBarred(UNUSABLE_PROXY)


def untrusted(issuer: str) -> str:
    """A certificate that this computer does not trust; ``issuer`` may be unknown and empty."""
    whose = f"его сертификат выдал «{issuer}», и здесь" if issuer else "его сертификат"
    return (
        f"Защищённое соединение с VK не установлено: {whose} не признан. Ничего не отправлено, "
        "всё сохранено. Если так организация проверяет трафик, возьмите у администратора файл её "
        "сертификата и укажите его в «Настройки → Сеть»; проверьте также дату на компьютере."
    )
