"""The real program against the training VK: a district, a keyring, profiles."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for the helpers beside this file

from office import Office
from program import Program
from sandbox_process import SandboxProcess


@pytest.fixture(scope="module")
def district():
    """A training VK with a little history, kept for a file of tests."""
    with SandboxProcess(seed=11, communities=3, history=240) as process:
        yield process


@pytest.fixture
def vk(district):
    """The training VK without the troubles of the test before."""
    district.faults()
    yield district
    district.faults()


@pytest.fixture
def program(tmp_path, secret_service):
    """An empty profile and the commands that work with it."""
    return Program(tmp_path / "profile", dict(secret_service))


@pytest.fixture(scope="module")
def loaded(district, secret_service, tmp_path_factory):
    """A profile with one community connected by both keys, and caught up; tests work with copies."""
    folder = tmp_path_factory.mktemp("loaded") / "profile"
    return Office.open(district, Program(folder, dict(secret_service)))


@pytest.fixture
def office(vk, program, loaded):
    """The caught-up profile, for this test alone.

    Its keys in the keyring belong to all copies: a test that forgets or replaces them opens an
    office of its own.
    """
    return loaded.copied(program)
