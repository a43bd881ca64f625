"""Ready pieces of text for posts: sets of hashtags and signatures."""

from gosclient.domain.snippets import Snippet, SnippetKind
from gosclient.store.database import Connection, Transaction

_COLUMNS = "id, kind, title, text"


def snippets(connection: Connection) -> list[Snippet]:
    """All of them in the office's order."""
    rows = connection.execute(f"select {_COLUMNS} from snippets order by position, id")
    return [Snippet(row[0], SnippetKind(row[1]), row[2], row[3]) for row in rows]


def save(transaction: Transaction, snippet: Snippet) -> int:
    """Write one, a new one at the end if its id is 0 or not known any more; returns its id."""
    snippet_id = snippet.snippet_id
    cursor = transaction.execute(
        "update snippets set kind = ?, title = ?, text = ? where id = ?",
        (snippet.kind, snippet.title, snippet.text, snippet_id),
    )
    if not cursor.rowcount:
        cursor = transaction.execute(
            """insert into snippets (kind, title, text, position)
            values (?, ?, ?, (select coalesce(max(position), 0) + 1 from snippets))""",
            (snippet.kind, snippet.title, snippet.text),
        )
        snippet_id = int(cursor.lastrowid or 0)
    transaction.touch("snippets", snippet_id)
    return snippet_id


def remove(transaction: Transaction, snippet_id: int) -> None:
    """Take one away."""
    transaction.execute("delete from snippets where id = ?", (snippet_id,))
    transaction.touch("snippets", snippet_id)
