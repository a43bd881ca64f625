"""The door and the lock file agree with pyproject.toml."""

import importlib.machinery
import importlib.util
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dev():
    loader = importlib.machinery.SourceFileLoader("dev", str(ROOT / "dev"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("dev", loader))
    loader.exec_module(module)
    return module


def test_the_lock_meets_every_requirement():
    locked = dict(re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE))
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    unmet = []
    for requirement in map(Requirement, wanted):
        version = locked.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version):
            unmet.append(str(requirement))
    assert not unmet, "run ./dev lock"


def test_every_locked_package_has_a_hash():
    entries = re.split(r"^(?=\w)", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) > 50
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_door_takes_the_pythons_of_the_project(dev):
    supported = SpecifierSet(PROJECT["requires-python"])
    taken = [minor for minor in range(20) if dev.OLDEST <= (3, minor) < dev.TOO_NEW]
    assert taken == [minor for minor in range(20) if supported.contains(f"3.{minor}")]


def test_an_old_python_without_another_one_is_told_what_is_missing(dev, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match=r"Gosclient needs 3\.11, 3\.12 or 3\.13"):
        dev.use_supported_python()


def test_an_environment_that_lies_elsewhere_is_never_emptied(dev, monkeypatch, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "bin").mkdir(parents=True)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "environment_works", lambda: False)
    monkeypatch.setattr(dev, "install_from_system", lambda missing: None)
    dev.VENV.symlink_to(elsewhere)
    with pytest.raises(SystemExit, match="leads to another folder"):
        dev.set_up()
    assert (elsewhere / "bin").is_dir()


def test_who_may_not_install_is_told_the_command(dev, monkeypatch):
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"sudo apt-get install .* libegl1 xvfb"):
        dev.install_from_system(["libegl1", "xvfb"])


@pytest.mark.parametrize("command", ["run", "tour", "test", "check", "bench", "build", "lock"])
def test_every_command_is_explained_and_gets_its_arguments(dev, monkeypatch, command):
    monkeypatch.chdir(ROOT)  # put back afterwards, since the door moves to the repository
    monkeypatch.setattr(dev, command, lambda arguments: arguments)
    assert dev.main([command, "-x", "--flag"]) == ["-x", "--flag"]
    assert f"./dev {command} " in dev.__doc__
