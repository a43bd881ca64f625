"""The window locks with the computer, by what a real D-Bus carries."""

import shutil

import builders
import keyring_service
import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from qt_loop import reached

from gosclient.desk import lock
from ui.screens.lock.system import SystemLock, follow_system

CODE = "4071"


@pytest.fixture(scope="module")
def address():
    """Where a D-Bus of our own is."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("needs dbus-daemon; ./dev test installs it")
    with keyring_service.private_bus() as environment:
        yield environment["DBUS_SESSION_BUS_ADDRESS"]


@pytest.fixture
def bus(address):
    """Both buses of the program in one."""
    yield QDBusConnection.connectToBus(address, "heard")
    QDBusConnection.disconnectFromBus("heard")


@pytest.fixture
def says(address):
    """Send a signal as the system does."""
    connection = QDBusConnection.connectToBus(address, "says")

    def send(path, interface, name, value):
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments([value])
        assert connection.send(message)

    yield send
    QDBusConnection.disconnectFromBus("says")


@pytest.fixture
async def keeper(window, office, db):
    office.take_lock(await lock.set_code(db, "", CODE, CODE, builders.NOW))
    return window.lock


@pytest.mark.parametrize(
    "told",
    [
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"),
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"),
    ],
)
async def test_sleep_and_the_lock_of_the_screen_lock_the_window(keeper, bus, says, told):
    SystemLock(keeper, bus, bus)
    says(*told, False)
    says(*told, True)
    await reached(lambda: keeper.locked, keeper.switched)


async def test_the_end_of_sleep_alone_locks_nothing(keeper, bus, says):
    heard = SystemLock(keeper, bus, bus)
    heard.said(False)
    assert not keeper.locked


async def test_without_a_bus_nothing_happens(keeper):
    follow_system(keeper)
    assert not keeper.locked


async def test_without_a_code_the_system_locks_nothing(window, bus):
    SystemLock(window.lock, bus, bus).said(True)
    assert not window.lock.locked
