"""What can happen on a community's wall: posts appear, people and the community comment."""

from gosclient.sandbox import render
from gosclient.sandbox.dialogues import REPEAT_WINDOW
from gosclient.sandbox.objects import Comment, Community, Origin, Post
from gosclient.sandbox.serialise import Json


def next_id(community: Community) -> int:
    """Give the next number of the wall; posts and comments share one row of numbers."""
    community.wall_counter += 1
    return community.wall_counter


def publish(community: Community, post: Post) -> Post:
    """Put a post on the wall where everybody sees it."""
    post.id = next_id(community)
    post.kind = "post"
    community.posts[post.id] = post
    community.published.append(post)
    community.events.add("wall_post_new", render.post(community, post))
    return post


def postpone(community: Community, post: Post) -> Post:
    """Put a post into the queue; `post.date` says when it will appear."""
    post.id = next_id(community)
    post.kind = "postpone"
    community.posts[post.id] = post
    community.waiting[post.id] = post
    body: Json = {"schedule_time": post.date, **render.post(community, post)}
    community.events.add("wall_schedule_post_new", body)
    return post


def suggest(community: Community, post: Post) -> Post:
    """A person offers a post; only the staff see it."""
    post.id = next_id(community)
    post.kind = "suggest"
    community.posts[post.id] = post
    community.waiting[post.id] = post
    community.events.add("wall_post_new", render.post(community, post))
    return post


def publish_waiting(community: Community, post: Post, date: int) -> Post:
    """Publish a postponed or suggested post: it gets a new id, as in VK."""
    was_postponed = post.kind == "postpone"
    old_id = post.id
    del community.posts[old_id]
    del community.waiting[old_id]
    post.date = date
    post.postponed_id = old_id if was_postponed else 0
    publish(community, post)
    if was_postponed:
        _tell_unscheduled(community, old_id, date)
    return post


def put_off(community: Community, post: Post, date: int) -> Post:
    """Give a suggested post a place in the queue, with a new id, or a queued one another time."""
    del community.posts[post.id]
    del community.waiting[post.id]
    if post.kind == "postpone":
        _tell_unscheduled(community, post.id, post.date)
    post.date = date
    return postpone(community, post)


def _tell_unscheduled(community: Community, post_id: int, date: int) -> None:
    body: Json = {"schedule_time": date, "id": post_id, "owner_id": -community.id}
    community.events.add("wall_schedule_post_delete", body)


def publish_due(community: Community, now: int) -> None:
    """Publish the postponed posts whose time has come, in the order of their times."""
    due = [p for p in community.waiting.values() if p.kind == "postpone" and p.date <= now]
    for post in sorted(due, key=lambda post: post.date):
        publish_waiting(community, post, post.date)


def comment(community: Community, item: Comment) -> Comment:
    """Add a comment; an answer to an answer joins the branch of the same root."""
    item.id = next_id(community)
    place(community, item)
    community.events.add("wall_reply_new", event_body(community, item))
    return item


def place(community: Community, item: Comment) -> None:
    """Put a numbered comment into its branch and count it."""
    if item.reply_to is not None:
        item.root = item.reply_to.root or item.reply_to
        item.root.replies.append(item)
    else:
        item.post.roots.append(item)
    community.comments[item.id] = item
    item.post.comments_count += 1


def edit(community: Community, item: Comment, text: str, date: int) -> None:
    """Change the text of a comment."""
    item.text = text
    item.edited = date
    community.events.add("wall_reply_edit", event_body(community, item))


def delete(community: Community, item: Comment, deleter_id: int) -> None:
    """Remove a comment; its branch stays."""
    item.deleted = True
    item.deleter_id = deleter_id
    item.post.comments_count -= 1
    community.events.add(
        "wall_reply_delete",
        {
            "owner_id": -community.id,
            "id": item.id,
            "user_id": max(item.from_id, 0),
            "deleter_id": deleter_id,
            "post_id": item.post.id,
        },
    )


def restore(community: Community, item: Comment) -> None:
    """Bring a removed comment back."""
    item.deleted = False
    item.deleter_id = 0
    item.post.comments_count += 1
    community.events.add("wall_reply_restore", event_body(community, item))


def event_body(community: Community, item: Comment) -> Json:
    """Render a comment as the events of the wall show it."""
    body = render.comment(community, item)
    body["post_owner_id"] = -community.id
    return body


def commented_before(post: Post, author: int, guid: str, now: int) -> Comment | None:
    """Return the comment this author already made under the post with this `guid`, within an hour."""
    if not guid:
        return None
    for root in post.roots:
        for item in (root, *root.replies):
            origin = item.origin
            if origin and origin.key == guid and item.from_id == author and _recent(origin, now):
                return item
    return None


def posted_before(community: Community, author: int, guid: str, now: int) -> Post | None:
    """Return the post this author already made with this `guid`, within an hour."""
    if not guid:
        return None
    for post in reversed(community.posts.values()):
        origin = post.origin
        if origin and origin.key == guid and post.from_id == author and _recent(origin, now):
            return post
    return None


def _recent(origin: Origin, now: int) -> bool:
    return origin.at > now - REPEAT_WINDOW
