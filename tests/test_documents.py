"""The documents tell the truth: links, commands, exit codes, fields, tables and keys exist."""

import importlib.machinery
import importlib.util
import json
import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import click
import pytest
from packaging.requirements import Requirement

import gosclient
from gosclient import report
from gosclient.cli import EXIT, cli
from gosclient.commands import publishing_report
from gosclient.desk.calendar import Card
from gosclient.desk.capabilities import Table
from gosclient.desk.encryption import EncryptionState
from gosclient.desk.journal import Record
from gosclient.desk.journal_export import Exported
from gosclient.desk.pauses import Begun, Resumed
from gosclient.desk.plan_export import PlanWritten
from gosclient.desk.plan_file import PlanRead
from gosclient.desk.threads import Author, Bubble, Thread
from gosclient.doctor import Check
from gosclient.domain.backup import Manifest
from gosclient.domain.community import Community
from gosclient.domain.erasure import PersonalData
from gosclient.domain.errors import BadInput
from gosclient.domain.inbox import InboxItem, ItemStatus
from gosclient.domain.journal import Copy, JournalLine, Phase
from gosclient.domain.kinds import ItemKind
from gosclient.domain.lock import Lock
from gosclient.domain.outbox import OutboxEntry, OutboxState
from gosclient.domain.pauses import Pause
from gosclient.domain.posts import CanWrite
from gosclient.domain.publishing import TargetState
from gosclient.sandbox.__main__ import _parser as sandbox_parser
from gosclient.store.journal import Integrity
from ui.main import read_arguments

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"^```\w*\n(.*?)^```$|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
WAYS_IN = r"(?:^|(?<=\s))(?:\.venv/bin/)?"

DOCUMENTS = sorted(
    path
    for folder in [ROOT, *(ROOT / name for name in ("docs", "resources", "tests", ".ci"))]
    for path in (folder.glob("*.md") if folder == ROOT else folder.rglob("*.md"))
)
each_document = pytest.mark.parametrize(
    "path", DOCUMENTS, ids=[str(path.relative_to(ROOT)) for path in DOCUMENTS]
)


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def code_in(text):
    """Everything in code blocks and between backticks."""
    return [block or inline for block, inline in CODE.findall(text)]


def without_code(text):
    return CODE.sub("", text)


def section(text, heading):
    """What stands under a heading, up to the next one of any level."""
    return re.search(rf"^#+ {heading}\n(.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)[1]


def table(text):
    """Rows of the tables of a text as lists of cells, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    bodies = [line for at, line in enumerate(lines) if not is_head(lines, at)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in bodies]


def is_head(lines, at):
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return any(re.fullmatch(r"\|[-| ]+\|", line) for line in (lines[at], below))


def quoted(cell):
    return re.findall(r"`([^`]+)`", cell)


def anchors(path):
    """Anchors of a document's headings, as GitHub and GitLab make them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


# ------------------------------------------------------------------------------- every document


@each_document
def test_every_relative_link_leads_somewhere(path):
    broken = []
    for link in LINK.findall(without_code(path.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        place, _, anchor = link.partition("#")
        target = (path.parent / place).resolve() if place else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@each_document
def test_a_document_names_no_machine(path):
    places = re.findall(
        r"(?<![\w.~])/(?:work|root|home|tmp|Users|mnt)\b\S*|\b[C-Z]:\\\S*",
        path.read_text(encoding="utf-8"),
    )
    assert places == []


@each_document
def test_a_message_is_never_called_a_registered_appeal(path):
    said = re.findall(
        r"обращени\w*\s+(?:\w+\s+)?зарегистрирован\w*",
        path.read_text(encoding="utf-8"),
        re.IGNORECASE,
    )
    assert said == []


# ------------------------------------------------------------------------------- commands


@pytest.fixture(scope="module")
def dev():
    loader = importlib.machinery.SourceFileLoader("dev", str(ROOT / "dev"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("dev", loader))
    loader.exec_module(module)
    return module


@each_document
def test_every_dev_command_exists(dev, path):
    known = set(re.findall(r"\./dev (\w+)", dev.__doc__)) | {"help"}
    named = {
        word
        for code in code_in(path.read_text(encoding="utf-8"))
        for word in re.findall(r"\./dev (\w+)", code)
    }
    assert named <= known


def test_readme_and_contributing_name_every_dev_command_between_them(dev):
    named = set(re.findall(r"\./dev (\w+)", text_of("README.md") + text_of("CONTRIBUTING.md")))
    assert named >= set(re.findall(r"\./dev (\w+)", dev.__doc__))


def invocations(text):
    """Calls of the program in a text, as lists of words."""
    found = []
    for code in code_in(text):
        # A line that goes on with a backslash or stands deeper is one call.
        for line in re.sub(r"\\?\n +", " ", code).splitlines():
            call = re.search(rf"{WAYS_IN}gosclient(?: (.*))?$", line.strip())
            if call and not call[0].startswith("gosclient/"):
                found.append(call[1] or "")
    return found


def words_of(call):
    """Words of a call as a shell would split them, without brackets of optional parts and pipes."""
    plain = re.sub(r"[\[\]]", " ", call.replace("…", ""))
    return shlex.split(re.split(r" [<>|&#]", f"{plain} ")[0])


def complaint(call):
    """What is wrong with a documented call, empty if the program knows all of it."""
    asked = read_arguments(words_of(call))
    if asked.unknown:
        return f"option {asked.unknown}"
    if not asked.command or not re.match(r"[a-z]", asked.command):
        return ""
    if asked.command == "tour":
        return "" if not asked.rest or asked.rest[0] == "--out" else f"tour {asked.rest}"
    if asked.command == "sandbox":
        known = {name for one in sandbox_parser()._actions for name in one.option_strings}
        return ", ".join(one for one in asked.rest if one.startswith("-") and one not in known)
    return unknown_to_click(cli, [asked.command, *asked.rest])


def unknown_to_click(command, words):
    while isinstance(command, click.Group) and words:
        name, *words = words
        if name not in command.commands:
            return f"command {name}"
        command = command.commands[name]
    options = {name for one in command.params for name in one.opts} | {"--help", "-h"}
    return ", ".join(word for word in words if word.startswith("-") and word not in options)


@each_document
def test_every_documented_call_of_the_program_is_understood(path):
    calls = invocations(path.read_text(encoding="utf-8"))
    assert [(call, complaint(call)) for call in calls if complaint(call)] == []


@pytest.mark.parametrize(
    "call",
    ["publish --now", "accounts rename 1", "inbox --unread", "--windowed", "sandbox --speed 3"],
)
def test_a_call_that_does_not_exist_is_noticed(call):
    assert complaint(call)


def leaves(command, name=""):
    if not isinstance(command, click.Group):
        return [(name.strip(), command)]
    return [
        leaf for below, one in command.commands.items() for leaf in leaves(one, f"{name} {below}")
    ]


def test_readme_names_every_command_and_option():
    said = section(text_of("README.md"), "Command line")
    missing = [name for name, _ in leaves(cli) if f"gosclient {name}" not in said]
    missing += [
        f"{name} {option.opts[0]}"
        for name, command in leaves(cli)
        for option in command.params
        if isinstance(option, click.Option) and option.opts[0] not in said
    ]
    assert missing == []


def test_the_guide_of_the_training_vk_names_its_options():
    said = section(text_of("docs/sandbox.md"), "Starting")
    options = {one.option_strings[-1] for one in sandbox_parser()._actions} - {"--help"}
    assert [one for one in sorted(options) if f"`{one}`" not in said] == []


def test_exit_codes_are_those_of_the_command_line():
    rows = table(section(text_of("README.md"), "Exit codes"))
    told = {name: int(code) for code, _, kinds in rows for name in quoted(kinds)}
    assert told == {kind.__name__: code for kind, code in EXIT}
    assert {int(code) for code, *_ in rows} == {0, 1, 130, *told.values()}


ITEM = InboxItem(1, 2, ItemKind.MESSAGE, 3, 0, 3, "Анна Морозова", "", "Когда?", 5, ItemStatus.OPEN)
COMMUNITY = Community(2, "Школа № 3", api="https://api.vk.ru")
ENTRY = OutboxEntry(
    1, ItemKind.MESSAGE, 2, 1, 3, 0, 3, "Сегодня.", "77", OutboxState.QUEUED, created_at=5.0
)
RECORD = Record(JournalLine(1, 5, 2, "delete", Phase.ASKED), Copy(), "Школа № 3", "", "")
THREAD = Thread(
    ITEM,
    COMMUNITY,
    None,
    (Bubble("m1", Author.CITIZEN, 3, "", "", "Когда?", 5),),
    "",
    0,
    CanWrite(),
)
CARD = Card(5, "Ярмарка", (2,), TargetState.PLANNED)
BEGUN = Begun(Pause(1, "Траур", (2,), 5), (), "b", (), ())
MANIFEST = Manifest(7, "0.1.0", 5, False, 10, "ab")
PRINTED = {
    "accounts": lambda: report.accounts([COMMUNITY], as_json=True),
    "capabilities": lambda: report.capabilities([Table(COMMUNITY, (), 0, None)], {}, as_json=True),
    "inbox": lambda: report.items([ITEM], as_json=True),
    "thread": lambda: report.thread(THREAD, as_json=True),
    "outbox": lambda: report.entries([ENTRY], as_json=True),
    "journal": lambda: report.records([RECORD], as_json=True),
    "journal export": lambda: report.exported(Exported(Path("x"), 1, 0), as_json=True),
    "journal verify": lambda: report.integrity(Integrity(1, 0, (), "s"), as_json=True),
    "encryption status": lambda: report.encryption(EncryptionState(encrypted=True), as_json=True),
    "plan": lambda: publishing_report.plan([CARD], {}, as_json=True),
    "plan import": lambda: publishing_report.plan_read(PlanRead(()), None, as_json=True),
    "plan export": lambda: publishing_report.plan_written(PlanWritten(Path("x"), 1), as_json=True),
    "pause on": lambda: publishing_report.pause_begun(BEGUN, as_json=True),
    "pause list": lambda: publishing_report.pauses([], [], as_json=True),
    "pause resume": lambda: publishing_report.resumed(Resumed((), "b"), as_json=True),
    "lock status": lambda: report.lock(Lock(), as_json=True),
    "erase": lambda: report.personal_data(PersonalData(3), as_json=True),
    "backup": lambda: report.backup(MANIFEST, Path("x"), as_json=True),
    "sync --once": lambda: report.sync_result({2: "Школа № 3"}, {2: BadInput()}, as_json=True),
    "doctor": lambda: report.checks([Check("Диск", good=True, words="есть")], as_json=True),
}


def test_json_fields_are_those_that_are_printed(capsys):
    rows = table(section(text_of("README.md"), "JSON fields"))
    told = {quoted(command)[0]: quoted(fields) for command, fields in rows}
    printed = {}
    for command, show in PRINTED.items():
        show()
        found = json.loads(capsys.readouterr().out)
        printed[command] = list(found[0] if isinstance(found, list) else found)
    assert told == printed


# ------------------------------------------------------------------------------- architecture


def packages():
    """Folders with modules, from the top of both import roots."""
    for root in ("gosclient", "ui"):
        for path in sorted((ROOT / root).rglob("__init__.py")):
            if path.parent != ROOT / root:
                yield f"{path.parent.relative_to(ROOT).as_posix()}/"


def top_modules():
    for root in ("gosclient", "ui"):
        for path in sorted((ROOT / root).glob("*.py")):
            if path.name != "__init__.py":
                yield path.relative_to(ROOT).as_posix()


def mapped():
    rows = table(section(text_of("ARCHITECTURE.md"), "Folder map"))
    return [quoted(place)[0] for place, *_ in rows]


def test_the_folder_map_has_every_package_and_top_module():
    assert [one for one in (*packages(), *top_modules()) if one not in mapped()] == []


def test_everything_on_the_folder_map_exists():
    assert [one for one in mapped() if not (ROOT / one).exists()] == []


def test_every_file_named_in_the_architecture_exists():
    roots = ("gosclient/", "ui/", "tests/", "docs/", "resources/")
    inside = ("vk/", "sync/", "store/", "domain/", "desk/")
    named = {one for one in code_in(text_of("ARCHITECTURE.md")) if re.fullmatch(r"[\w./]+", one)}
    paths = [one for one in named if one.startswith(roots)]
    paths += [f"gosclient/{one}" for one in named if one.startswith(inside)]
    assert len(paths) > 40
    assert [one for one in paths if not (ROOT / one).exists()] == []


@pytest.mark.parametrize(
    ("at", "wanted"),
    [(0, PROJECT["dependencies"]), (1, PROJECT["optional-dependencies"]["dev"])],
    ids=["to run", "to develop"],
)
def test_every_dependency_has_its_line(at, wanted):
    said = section(text_of("ARCHITECTURE.md"), "Dependencies").split("For development only:")[at]
    rows = table(said)
    assert sorted(row[0] for row in rows) == sorted(Requirement(one).name for one in wanted)
    assert [row[0] for row in rows if not all(row)] == []


def test_the_drawing_of_the_outbox_has_every_state():
    said = section(text_of("ARCHITECTURE.md"), "Data flow out")
    drawn = re.findall(r"^    (\S+) --> (\w+|\[\*\])", said, re.MULTILINE)
    assert {state for pair in drawn for state in pair} - {"[*]"} == set(OutboxState)
    told = [quoted(row[0])[0] for row in table(said)]
    assert sorted(told) == sorted(OutboxState)


# ------------------------------------------------------------------------------- the rest


def test_the_guide_lists_the_keys_of_the_window():
    from ui.screens.shell.keys_dialog import key_table

    rows = table(section(text_of("docs/guide.ru.md"), "Клавиши"))
    assert [key for key, _ in rows] == [key for key, _ in key_table()]


def test_the_guide_explains_every_state_of_an_answer():
    from ui.models.words import state_word

    said = " ".join(row[0] for row in table(section(text_of("docs/guide.ru.md"), "Ответ")))
    words = {state_word(state) for state in OutboxState} - {state_word(OutboxState.HOLDING)}
    assert [word for word in sorted(words) if word not in said] == []


def test_the_changelog_begins_with_this_version():
    newest = re.search(r"^## \[(.+?)\]", text_of("CHANGELOG.md"), re.MULTILINE)[1]
    assert newest in {PROJECT["version"], "Unreleased"}
    assert PROJECT["version"] == gosclient.__version__


def test_decisions_are_numbered_and_say_why():
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        said = page.read_text(encoding="utf-8")
        assert said.startswith(f"# {page.name[:4]}. ")
        assert re.findall(r"^## (Context|Decision|Consequences)$", said, re.MULTILINE) == [
            "Context",
            "Decision",
            "Consequences",
        ]


def test_every_script_named_in_the_documents_can_be_run():
    for script in ("dev", ".ci/run"):
        assert (ROOT / script).stat().st_mode & 0o100
    subprocess.run([ROOT / "dev", "help"], check=True, capture_output=True, timeout=60)
