"""What people do with posts by order of the control interface."""

from gosclient.sandbox import mentions, walls
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
    """Let the colleague post in the name of the community."""
    writer = order.world.colleague
    now = order.world.clock.now()
    post = Post(id=0, from_id=-community.id, date=now, text=order.text(), created_by=writer.id)
    return {"post_id": walls.publish(community, post).id, "date": now}


def publish(order: Order, community: Community) -> Json:
    """Let the colleague publish a suggested post, under a new id, with other words if given."""
    post = order.post(community, "target")
    if post.kind != "suggest" or post.deleted:
        raise OrderError("only a suggested post can be published")
    if order.has("text"):
        post.text = order.text()
    post.signer_id = post.from_id
    post.from_id = -community.id
    post.created_by = order.world.colleague.id
    return ids(walls.publish_waiting(community, post, order.world.clock.now()))


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
