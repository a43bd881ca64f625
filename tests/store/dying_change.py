"""A program that kills itself at one step of a change of the encryption: FOLDER STEP ENCRYPT KEY."""

import os
import signal
import sys
from pathlib import Path

from gosclient.domain.encryption import StoreKey
from gosclient.profile import Profile


def main(folder: str, last: str, direction: str, key: str) -> None:
    profile = Profile(Path(folder))

    def step(reached):
        if reached == last:
            os.kill(os.getpid(), signal.SIGKILL)

    if direction == "on":
        profile.encrypt(StoreKey(bytes.fromhex(key)), "office", step)
    else:
        profile.decrypt(StoreKey(bytes.fromhex(key)), step)


main(*sys.argv[1:])
