"""What people do by order of the control interface: citizens, and a colleague in VK itself."""

from gosclient.sandbox import bans, comments, dialogues, walls
from gosclient.sandbox.objects import Community, Message, Person
from gosclient.sandbox.order_error import OrderError
from gosclient.sandbox.orders import Order
from gosclient.sandbox.places import Comment, Post
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.world import World

CITIZEN_KINDS = ("message", "comment", "edit", "delete", "restore", "read", "post", "suggest")
COLLEAGUE_KINDS = ("reply", "delete", "restore", "read", "post", "edit", "ban", "unban")
REFUSALS = (0, 901, 902)
_DAY = 86_400


def citizen(world: World, body: object) -> Json:
    """Somebody writes, comments, edits, deletes or reads. Return the ids of what was touched."""
    order = Order(world, body)
    community = order.community()
    match order.word("kind", CITIZEN_KINDS):
        case "message":
            return _message(order, community)
        case "comment":
            return _comment(order, community)
        case "edit":
            return _edit(order, community)
        case "delete":
            comment = order.comment(community, "target")
            return _delete(community, comment, comment.from_id)
        case "restore":
            return _restore(community, order.comment(community, "target"))
        case "read":
            dialogue = order.dialogue(community, "target")
            dialogues.read_by_person(community, dialogue)
            return {"peer_id": dialogue.person.id, "message_id": dialogue.out_read}
        case kind:
            return _post(order, community, kind)


def colleague(world: World, body: object) -> Json:
    """Another administrator acts in VK itself. Return the ids of what was touched."""
    order = Order(world, body)
    community = order.community()
    match order.word("kind", COLLEAGUE_KINDS):
        case "delete":
            return _delete(community, order.comment(community, "target"), world.colleague.id)
        case "restore":
            return _restore(community, order.comment(community, "target"))
        case "read":
            dialogue = order.dialogue(community, "target")
            dialogues.mark_read(community, dialogue, dialogue.last.id)
            return {"peer_id": dialogue.person.id, "message_id": dialogue.in_read}
        case "post":
            return _official_post(order, community)
        case "edit":
            return _edit_answer(order, community)
        case "ban":
            return _ban(order, community)
        case "unban":
            return _unban(order, community)
        case _:
            return _reply(order, community)


def forbid(world: World, body: object) -> Json:
    """A person forbids the community to write to them (901, 902), or allows it again (0)."""
    order = Order(world, body)
    community = order.community()
    code = order.number("refusal")
    if code not in REFUSALS:
        raise OrderError(f"refusal must be one of {REFUSALS}")
    dialogue = order.dialogue(community, "person")
    dialogues.set_refusal(community, dialogue, code)
    return {"person": dialogue.person.id, "refusal": code}


def _message(order: Order, community: Community) -> Json:
    text = order.text()
    person = _writer(order, community)
    quoted = order.message(community, "reply_to") if order.has("reply_to") else None
    now = order.world.clock.now()
    message = dialogues.write_in(community, person, text, now, reply_to=quoted)
    return _message_ids(message, person)


def _writer(order: Order, community: Community) -> Person:
    """Return who writes; nobody on the blacklist can."""
    person = order.person()
    if person.id in community.bans:
        raise OrderError(f"the person is banned in this community: {person.id}")
    return person


def _edit_answer(order: Order, community: Community) -> Json:
    """The colleague changes what stands there in the name of the community."""
    if _words(order, community).from_id != -community.id:
        raise OrderError("only the community's own words can be edited")
    return _edit(order, community)


def _words(order: Order, community: Community) -> Message | Comment:
    """Return the message or comment that an order is about."""
    if order.points_at("target", "message_id"):
        return order.message(community, "target")
    return order.comment(community, "target")


def _ban(order: Order, community: Community) -> Json:
    person, now = order.person(), order.world.clock.now()
    if person.id in community.managers:
        raise OrderError("a manager cannot be banned")
    days = order.number("days") if order.has("days") else 0
    info = bans.ban(
        community,
        person.id,
        order.world.colleague.id,
        now,
        end_date=now + days * _DAY if days else 0,
        reason=order.number("reason") if order.has("reason") else 0,
        comment=order.text("comment") if order.has("comment") else "",
    )
    return {"user_id": person.id, **info}


def _unban(order: Order, community: Community) -> Json:
    person = order.person()
    if person.id not in community.bans:
        raise OrderError("the person is not banned")
    bans.lift(community, person.id, order.world.colleague.id)
    return {"user_id": person.id}


def _message_ids(message: Message, person: Person) -> Json:
    return {
        "person": person.id,
        "peer_id": message.peer_id,
        "message_id": message.id,
        "conversation_message_id": message.cmid,
        "date": message.date,
    }


def _comment(order: Order, community: Community) -> Json:
    text = order.text()
    answered = order.comment(community, "reply_to") if order.has("reply_to") else None
    post = answered.place if answered else order.post(community)
    author = _writer(order, community)
    now = order.world.clock.now()
    made = comments.add(
        community,
        Comment(id=0, place=post, from_id=author.id, date=now, text=text, reply_to=answered),
    )
    return _comment_ids(made)


def _comment_ids(comment: Comment) -> Json:
    return {
        "person": comment.from_id,
        "post_id": comment.place.id,
        "comment_id": comment.id,
        "parents_stack": [comment.root.id] if comment.root else [],
        "date": comment.date,
    }


def _edit(order: Order, community: Community) -> Json:
    text, now = order.text(), order.world.clock.now()
    words = _words(order, community)
    if isinstance(words, Message):
        dialogues.edit(community, words, text, now)
        return _message_ids(words, order.world.people[words.peer_id])
    comments.edit(community, words, text, now)
    return _comment_ids(words)


def _delete(community: Community, comment: Comment, deleter: int) -> Json:
    if comment.deleted:
        raise OrderError("the comment is deleted already")
    comments.delete(community, comment, deleter)
    return _comment_ids(comment)


def _restore(community: Community, comment: Comment) -> Json:
    if not comment.deleted:
        raise OrderError("the comment is not deleted")
    comments.restore(community, comment)
    return _comment_ids(comment)


def _reply(order: Order, community: Community) -> Json:
    text, now = order.text(), order.world.clock.now()
    writer = order.world.colleague
    if order.points_at("target", "comment_id"):
        answered = order.comment(community, "target")
        made = comments.add(
            community,
            Comment(
                id=0,
                place=answered.place,
                from_id=-community.id,
                date=now,
                text=text,
                reply_to=answered,
            ),
        )
        return _comment_ids(made)
    dialogue = order.dialogue(community, "target")
    message = dialogues.write_out(community, dialogue, text, now, admin_author_id=writer.id)
    return _message_ids(message, dialogue.person)


def _post(order: Order, community: Community, kind: str) -> Json:
    """A visitor publishes on the wall, or offers a post to the staff."""
    author = _writer(order, community)
    post = Post(id=0, from_id=author.id, date=order.world.clock.now(), text=order.text())
    made = walls.publish(community, post) if kind == "post" else walls.suggest(community, post)
    return {"person": author.id, "post_id": made.id, "date": made.date}


def _official_post(order: Order, community: Community) -> Json:
    writer = order.world.colleague
    now = order.world.clock.now()
    post = Post(id=0, from_id=-community.id, date=now, text=order.text(), created_by=writer.id)
    return {"post_id": walls.publish(community, post).id, "date": now}
