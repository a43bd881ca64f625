"""Copies of what stands in the mirror, as the journal keeps them."""

from gosclient.domain.community import Person
from gosclient.domain.journal import Copy
from gosclient.domain.posts import Comment
from gosclient.store import people, posts
from gosclient.store.database import Transaction

_CONTEXT = 200
"""Characters of a post that are enough to know it by."""


def of_comment(transaction: Transaction, comment: Comment, after: str = "") -> Copy:
    """A comment with its author, its link and the post it stood under."""
    post = posts.post(transaction.connection, comment.community_id, comment.post_id)
    return Copy(
        text=comment.text,
        after=after,
        author=_name(transaction, comment.from_id),
        at=comment.date,
        link=comment.link,
        context=post.text[:_CONTEXT] if post else "",
        attachments=comment.attachments,
    )


def of_person(transaction: Transaction, person_id: int) -> Copy:
    """Who somebody was when it happened."""
    return Copy(author=_name(transaction, person_id), link=Person(person_id, "").link)


def _name(transaction: Transaction, person_id: int) -> str:
    known = people.people(transaction.connection, [person_id])
    return known[person_id].name if person_id in known else ""
