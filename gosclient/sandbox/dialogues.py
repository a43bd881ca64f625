"""What can happen in a community's dialogues: messages come, answers go, both get read."""

from gosclient.sandbox import render
from gosclient.sandbox.attachments import Attachment
from gosclient.sandbox.objects import Community, Conversation, Extras, Message, Person
from gosclient.sandbox.origin import REPEAT_WINDOW, Origin
from gosclient.sandbox.serialise import Json

REPEAT_DEPTH = 100
"""Among how many newest messages of a dialogue VK looks for a `random_id`."""

BARE = Extras()
"""Nothing beside the text."""

_CLIENT_INFO: Json = {
    "button_actions": ["text", "vkpay", "open_app", "location", "open_link", "callback"],
    "keyboard": True,
    "inline_keyboard": True,
    "carousel": True,
    "lang_id": 0,
}


def write_in(
    community: Community,
    person: Person,
    text: str,
    date: int,
    *,
    attachments: tuple[Attachment, ...] = (),
    reply_to: Message | None = None,
) -> Message:
    """A person writes to the community."""
    dialogue = open_dialogue(community, person)
    message = append(
        community,
        dialogue,
        Message(
            id=0,
            cmid=0,
            date=date,
            peer_id=person.id,
            from_id=person.id,
            out=False,
            text=text,
            attachments=attachments,
            reply_to=reply_to,
        ),
    )
    community.events.add(
        "message_new", {"message": render.message(message), "client_info": _CLIENT_INFO}
    )
    return message


def write_out(
    community: Community,
    dialogue: Conversation,
    text: str,
    date: int,
    *,
    admin_author_id: int = 0,
    extras: Extras = BARE,
    origin: Origin | None = None,
) -> Message:
    """The community writes to a person; all its own readers hear of it too."""
    random_id = _in_32_bits(origin.key) if origin and isinstance(origin.key, int) else 0
    message = append(
        community,
        dialogue,
        Message(
            id=0,
            cmid=0,
            date=date,
            peer_id=dialogue.person.id,
            from_id=-community.id,
            out=True,
            text=text,
            random_id=random_id,
            admin_author_id=admin_author_id,
            attachments=extras.attachments,
            reply_to=extras.reply_to,
            forwarded=extras.forwarded,
            keyboard=extras.keyboard,
            payload=extras.payload,
            origin=origin,
        ),
    )
    community.events.add("message_reply", render.message(message))
    return message


def open_dialogue(community: Community, person: Person) -> Conversation:
    """Return the dialogue with this person; a new one has no messages yet."""
    dialogue = community.conversations.get(person.id)
    return dialogue if dialogue is not None else Conversation(person)


def append(community: Community, dialogue: Conversation, message: Message) -> Message:
    """Put a message at the end of a dialogue, give it its numbers and keep the order of dialogues."""
    community.message_counter += 1
    message.id = community.message_counter
    message.cmid = len(dialogue.messages) + 1
    dialogue.messages.append(message)
    community.messages[message.id] = message
    peer = dialogue.person.id
    community.conversations.pop(peer, None)
    community.conversations[peer] = dialogue
    if not message.out:
        dialogue.unread += 1
        community.unread.add(peer)
    return message


def sent_before(dialogue: Conversation, random_id: int, now: int) -> Message | None:
    """Return the message that this `random_id` already made, as far back as VK remembers."""
    if not random_id:
        return None
    for message in reversed(dialogue.messages[-REPEAT_DEPTH:]):
        if message.date < now - REPEAT_WINDOW:
            return None
        if message.out and message.random_id == _in_32_bits(random_id):
            return message
    return None


def _in_32_bits(random_id: int) -> int:
    """What VK keeps of a `random_id`: its documentation says int32, yet clients in wide use send more."""
    return (random_id + 2**31) % 2**32 - 2**31


def mark_read(community: Community, dialogue: Conversation, up_to: int) -> None:
    """The community reads the incoming messages with ids up to `up_to`."""
    newly = [m for m in _unread_tail(dialogue) if m.id <= up_to]
    if not newly:
        return
    dialogue.in_read = newly[-1].id
    dialogue.unread -= len(newly)
    if not dialogue.unread:
        community.unread.discard(dialogue.person.id)
    _tell_read(community, dialogue, -community.id, newly[-1])


def read_by_person(community: Community, dialogue: Conversation) -> None:
    """The person reads everything the community wrote."""
    outgoing = next((m for m in reversed(dialogue.messages) if m.out), None)
    if outgoing is None or outgoing.id <= dialogue.out_read:
        return
    dialogue.out_read = outgoing.id
    _tell_read(community, dialogue, dialogue.person.id, outgoing)


def settle_read(community: Community, dialogue: Conversation, *, keep_unread: bool) -> None:
    """Set the reading marks of a dialogue of the past, silently.

    Everything up to the last answer is read on both sides; what came after it stays unread if
    `keep_unread`.
    """
    tail = 0
    for message in reversed(dialogue.messages):
        if message.out:
            dialogue.out_read = message.id
            break
        tail += 1
    dialogue.unread = tail if keep_unread else 0
    read = dialogue.messages[: len(dialogue.messages) - dialogue.unread]
    dialogue.in_read = next((m.id for m in reversed(read) if not m.out), 0)
    if not dialogue.unread:
        community.unread.discard(dialogue.person.id)


def edit(community: Community, message: Message, text: str, date: int) -> None:
    """Change the text of a message."""
    message.text = text
    message.edited = date
    community.events.add("message_edit", render.message(message))


def set_refusal(community: Community, dialogue: Conversation, code: int) -> None:
    """The person forbids (901, 902) or allows (0) the community to write to them."""
    dialogue.refusal = code
    if code:
        community.events.add("message_deny", {"user_id": dialogue.person.id})
    else:
        community.events.add("message_allow", {"user_id": dialogue.person.id, "key": ""})


def _unread_tail(dialogue: Conversation) -> list[Message]:
    tail: list[Message] = []
    for message in reversed(dialogue.messages):
        if len(tail) == dialogue.unread:
            break
        if not message.out:
            tail.append(message)
    tail.reverse()
    return tail


def _tell_read(community: Community, dialogue: Conversation, reader: int, last: Message) -> None:
    community.events.add(
        "message_read",
        {
            "from_id": reader,
            "peer_id": dialogue.person.id,
            "read_message_id": last.id,
            "conversation_message_id": last.cmid,
        },
    )
