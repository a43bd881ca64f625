"""The English translation is complete, and Russian numbers have their forms."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication

from ui.models.counted import counted
from ui.theme.resources import RESOURCES
from ui.translation import install_translation

ROOT = Path(__file__).parents[2]


def sources(path: Path, *, finished: bool = False) -> set[tuple[str, str]]:
    found = set()
    for context in ET.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            if finished and (translation is None or translation.get("type") == "unfinished"):
                continue
            found.add((context.findtext("name") or "", message.findtext("source") or ""))
    return found


def test_every_sentence_of_the_source_is_translated(tmp_path):
    fresh = tmp_path / "fresh.ts"
    lupdate = Path(sys.executable).parent / "pyside6-lupdate"
    files = [str(path) for path in sorted((ROOT / "ui").rglob("*.py"))]
    subprocess.run([lupdate, *files, "-ts", str(fresh)], check=True, capture_output=True)
    translated = sources(RESOURCES / "translations" / "gosclient_en.ts", finished=True)
    assert sources(fresh) - translated == set()


@pytest.fixture
def speak(qapp):
    loaded = []

    def install(language: str) -> None:
        loaded.extend(install_translation(qapp, language))

    yield install
    for translator in loaded:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 день"),
        (2, "2 дня"),
        (5, "5 дней"),
        (11, "11 дней"),
        (21, "21 день"),
        (112, "112 дней"),
    ],
)
def test_russian_numbers_take_their_form(speak, number, words):
    speak("ru")
    assert counted.days(number) == words


def test_the_english_catalogue_is_compiled_as_it_is_written(speak):
    speak("en")
    assert QCoreApplication.translate("acts", "Проверить в VK") == "Check in VK"
    assert counted.communities(1) == "1 community"
    assert counted.communities(3) == "3 communities"
