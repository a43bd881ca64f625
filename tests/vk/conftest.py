"""Gateways that are always closed afterwards."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for the helpers beside this file

from fake_vk import COMMUNITY_KEY, QUICK, FakeTime
from local_authority import Certificates

from gosclient.vk.gateway import Gateway


@pytest.fixture
def fake_time():
    return FakeTime()


@pytest.fixture
def gateway_to(fake_time):
    """Build gateways; all are closed and their threads ended afterwards."""
    made = []

    def build(api, *, token=COMMUNITY_KEY, user=False, network=QUICK, timekeeper=fake_time):
        gateway = Gateway(
            token, api, user=user, network=network, name="test", timekeeper=timekeeper
        )
        made.append(gateway)
        return gateway

    yield build
    for gateway in made:
        gateway.close()
    for gateway in made:
        assert gateway.join(10)


@pytest.fixture(scope="session")
def certificates(tmp_path_factory):
    """An authority of an office that inspects its traffic, and a certificate signed by it."""
    return Certificates(tmp_path_factory.mktemp("certificates"))
