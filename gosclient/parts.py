"""What the program is made of: the packages it came with, their versions and licences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_CLASSIFIER = "License :: "
_ONLY_TO_INSTALL = frozenset({"pip", "setuptools"})
"""Asked for by sqlite-utils to install its plug-ins; the program neither uses nor brings them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A package.

    Attributes:
        name: as its authors write it.
        version: of what is installed here.
        licence: short name, empty where the package does not say.
        texts: licences in full, one after the other; empty where the package brings none.
    """

    name: str
    version: str
    licence: str
    texts: str


def parts() -> list[Part]:
    """The program and all it needs on this system, by name; reads some hundred small files."""
    found: dict[str, Distribution] = {}
    _gather("gosclient", found)
    return [_part(one) for _, one in sorted(found.items())]


def _gather(name: str, found: dict[str, Distribution]) -> None:
    """Add a package and those it needs; one that is not here belongs to another system."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found or key in _ONLY_TO_INSTALL:
        return
    try:
        found[key] = distribution(name)
    except PackageNotFoundError:
        return
    for requirement in found[key].requires or []:
        match = _NAME.match(requirement)
        if match and "extra ==" not in requirement:
            _gather(match[0], found)


def _part(one: Distribution) -> Part:
    texts = "\n\n".join(_texts(one))
    return Part(one.metadata["Name"], one.version, _licence(one), texts)


def _licence(one: Distribution) -> str:
    """The name of the licence in the newest of the three places where packages put it."""
    for field in ("License-Expression", "License"):
        for told in one.metadata.get_all(field) or []:
            return str(told).splitlines()[0]
    for classifier in one.metadata.get_all("Classifier") or []:
        if classifier.startswith(_CLASSIFIER):
            return str(classifier).rsplit("::", 1)[-1].strip()
    return ""


def _texts(one: Distribution) -> Iterator[str]:
    for file in one.files or []:
        if file.parts[0].endswith(".dist-info") and _LICENCE_FILE.search(file.name):
            path = Path(str(one.locate_file(file)))
            yield path.read_text(encoding="utf-8", errors="replace")
