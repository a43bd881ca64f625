"""What an officer puts into a post without typing it: ready pieces, hashtags used before."""

from gosclient.domain.snippets import Snippet, by_use, checked
from gosclient.store import publications, snippets
from gosclient.store.database import Connection, Database, Transaction


async def listed(db: Database) -> list[Snippet]:
    """The office's ready pieces in their order."""
    return await db.read(snippets.snippets)


async def keep(db: Database, snippet: Snippet) -> Snippet:
    """Keep a new piece (id 0) or a changed one; returns it as kept.

    Raises:
        BadInput: it has no text, or is too long; nothing was kept.
    """
    wanted = checked(snippet)

    def write(transaction: Transaction) -> Snippet:
        snippet_id = snippets.save(transaction, wanted)
        return Snippet(snippet_id, wanted.kind, wanted.title, wanted.text)

    return await db.write(write)


async def remove(db: Database, snippet_id: int) -> None:
    """Take a piece away; keeping it anew undoes that."""
    await db.write(snippets.remove, snippet_id)


async def used_hashtags(db: Database) -> list[str]:
    """Hashtags of the office's own posts, the most used first, without ``#``."""
    return await db.read(_used_hashtags)


def _used_hashtags(connection: Connection) -> list[str]:
    return by_use(publications.own_texts(connection))
