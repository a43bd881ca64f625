"""What can happen with the posts of a community's wall."""

from bisect import bisect_left

from gosclient.sandbox import render
from gosclient.sandbox.attachments import Attachment
from gosclient.sandbox.objects import Community
from gosclient.sandbox.places import Post
from gosclient.sandbox.serialise import Json


def publish(community: Community, post: Post) -> Post:
    """Put a post on the wall where everybody sees it."""
    post.id = community.wall.next_id()
    post.kind = "post"
    community.posts[post.id] = post
    community.published.append(post)
    community.events.add("wall_post_new", render.post(community, post))
    return post


def postpone(community: Community, post: Post) -> Post:
    """Put a post into the queue; `post.date` says when it will appear."""
    post.id = community.wall.next_id()
    post.kind = "postpone"
    community.posts[post.id] = post
    community.waiting[post.id] = post
    community.events.add("wall_schedule_post_new", _scheduled(community, post))
    return post


def suggest(community: Community, post: Post) -> Post:
    """A person offers a post; only the staff see it."""
    post.id = community.wall.next_id()
    post.kind = "suggest"
    community.posts[post.id] = post
    community.waiting[post.id] = post
    community.events.add("wall_post_new", render.post(community, post))
    return post


def publish_waiting(community: Community, post: Post, date: int) -> Post:
    """Publish a postponed or suggested post: it gets a new id, as in VK."""
    was_postponed = post.kind == "postpone"
    old_id, planned = post.id, post.date
    del community.posts[old_id]
    del community.waiting[old_id]
    post.earlier_ids += (old_id,)
    post.date = date
    post.postponed_id = old_id if was_postponed else 0
    publish(community, post)
    if was_postponed:
        _tell_unscheduled(community, old_id, planned)
    return post


def put_off(community: Community, post: Post, date: int) -> Post:
    """Give a suggested post a place in the queue, with a new id, or a queued one another time."""
    del community.posts[post.id]
    del community.waiting[post.id]
    if post.kind == "postpone":
        _tell_unscheduled(community, post.id, post.date)
    post.earlier_ids += (post.id,)
    post.date = date
    return postpone(community, post)


def edit(post: Post, text: str, attachments: tuple[Attachment, ...], date: int) -> None:
    """Change what a post says and shows; VK tells nobody."""
    post.text = text
    post.attachments = attachments
    post.edited = date


def pin(community: Community, post: Post) -> None:
    """Put a published post above all others; the one that was there comes down."""
    for other in community.published:
        other.pinned = other is post


def unpin(post: Post) -> None:
    """Let a post go back to its place by date."""
    post.pinned = False


def delete(community: Community, post: Post, deleter_id: int) -> None:
    """Remove a post, wherever it stands; VK tells only of what leaves the queue."""
    post.deleted = True
    post.deleter_id = deleter_id
    if post.owner_id:
        return
    if post.kind == "post":
        post.pinned = False
        del community.published[_position(community, post)]
        return
    del community.waiting[post.id]
    if post.kind == "postpone":
        _tell_unscheduled(community, post.id, post.date)


def restore(community: Community, post: Post) -> None:
    """Bring a removed post back to its place."""
    post.deleted = False
    post.deleter_id = 0
    if post.owner_id:
        return
    if post.kind == "post":
        community.published.insert(_position(community, post), post)
        return
    community.waiting[post.id] = post
    if post.kind == "postpone":
        community.events.add("wall_schedule_post_new", _scheduled(community, post))


def _position(community: Community, post: Post) -> int:
    """Where a post stands among the published ones, which are in the order of their numbers."""
    return bisect_left(community.published, post.id, key=lambda one: one.id)


def _scheduled(community: Community, post: Post) -> Json:
    return {"schedule_time": post.date, **render.post(community, post)}


def _tell_unscheduled(community: Community, post_id: int, date: int) -> None:
    community.events.add(
        "wall_schedule_post_delete",
        {"schedule_time": date, "id": post_id, "owner_id": -community.id},
    )


def publish_due(community: Community, now: int) -> None:
    """Publish the postponed posts whose time has come, in the order of their times."""
    due = [p for p in community.waiting.values() if p.kind == "postpone" and p.date <= now]
    for post in sorted(due, key=lambda post: post.date):
        publish_waiting(community, post, post.date)


def posted_before(community: Community, author: int, guid: str, now: int) -> Post | None:
    """Return the post this author already made with this `guid`, within an hour."""
    if not guid:
        return None
    for post in reversed(community.posts.values()):
        if post.from_id == author and post.origin and post.origin.repeats(guid, now):
            return post
    return None
