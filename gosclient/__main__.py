"""``python -m gosclient``: the command line without the window."""

import sys

from gosclient.cli import main

if __name__ == "__main__":
    sys.exit(main())
