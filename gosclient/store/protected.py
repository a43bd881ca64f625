"""What is never removed by its age: what waits for somebody, and what stands around it."""

from dataclasses import dataclass

from gosclient.domain.kinds import ItemKind
from gosclient.store.database import Connection

_UNSETTLED = "state not in ('confirmed', 'cancelled')"


@dataclass(frozen=True, slots=True)
class Protected:
    """Open items, those put off or taken by the officer, with a draft, or with something on its way.

    Attributes:
        items: ids of items that an intent or a draft names, whatever their status.
        targets: community, kind and id of what an intent is directed at.
        posts: community and id of posts that an intent names.
        entries: intents that are not over.
    """

    items: frozenset[int]
    targets: frozenset[tuple[int, str, int]]
    posts: frozenset[tuple[int, int]]
    entries: frozenset[int]

    def holds(self, item: tuple[int, str, bool] | None) -> bool:
        """Whether an item (id, status, mine) stays; False for none."""
        if item is None:
            return False
        item_id, status, mine = item
        return status in {"open", "snoozed"} or mine or item_id in self.items

    def holds_dialogue(self, connection: Connection, community_id: int, peer_id: int) -> bool:
        """Whether a dialogue stays, all of it."""
        if (community_id, ItemKind.MESSAGE, peer_id) in self.targets:
            return True
        return self.holds(_item(connection, community_id, ItemKind.MESSAGE, peer_id))

    def holds_post(self, connection: Connection, community_id: int, post_id: int) -> bool:
        """Whether a citizen's post waits for somebody, or an intent is about a post."""
        if (community_id, post_id) in self.posts:
            return True
        kinds = (ItemKind.VISITOR_POST, ItemKind.SUGGESTED)
        return any(self.holds(_item(connection, community_id, kind, post_id)) for kind in kinds)

    def holds_mention(self, connection: Connection, community_id: int, mention_id: int) -> bool:
        """Whether a mention waits for somebody."""
        return self.holds(_item(connection, community_id, ItemKind.MENTION, mention_id))

    def holds_branch(
        self, connection: Connection, community_id: int, kind: ItemKind, post_id: int, root_id: int
    ) -> bool:
        """Whether a branch stays; where there are no branches, all under one thing.

        Args:
            connection: of the store.
            community_id: where the comments stand.
            kind: of the comments.
            post_id: what they stand under.
            root_id: first comment of the branch; passed over where there are none.
        """
        if (community_id, post_id) in self.posts:
            return True
        if kind is ItemKind.COMMENT and self.holds_post(connection, community_id, post_id):
            return True
        where = "and (c.root_id = :root or c.comment_id = :root)" if kind.has_branches else ""
        rows = connection.execute(
            f"""select i.id, i.status, i.mine, c.comment_id from comments c
            left join inbox i on i.community_id = c.community_id and i.kind = c.kind
                and i.source_id = c.comment_id
            where c.community_id = :community and c.kind = :kind and c.post_id = :post {where}""",
            {"community": community_id, "kind": kind, "post": post_id, "root": root_id},
        )
        return any(
            (row[0] is not None and self.holds((row[0], row[1], bool(row[2]))))
            or (community_id, kind, row[3]) in self.targets
            for row in rows
        )


def protected(connection: Connection) -> Protected:
    """What stays now; asked once a transaction."""
    unsettled = connection.execute(
        f"""select id, item_id, community_id, kind, target_id, post_id from outbox
        where {_UNSETTLED}"""
    ).fetchall()
    drafts = connection.execute("select item_id from drafts").fetchall()
    return Protected(
        items=frozenset(row[1] for row in unsettled) | {row[0] for row in drafts},
        targets=frozenset((row[2], row[3], row[4]) for row in unsettled),
        posts=frozenset((row[2], row[5]) for row in unsettled if row[5] and row[3] == "comment"),
        entries=frozenset(row[0] for row in unsettled),
    )


def _item(
    connection: Connection, community_id: int, kind: ItemKind, source_id: int
) -> tuple[int, str, bool] | None:
    row = connection.execute(
        "select id, status, mine from inbox where community_id = ? and kind = ? and source_id = ?",
        (community_id, kind, source_id),
    ).fetchone()
    return (row[0], row[1], bool(row[2])) if row else None
