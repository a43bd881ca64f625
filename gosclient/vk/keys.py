"""A pasted key: what people really put into the field, and what of it can be a key. Pure."""

import re

from gosclient.domain.errors import BadInput

SHORTEST = 20
"""Characters; VK's keys have 85 (old) or about 200 (``vk1.a.…``)."""

SHORTEST_MODERN = 60
"""Characters below which a ``vk1.a.…`` key was certainly not copied whole."""

LONGEST = 1280
"""Characters that the Windows credential store holds."""

_FORMS = re.compile(r"access_token(?:_\d+)?[\"']?\s*[=:]\s*[\"']?([^\s&\"',;]+)")
_KEY = re.compile(r"[A-Za-z0-9._-]+")
_QUOTES = "\"'`«»“”„‘’<>"

_COPY = "Скопируйте ключ целиком: «Управление» → «Дополнительно» → «Работа с API» → «Показать»."


def clean_key(pasted: str) -> str:
    """The key itself out of what was pasted: spaces, quotes and ``access_token=`` are taken off.

    Raises:
        BadInput: nothing, only a part of a key, or something else than a key.
    """
    found = _FORMS.search(pasted)
    key = (found.group(1) if found else pasted).strip().strip(_QUOTES).strip()
    if not key:
        raise BadInput("Поле пустое. Вставьте ключ.")
    # Line breaks come from letters and documents in which the key was wrapped.
    key = "".join(key.splitlines()) if not re.search(r"[ \t]", key) else key
    if "…" in key or "..." in key or "***" in key:
        raise BadInput(f"Это сокращённый вид ключа, а не весь ключ. {_COPY}")
    if not _KEY.fullmatch(key):
        raise BadInput(
            "Это не похоже на ключ VK: в нём бывают только латинские буквы, цифры, точки и чёрточки. "
            f"{_COPY}"
        )
    modern = key.startswith(("vk1.", "vk2."))
    if len(key) < (SHORTEST_MODERN if modern else SHORTEST):
        raise BadInput(f"Ключ скопирован не целиком: знаков в нём {len(key)}. {_COPY}")
    if len(key) > LONGEST:
        raise BadInput(f"Это слишком длинно для ключа VK. {_COPY}")
    return key
