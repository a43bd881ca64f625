"""Errors of the environment, each with a sentence for people.

::

    GosclientError
    ├── BadInput            what a person typed cannot be used
    │   └── PublishingPaused  publishing stands still there: a person has to say what is to happen
    ├── SignInFailed        signing in by the browser came to nothing, or a sign-in is over
    ├── VkError             VK answered with an error code
    │   ├── AuthLost        the key is dead (5)
    │   ├── RateLimited     too fast or over a quota (6, 9, 29, 103, 601, 1105)
    │   ├── CaptchaNeeded   VK wants to see a person (14, 17, 24, 3300)
    │   ├── Forbidden       no right (7, 15, 20, 27, 200...) or this person cannot be written to
    │   ├── NotFound        the target is gone (18, 100 by text, 104, 210, 211...)
    │   └── VkUnwell        VK's own trouble (1, 10, 36, 106, 995)
    ├── NetworkDown         VK was not reached; ``left`` tells whether the request may have left
    │   └── WayBarred       a person must put the way right: the proxy's password, a certificate
    ├── BadAnswer           something answered, but it was not VK's API
    ├── StoreError
    │   ├── StoreFull  StoreReadOnly  StoreCorrupt  StoreTooNew  StoreClosed  StoreSealed
    ├── ProfileBusy         another program works with this profile
    └── VaultError
        ├── VaultLocked  VaultMissing  VaultRefused

Anything else that is raised is a bug. Messages never carry keys or texts of citizens.
"""


class GosclientError(Exception):
    """Base of all expected trouble.

    Attributes:
        sentence: Russian, for people: what happened, what was kept, what to do.
    """

    default = "Что-то пошло не так. Данные сохранены."

    def __init__(self, sentence: str = "") -> None:
        self.sentence = sentence or self.default
        super().__init__(self.sentence)


class BadInput(GosclientError):
    """What a person typed cannot be used as it is."""

    default = "Это нельзя отправить в таком виде. Текст сохранён."


class PublishingPaused(BadInput):
    """Publishing stands still there, and nobody has said that this goes all the same.

    Attributes:
        places: name of each community concerned, and why it stands still there.
    """

    default = "Публикации приостановлены. Ничего не отправлено."

    def __init__(self, sentence: str = "", places: tuple[tuple[str, str], ...] = ()) -> None:
        self.places = places
        super().__init__(sentence)


class SignInFailed(GosclientError):
    """Signing in by the browser came to nothing.

    Attributes:
        answers: VK has answered this attempt; else it was somebody else's answer, or none.
        final: trying the same again is of no use.
    """

    default = "Вход через браузер не завершён. Прежний ключ, если он был, не изменён."

    def __init__(self, sentence: str = "", *, answers: bool = False, final: bool = False) -> None:
        self.answers = answers
        self.final = final
        super().__init__(sentence)


class VkError(GosclientError):
    """VK answered with an error.

    Attributes:
        code: VK's error code.
        detail: VK's own English words, without parameters of the request.
    """

    default = "VK ответил ошибкой."

    def __init__(self, code: int, detail: str = "", sentence: str = "") -> None:
        self.code = code
        self.detail = detail
        super().__init__(sentence or f"{self.default} Код {code}: {detail}".rstrip(": "))


class AuthLost(VkError):
    """The key is wrong, revoked or expired."""

    default = "VK не принимает ключ. Всё сохранено; замените ключ сообщества."


class RateLimited(VkError):
    """Too many requests; ``pause`` is the least wait in seconds."""

    default = "VK просит делать запросы реже."

    def __init__(self, code: int, detail: str = "", sentence: str = "", pause: float = 1.0) -> None:
        self.pause = pause
        super().__init__(code, detail, sentence)


class CaptchaNeeded(VkError):
    """VK wants a person to confirm something in the browser.

    Attributes:
        page: address to open, may be empty.
    """

    default = "VK просит подтвердить, что пишет человек. Ответ сохранён и подождёт."

    def __init__(self, code: int, detail: str = "", sentence: str = "", page: str = "") -> None:
        self.page = page
        super().__init__(code, detail, sentence)


class Forbidden(VkError):
    """No right for this act, or the person cannot be written to."""

    default = "VK не разрешает это действие."


class NotFound(VkError):
    """The target does not exist any more."""

    default = "В VK этого больше нет."


class VkUnwell(VkError):
    """VK's own failure; a write may have happened."""

    default = "У VK внутренняя ошибка."


class NetworkDown(GosclientError):
    """VK was not reached.

    Attributes:
        left: the request may have left the computer, so a write may have happened.
    """

    default = "Нет связи с VK. Всё сохранено и уйдёт, когда связь появится."

    def __init__(self, sentence: str = "", *, left: bool = False) -> None:
        self.left = left
        super().__init__(sentence)


class WayBarred(NetworkDown):
    """Something between this computer and VK lets nothing through until a person acts.

    It is found before a connection stands, so nothing has left.
    """

    default = (
        "Прокси-сервер не пропускает к VK. Ничего не отправлено, всё сохранено. "
        "Проверьте адрес, имя и пароль прокси в «Настройки → Сеть»."
    )


class BadAnswer(GosclientError):
    """The answer was not VK's: a proxy's page, a cut text, an HTTP error.

    Attributes:
        left: a write may have happened behind that answer; true unless it is certain it has not.
    """

    default = (
        "Вместо VK ответил кто-то другой (страница входа прокси или ошибка сервера). "
        "Всё сохранено; проверьте выход в интернет."
    )

    def __init__(self, sentence: str = "", *, left: bool = True) -> None:
        self.left = left
        super().__init__(sentence)


class StoreError(GosclientError):
    """The local file cannot be used."""

    default = "Локальный файл недоступен."


class StoreFull(StoreError):
    """The disk is full."""

    default = (
        "На диске нет места: последнее действие не записано, прежнее цело. "
        "Освободите место и повторите."
    )


class StoreReadOnly(StoreError):
    """The profile cannot be written."""

    default = (
        "Папка профиля закрыта для записи: читать можно, писать нельзя. "
        "Попросите администратора дать право записи или выберите другую папку."
    )


class StoreCorrupt(StoreError):
    """The file is damaged."""

    default = (
        "Локальный файл повреждён. Закройте программу и откройте её снова: файл будет отложен, а "
        "всё, что читается, сохранено."
    )


class StoreTooNew(StoreError):
    """The file was written by a newer program."""

    default = (
        "Этот профиль создан более новой версией программы. Файл не изменён; обновите программу."
    )


class StoreClosed(StoreError):
    """The store was closed while something still wanted it."""

    default = "Программа закрывается; действие не записано."


class StoreSealed(StoreError):
    """The file is encrypted, and its key is not here."""

    default = (
        "Локальный файл зашифрован, а его ключа в хранилище ключей этого компьютера нет. Файл цел и "
        "не изменён. Введите код восстановления, который был показан при включении шифрования."
    )


class ProfileBusy(GosclientError):
    """Another engine works with this profile."""

    default = (
        "С этим профилем уже работает другая копия программы. Ответы можно писать: их отправит она."
    )


class VaultError(GosclientError):
    """Keys cannot be kept or read."""

    default = "Хранилище ключей недоступно."


class VaultLocked(VaultError):
    """The keyring is there but locked."""

    default = (
        "Хранилище ключей закрыто. Разблокируйте его (обычно паролем входа в систему) и повторите; "
        "переписка и ответы сохранены."
    )


class VaultMissing(VaultError):
    """There is no usable keyring."""

    default = (
        "На этом компьютере нет хранилища ключей. Переписка доступна для чтения; "
        "ключи можно ввести только на время этой работы."
    )


class VaultRefused(VaultError):
    """The keyring refused this value."""

    default = "Хранилище ключей не приняло это значение; прежний ключ не изменён."
