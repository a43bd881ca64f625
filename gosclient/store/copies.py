"""Copies of what stands in the mirror, as the journal keeps them."""

from gosclient.domain.community import Person
from gosclient.domain.inbox import InboxItem
from gosclient.domain.journal import Copy
from gosclient.domain.posts import Comment, Post
from gosclient.store import people, posts
from gosclient.store.database import Transaction

_CONTEXT = 200
"""Characters of a post that are enough to know it by."""


def of_comment(transaction: Transaction, comment: Comment, after: str = "") -> Copy:
    """A comment with its author, its link and the post it stood under."""
    post = posts.post(transaction.connection, comment.community_id, comment.post_id, comment.kind)
    return Copy(
        text=comment.text,
        after=after,
        author=_name(transaction, comment.from_id),
        at=comment.date,
        link=comment.link,
        context=post.text[:_CONTEXT] if post else "",
        attachments=comment.attachments,
    )


def of_post(transaction: Transaction, post: Post) -> Copy:
    """A post that a citizen offers or has published."""
    return Copy(
        text=post.text,
        author=_name(transaction, post.from_id),
        at=post.date,
        link=post.link,
        attachments=post.attachments,
    )


def of_item(transaction: Transaction, item: InboxItem) -> Copy | None:
    """What an item is about: a comment or a post; None if it is not here."""
    here = item.community_id
    if item.kind.is_post:
        post = posts.post(transaction.connection, here, item.source_id)
        return of_post(transaction, post) if post is not None else None
    comment = posts.comment(transaction.connection, here, item.source_id, item.kind)
    return of_comment(transaction, comment) if comment is not None else None


def of_person(transaction: Transaction, person_id: int) -> Copy:
    """Who somebody was when it happened."""
    return Copy(author=_name(transaction, person_id), link=Person(person_id, "").link)


def _name(transaction: Transaction, person_id: int) -> str:
    known = people.people(transaction.connection, [person_id])
    return known[person_id].name if person_id in known else ""
