"""A real Secret Service for tests: gnome-keyring on a D-Bus session of its own.

Nothing here can reach the keyring, the session or the settings of the person at the keyboard: the
bus, the keyring's files and all XDG folders are new and vanish at the end.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from jeepney import MatchRule, message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

SECRETS = "org.freedesktop.secrets"
PASSWORD = "a password of nobody"
RUNNING = "GOSCLIENT_TEST_KEYRING"  # set in the environment inside the service
BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def installed() -> bool:
    """Tell whether this computer has the programs that the service is made of."""
    return all(map(shutil.which, ["dbus-daemon", "gnome-keyring-daemon"]))


@contextmanager
def private_bus() -> Iterator[dict[str, str]]:
    """Run a D-Bus session without any service and yield the environment that leads to it."""
    with ExitStack() as stack:
        # A socket's path holds 107 bytes at most, so the folder does not go under tmp_path.
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gosclient-bus-")))
        config = home / "bus.conf"
        config.write_text(BUS_CONFIG.format(folder=home), encoding="utf-8")
        env = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
        }
        command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
        bus = stack.enter_context(_process(command, env, stdin=subprocess.DEVNULL))
        yield {**env, "DBUS_SESSION_BUS_ADDRESS": _first_line(bus, "dbus-daemon")}


@contextmanager
def private_keyring() -> Iterator[dict[str, str]]:
    """Run an unlocked gnome-keyring on a new bus and yield the environment that leads to it."""
    with private_bus() as env, unlocked_keyring(env):
        yield {**env, RUNNING: "1"}


@contextmanager
def unlocked_keyring(env: dict[str, str], password: str = PASSWORD) -> Iterator[None]:
    """Run gnome-keyring on the bus of ``env``; a wrong password leaves its collection locked."""
    command = ["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"]
    with open_dbus_connection(env["DBUS_SESSION_BUS_ADDRESS"]) as connection:
        with _process(command, env, stdin=subprocess.PIPE) as daemon:
            daemon.stdin.write(password)
            daemon.stdin.close()
            _wait_for_secrets(connection, present=True)
            yield
        _wait_for_secrets(connection, present=False)


def _wait_for_secrets(connection, *, present: bool) -> None:
    """Wait until the bus knows that the Secret Service has come or gone."""
    change = MatchRule(type="signal", sender=message_bus.bus_name, member="NameOwnerChanged")
    change.add_arg_condition(0, SECRETS)
    bus = Proxy(message_bus, connection)
    with connection.filter(change) as changes:
        bus.AddMatch(change)
        while bool(bus.NameHasOwner(SECRETS)[0]) != present:
            connection.recv_until_filtered(changes, timeout=20)


@contextmanager
def _process(command, env, *, stdin) -> Iterator[subprocess.Popen]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, env=env, stdin=stdin, stdout=subprocess.PIPE, stderr=quiet, text=True
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def _first_line(process: subprocess.Popen, name: str) -> str:
    line = process.stdout.readline().strip()
    if not line:
        message = f"{name} did not start"
        raise RuntimeError(message)
    return line
