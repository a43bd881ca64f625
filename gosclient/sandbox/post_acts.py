"""What people do with posts by order of the control interface."""

from gosclient.sandbox import mentions, schedule, walls
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.objects import Community
from gosclient.sandbox.order_error import OrderError
from gosclient.sandbox.orders import Order
from gosclient.sandbox.places import Post
from gosclient.sandbox.serialise import Json


def write(order: Order, community: Community) -> Json:
    """Let a visitor post on the wall."""
    return ids(walls.publish(community, _of_visitor(order, community)))


def suggest(order: Order, community: Community) -> Json:
    """Let a visitor offer a post to the staff."""
    return ids(walls.suggest(community, _of_visitor(order, community)))


def mention(order: Order, community: Community) -> Json:
    """Let a person name the community on their own wall, where nobody is banned."""
    text, now = order.text(), order.world.clock.now()
    return ids(mentions.mention(order.world, community, order.person(), text, now))


def _of_visitor(order: Order, community: Community) -> Post:
    text, now = order.text(), order.world.clock.now()
    return Post(id=0, from_id=order.writer(community).id, date=now, text=text)


def write_officially(order: Order, community: Community) -> Json:
    """Let the colleague post in the name of the community, at once or at `publish_date`."""
    writer = order.world.colleague
    now = order.world.clock.now()
    post = Post(id=0, from_id=-community.id, date=now, text=order.text(), created_by=writer.id)
    if order.has("publish_date"):
        post.date = _free_time(order, community, post)
        walls.postpone(community, post)
    else:
        walls.publish(community, post)
    return {"post_id": post.id, "date": post.date}


def publish(order: Order, community: Community) -> Json:
    """Let the colleague publish a waiting post now, under a new id, with other words if given."""
    post = order.post(community, "target")
    if post.id not in community.waiting:
        raise OrderError("only a suggested or postponed post can be published")
    if order.has("text"):
        post.text = order.text()
    if post.kind == "suggest":
        post.signer_id = post.from_id
        post.from_id = -community.id
        post.created_by = order.world.colleague.id
    return ids(walls.publish_waiting(community, post, order.world.clock.now()))


def move(order: Order, community: Community) -> Json:
    """Let the colleague give a postponed post another time; it gets a new id too."""
    post = order.post(community, "target")
    if post.id not in community.waiting or post.kind != "postpone":
        raise OrderError("only a postponed post can be moved")
    return ids(walls.put_off(community, post, _free_time(order, community, post)))


def _free_time(order: Order, community: Community, post: Post) -> int:
    date = order.number("publish_date")
    try:
        schedule.check_time(community, post, date, order.world.clock.now())
    except VkError as refusal:
        raise OrderError(refusal.text) from None
    return date


def pin(order: Order, community: Community) -> Json:
    """Let the colleague put a post above all others."""
    post = _on_the_wall(order, community)
    walls.pin(community, post)
    return ids(post)


def unpin(order: Order, community: Community) -> Json:
    """Let the colleague take a post down from above the others."""
    post = _on_the_wall(order, community)
    walls.unpin(post)
    return ids(post)


def _on_the_wall(order: Order, community: Community) -> Post:
    post = order.post(community, "target")
    if not post.public or post.owner_id:
        raise OrderError("the post is not on the wall")
    return post


def edit_officially(order: Order, community: Community) -> Json:
    """Let the colleague change what the community posted or postponed."""
    post = order.post(community, "target")
    if post.from_id != -community.id:
        raise OrderError("only the community's own words can be edited")
    return edit(community, post, order.text(), order.world.clock.now())


def edit(community: Community, post: Post, text: str, now: int) -> Json:
    """Change the words of a post; one in the queue leaves it and comes back under a new id."""
    walls.edit(post, text, post.attachments, now)
    if post.kind == "postpone" and not post.deleted:
        walls.put_off(community, post, post.date)
    return ids(post)


def delete_officially(order: Order, community: Community) -> Json:
    """Let the colleague delete a post, wherever it stands."""
    return delete(community, order.post(community, "target"), order.world.colleague.id)


def delete(community: Community, post: Post, deleter: int) -> Json:
    """Delete a post that is there."""
    if post.deleted:
        raise OrderError("the post is deleted already")
    walls.delete(community, post, deleter)
    return ids(post)


def restore(community: Community, post: Post) -> Json:
    """Bring a deleted post back."""
    if not post.deleted:
        raise OrderError("the post is not deleted")
    walls.restore(community, post)
    return ids(post)


def ids(post: Post) -> Json:
    """Return the ids of a post; with `owner_id` if it is on a person's own wall."""
    owner: Json = {"owner_id": post.owner_id} if post.owner_id else {}
    return {"person": post.from_id, "post_id": post.id, "date": post.date} | owner
