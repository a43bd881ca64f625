"""The one SQLite of this program, under the standard library's name.

``sqlcipher3`` has the interface of ``sqlite3`` and can encrypt a file. It serves plain files too, so
that a file means the same on every system, whatever SQLite that system brings, and so that there is
one family of exceptions. It brings no types; those of ``sqlite3`` fit.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlcipher3 import dbapi2 as sqlite3

__all__ = ["sqlite3"]
