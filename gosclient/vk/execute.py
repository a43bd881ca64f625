"""Many reads in one request by VK's ``execute``: the program, and its answer taken apart. Pure."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from gosclient.domain.errors import BadAnswer, VkUnwell
from gosclient.vk.encode import form_of
from gosclient.vk.errors import vk_error
from gosclient.vk.values import record, text_of

Calls = Sequence[tuple[str, Mapping[str, object]]]


def script(calls: Calls) -> str:
    """VKScript that makes the calls in order and returns the list of their answers."""
    made = (
        f"API.{method}({json.dumps(form_of(params), ensure_ascii=False)})"
        for method, params in calls
    )
    return f"return [{','.join(made)}];"


def placed(calls: Calls, response: object, errors: Sequence[object]) -> list[Any]:
    """An answer for every call: VK's value, or a ``VkError`` in its place.

    VK puts ``false`` where a call failed and tells the errors beside, in the same order, each with
    its method.

    Raises:
        BadAnswer: the answer does not fit the question.
    """
    if not isinstance(response, list) or len(response) != len(calls):
        raise BadAnswer(left=False)
    told = list(errors)
    return [
        value if value is not False else _failure(method, told)
        for (method, _), value in zip(calls, response, strict=True)
    ]


def _failure(method: str, told: list[object]) -> Exception:
    """The first error told about this method; it is taken out of the list."""
    for index, error in enumerate(told):
        if text_of(record(error).get("method")) in (method, ""):
            return vk_error(told.pop(index))
    return VkUnwell(1, f"{method} failed inside execute without an error")
