"""Writing on walls: `wall.post` and `wall.edit`."""

from gosclient.sandbox import links, schedule, walls
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods import suggesting
from gosclient.sandbox.methods.contents import message, post_attachments, post_words
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.objects import Community
from gosclient.sandbox.origin import Origin
from gosclient.sandbox.places import Post
from gosclient.sandbox.serialise import Json


@method("wall.post", community_scope="wall", user_scope="wall")
def post(call: Call) -> Json:
    """Publish a post, put it into the queue, publish one that waits there, or offer one."""
    params = call.params
    community = call.wall_owner()
    if not call.administers(community):
        return {"post_id": suggesting.suggest(call, community).id}
    waiting = params.integer("post_id", low=0)
    by_group = bool(waiting) or call.token.is_community or params.flag("from_group")
    author = -community.id if by_group else call.token.owner
    guid = params.text("guid")
    if known := walls.posted_before(community, author, guid, call.now):
        return {"post_id": known.id}
    if waiting:
        return {"post_id": _publish_waiting(call, community, waiting)}
    if params.integer("donut_paid_duration"):
        raise VkError(225)
    text, attached = post_words(call, community)
    person = 0 if call.token.is_community else call.token.owner
    made = Post(
        id=0,
        from_id=author,
        date=call.now,
        text=text,
        attachments=attached,
        created_by=person,
        signer_id=person if params.flag("signed") else 0,
        comments_closed=params.flag("close_comments"),
        marked_as_ads=params.flag("mark_as_ads"),
        copyright=_source(call),
        place=_place(call),
        origin=Origin(guid or None, call.token.label, call.now),
    )
    return {"post_id": _publish(call, community, made).id}


def _source(call: Call) -> str:
    """Return where a post is from.

    Raises:
        VkError: 100 if that is no address.
    """
    if not call.params.has("copyright"):
        return ""
    address = links.complete(call.params.text("copyright"))
    if not address:
        raise VkError(100, "copyright is invalid")
    return address


def _place(call: Call) -> tuple[float, float] | None:
    """Return the place of a post, if the call names one; clients send noughts for none.

    Raises:
        VkError: 100 if it is not on the globe.
    """
    latitude = call.params.number("lat", -90, 90)
    longitude = call.params.number("long", -180, 180)
    return (latitude, longitude) if latitude or longitude else None


def _publish(call: Call, community: Community, made: Post) -> Post:
    if not _names_date(call):
        schedule.check_today(community, call.now)
        if made.marked_as_ads:
            schedule.check_ads_today(community, call.now)
        return walls.publish(community, made)
    made.date = _due(call, community, made)
    return walls.postpone(community, made)


def _names_date(call: Call) -> bool:
    """Whether a post is to wait; clients that leave no field out send 0 for now."""
    return call.params.integer("publish_date", low=0) > 0


def _due(call: Call, community: Community, post: Post) -> int:
    """Return the time for a post in the queue, if it may wait there."""
    date = call.params.integer("publish_date", low=0)
    schedule.check_time(community, post, date, call.now)
    return date


def _publish_waiting(call: Call, community: Community, post_id: int) -> int:
    """Publish a postponed post as it is, or a suggested one with the changes a call brings.

    Of a postponed post everything but its number is passed over (documentation of `wall.post`).
    """
    waiting = community.waiting.get(post_id)
    if waiting is None:
        raise VkError(100, "post_id is invalid")
    date = 0
    if waiting.kind == "suggest":
        date = _accept(call, community, waiting)
    else:
        schedule.check_today(community, call.now)
    guid = call.params.text("guid") or None
    waiting.origin = Origin(guid, call.token.label, call.now)
    if date:
        return walls.put_off(community, waiting, date).id
    return walls.publish_waiting(community, waiting, call.now).id


def _accept(call: Call, community: Community, offered: Post) -> int:
    """Make a suggested post the community's own and return its time, 0 for now."""
    date = _new_date(call, community, offered)
    signed = call.params.flag("signed")
    attached, text = offered.attachments, offered.text
    if call.params.has("attachments"):
        attached = post_attachments(call, community)
    if call.params.has("message"):
        text = message(call)
    offered.attachments, offered.text = attached, text
    if signed:
        offered.signer_id = offered.from_id
    offered.from_id = -community.id
    offered.created_by = 0 if call.token.is_community else call.token.owner
    return date


def _new_date(call: Call, community: Community, post: Post) -> int:
    """Return the time for a post in the queue, 0 if it goes out at once and may."""
    if _names_date(call):
        return _due(call, community, post)
    schedule.check_today(community, call.now)
    return 0


@method("wall.edit", community=False, user_scope="wall")
def edit(call: Call) -> Json:
    """Change the words, the attachments and the time of a post; what is left out is removed.

    A postponed post without `publish_date` goes out at once, as in VK.
    """
    community = call.wall_owner()
    found = community.posts.get(call.params.integer("post_id", low=0, required=True))
    if found is None or found.deleted or not call.may_change(community, found):
        raise VkError(210)
    text, attached = post_words(call, community)
    queued = found.kind == "postpone"
    date = _new_date(call, community, found) if queued else 0
    _set_flags(call, found)
    walls.edit(found, text, attached, call.now)
    if date:
        walls.put_off(community, found, date)
    elif queued:
        walls.publish_waiting(community, found, call.now)
    return {"post_id": found.id}


def _set_flags(call: Call, post: Post) -> None:
    """Change the marks of a post; what a call does not name stays as it is."""
    params = call.params
    source = _source(call) if "copyright" in params.fields else post.copyright
    place = _place(call) or post.place
    closed = params.flag("close_comments", default=post.comments_closed)
    advertising = params.flag("mark_as_ads", default=post.marked_as_ads)
    signed = params.flag("signed", default=bool(post.signer_id))
    post.comments_closed, post.marked_as_ads = closed, advertising
    post.copyright, post.place = source, place
    if "signed" in params.fields:
        post.signer_id = post.created_by if signed else 0
