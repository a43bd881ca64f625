"""The program `gosclient`: the window without a command, the command line with one."""

import gc
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from gosclient import __version__

USAGE: Final = """Госклиент: сообщения и комментарии сообществ VK в одном окне.

  gosclient                    открыть окно
  gosclient --training         открыть окно на учебном районе
  gosclient tour --out DIR     показать работу на учебном районе и сохранить снимки окна
  gosclient КОМАНДА …          команда для скриптов, они перечислены ниже в --help

  --profile DIR                папка профиля
  --api URL                    адрес API для подключаемых сообществ; по умолчанию — сам VK
  --version                    версия
"""


@dataclass(slots=True)
class Arguments:
    """What was asked for on the command line.

    Attributes:
        command: the first word that is not an option, empty for none.
        rest: everything after the command.
        api: base address of the API, empty for VK itself.
        unknown: an option that the window does not know, empty for none.
    """

    profile: Path | None = None
    training: bool = False
    api: str = ""
    version: bool = False
    usage: bool = False
    command: str = ""
    rest: list[str] = field(default_factory=list)
    unknown: str = ""


def read_arguments(argv: list[str]) -> Arguments:
    """Read the options before the command; no library, for the window must start quickly."""
    read = Arguments()
    left = list(argv)
    while left:
        word = left.pop(0)
        if word == "--profile" and left:
            read.profile = Path(left.pop(0))
        elif word.startswith("--profile="):
            read.profile = Path(word.partition("=")[2])
        elif word == "--api" and left:
            read.api = left.pop(0)
        elif word == "--training":
            read.training = True
        elif word == "--version":
            read.version = True
        elif word in {"-h", "--help"}:
            read.usage = True
        elif word.startswith("-"):
            read.unknown = word
            break
        else:
            read.command, read.rest = word, left
            break
    return read


def main(argv: list[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: arguments without the program's name; those of the process when None.

    Returns:
        The exit code.
    """
    given = sys.argv[1:] if argv is None else argv
    asked = read_arguments(given)
    if asked.command == "tour":
        from ui.tour.tour import main as tour

        return tour(asked.rest)
    if asked.command == "prepare-heic":  # the program asks itself, see gosclient.desk.heic
        from gosclient.desk.heic_process import main as prepare_heic

        return prepare_heic()
    if asked.command:
        from gosclient.cli import main as command_line

        return command_line(given)
    if asked.version:
        sys.stdout.write(f"gosclient {__version__}\n")
        return 0
    if asked.usage:
        from gosclient.cli import main as command_line

        sys.stdout.write(f"{USAGE}\n")
        sys.stdout.flush()
        return command_line(["--help"])
    if asked.unknown:
        sys.stderr.write(f"Неизвестная настройка {asked.unknown}.\n\n{USAGE}")
        return 2
    # What a start makes stays to the end; to look for garbage in it costs a twelfth of the start.
    gc.disable()  # until the session has started and ui.garbage takes over
    from ui.bootstrap import open_window

    return open_window(asked.profile, training=asked.training, api=asked.api)


if __name__ == "__main__":
    sys.exit(main())
