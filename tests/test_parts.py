"""What the program says it is made of is what it is made of."""

import re
import tomllib
from pathlib import Path

import pytest

from gosclient.parts import parts

WITHOUT_TEXT = {"PySide6_Essentials", "shiboken6", "pymorphy3-dicts-ru"}
"""Their packages bring none; that of Qt lies in resources/licences."""


@pytest.fixture(scope="module")
def known():
    return {re.sub(r"[-_.]+", "-", part.name).lower(): part for part in parts()}


def test_every_dependency_is_named_with_its_version(known):
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.match(r"[\w.-]+", one)[0].lower() for one in project["dependencies"]}
    assert named <= known.keys()
    assert known["gosclient"].version == project["version"]
    assert known["pyside6-essentials"].version == "6.9.3"


def test_what_dependencies_need_is_named_too(known):
    assert {"shiboken6", "urllib3", "yarl"} <= known.keys()
    assert not {"pip", "setuptools", "pytest", "ruff"} & known.keys()


def test_every_part_brings_its_licence(known):
    silent = {part.name for part in known.values() if not part.texts}
    assert silent == WITHOUT_TEXT & silent
    assert "Permission is hereby granted" in known["keyring"].texts
    nameless = {part.name for part in known.values() if not part.licence and not part.texts}
    assert not nameless


def test_the_short_name_is_found_wherever_a_package_puts_it(known):
    assert known["click"].licence == "BSD-3-Clause"  # License-Expression
    assert known["pymorphy3"].licence == "MIT license"  # License
    assert known["jaraco-classes"].licence == "MIT License"  # a classifier
