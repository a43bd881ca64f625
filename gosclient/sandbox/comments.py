"""What can happen to comments, whatever they stand under: they come, change, go and come back."""

from typing import Any

from gosclient.sandbox import render
from gosclient.sandbox.objects import Community
from gosclient.sandbox.places import Comment, Place, Section
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.sources import BOARD


def add(community: Community, item: Comment) -> Comment:
    """Add a comment; an answer to an answer joins the branch of the same root."""
    section = community.section(item.place.source)
    item.id = section.next_id()
    put(section, item)
    _tell(community, item, "new")
    return item


def put(section: Section[Any], item: Comment) -> None:
    """Put a numbered comment into its branch and count it."""
    if item.reply_to is not None and section.source.threaded:
        item.root = item.reply_to.root or item.reply_to
        item.root.replies.append(item)
    else:
        item.place.roots.append(item)
    section.comments[item.id] = item
    item.place.comments_count += 1


def edit(community: Community, item: Comment, text: str, date: int) -> None:
    """Change the text of a comment."""
    item.text = text
    item.edited = date
    _tell(community, item, "edit")


def delete(community: Community, item: Comment, deleter_id: int) -> None:
    """Remove a comment; its branch stays."""
    item.deleted = True
    item.deleter_id = deleter_id
    item.place.comments_count -= 1
    community.events.add(f"{item.place.source.event}_delete", _gone(community, item))


def restore(community: Community, item: Comment) -> None:
    """Bring a removed comment back."""
    item.deleted = False
    item.deleter_id = 0
    item.place.comments_count += 1
    _tell(community, item, "restore")


def made_before(place: Place, author: int, guid: str, now: int) -> Comment | None:
    """Return the comment this author already made there with this `guid`, within an hour."""
    if not guid:
        return None
    for root in place.roots:
        for item in (root, *root.replies):
            if item.from_id == author and item.origin and item.origin.repeats(guid, now):
                return item
    return None


def _gone(community: Community, item: Comment) -> Json:
    """Say that a comment is gone; nobody is named when a community deleted it."""
    source = item.place.source
    body: Json = {"id": item.id, source.place: item.place.id}
    if source is BOARD:
        body[source.place_owner] = -community.id
    else:
        body |= {"owner_id": -community.id, "user_id": max(item.from_id, 0)}
    if item.deleter_id > 0:
        body["deleter_id"] = item.deleter_id
    return body


def _tell(community: Community, item: Comment, what: str) -> None:
    source = item.place.source
    body = render.whole_comment(community, item)
    body[source.place_owner] = -community.id
    community.events.add(f"{source.event}_{what}", body)
