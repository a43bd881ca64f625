"""What people do by order of the control interface: citizens, and a colleague in VK itself."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from gosclient.sandbox import bans, comment_acts, comments, dialogues, post_acts
from gosclient.sandbox.objects import Community, Message, Person
from gosclient.sandbox.order_error import OrderError
from gosclient.sandbox.orders import Order
from gosclient.sandbox.places import Comment, Post
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.world import World

Act = Callable[[Order, Community], Json]

REFUSALS: Final = (0, 901, 902)
_DAY: Final = 86_400


def citizen(world: World, body: object) -> Json:
    """Somebody writes, comments, edits, deletes or reads. Return the ids of what was touched."""
    return _carry_out(world, body, _OF_CITIZENS)


def colleague(world: World, body: object) -> Json:
    """Another administrator acts in VK itself. Return the ids of what was touched."""
    return _carry_out(world, body, _OF_COLLEAGUE)


def _carry_out(world: World, body: object, acts: Mapping[str, Act]) -> Json:
    order = Order(world, body)
    community = order.community()
    return acts[order.word("kind", tuple(acts))](order, community)


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
    person = order.writer(community)
    quoted = order.message(community, "reply_to") if order.has("reply_to") else None
    now = order.world.clock.now()
    message = dialogues.write_in(community, person, text, now, reply_to=quoted)
    return _message_ids(message, person)


def _edit_answer(order: Order, community: Community) -> Json:
    """The colleague changes what stands there in the name of the community."""
    if _words(order, community).from_id != -community.id:
        raise OrderError("only the community's own words can be edited")
    return _edit(order, community)


def _words(order: Order, community: Community) -> Message | Comment | Post:
    """Return the message, comment or post that an order is about."""
    if order.points_at("target", "message_id"):
        return order.message(community, "target")
    return _public_words(order, community)


def _public_words(order: Order, community: Community) -> Comment | Post:
    """Return the comment or post that an order is about; a bare number is a comment's."""
    names_comment = order.points_at("target", "comment_id")
    if order.points_at("target", "post_id") and not names_comment:
        return order.post(community, "target")
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


def _edit(order: Order, community: Community) -> Json:
    text, now = order.text(), order.world.clock.now()
    words = _words(order, community)
    if isinstance(words, Message):
        dialogues.edit(community, words, text, now)
        return _message_ids(words, order.world.people[words.peer_id])
    if isinstance(words, Post):
        return post_acts.edit(community, words, text, now)
    comments.edit(community, words, text, now)
    return comment_acts.ids(words)


def _delete_own(order: Order, community: Community) -> Json:
    words = _public_words(order, community)
    return _delete(community, words, words.from_id)


def _delete_as_staff(order: Order, community: Community) -> Json:
    return _delete(community, _public_words(order, community), order.world.colleague.id)


def _delete(community: Community, words: Comment | Post, deleter: int) -> Json:
    if isinstance(words, Post):
        return post_acts.delete(community, words, deleter)
    return comment_acts.delete(community, words, deleter)


def _restore(order: Order, community: Community) -> Json:
    words = _public_words(order, community)
    if isinstance(words, Post):
        return post_acts.restore(community, words)
    return comment_acts.restore(community, words)


def _reply(order: Order, community: Community) -> Json:
    if order.points_at("target", "comment_id"):
        return comment_acts.reply(order, community)
    text, now = order.text(), order.world.clock.now()
    dialogue = order.dialogue(community, "target")
    writer = order.world.colleague
    message = dialogues.write_out(community, dialogue, text, now, admin_author_id=writer.id)
    return _message_ids(message, dialogue.person)


def _read_answers(order: Order, community: Community) -> Json:
    dialogue = order.dialogue(community, "target")
    dialogues.read_by_person(community, dialogue)
    return {"peer_id": dialogue.person.id, "message_id": dialogue.out_read}


def _read_as_staff(order: Order, community: Community) -> Json:
    dialogue = order.dialogue(community, "target")
    dialogues.mark_read(community, dialogue, dialogue.last.id)
    return {"peer_id": dialogue.person.id, "message_id": dialogue.in_read}


_OF_CITIZENS: Final[Mapping[str, Act]] = {
    "message": _message,
    **{
        kind: partial(comment_acts.write, source=source)
        for kind, source in comment_acts.KINDS.items()
    },
    "post": post_acts.write,
    "visitor_post": post_acts.write,
    "suggest": post_acts.suggest,
    "mention": post_acts.mention,
    "edit": _edit,
    "delete": _delete_own,
    "restore": _restore,
    "read": _read_answers,
}
_OF_COLLEAGUE: Final[Mapping[str, Act]] = {
    "reply": _reply,
    "post": post_acts.write_officially,
    "publish": post_acts.publish,
    "edit_post": post_acts.edit_officially,
    "move_post": post_acts.move,
    "delete_post": post_acts.delete_officially,
    "pin_post": post_acts.pin,
    "unpin_post": post_acts.unpin,
    "edit": _edit_answer,
    "delete": _delete_as_staff,
    "restore": _restore,
    "read": _read_as_staff,
    "ban": _ban,
    "unban": _unban,
}
