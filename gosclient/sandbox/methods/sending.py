"""Writing to people: `messages.send`."""

from typing import Final

from gosclient.sandbox import dialogues, media
from gosclient.sandbox.attachments import Attachment
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.quoting import keyboard, quotes
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.objects import Community, Conversation, Extras, Message
from gosclient.sandbox.origin import Origin
from gosclient.sandbox.serialise import Json

MOST_CHARACTERS: Final = 9000
MOST_RECIPIENTS: Final = 100
FIRST_CHAT: Final = 2_000_000_000


@method("messages.send", community_scope="messages", user_scope="messages")
def send(call: Call) -> int | list[Json]:
    """Send a message; the answer's shape depends on how the recipient was named.

    A repeated `random_id` makes nothing new: the id of the first message comes back.
    """
    params = call.params
    community = call.community_for_messages()
    random_id = params.integer("random_id", required=True)
    text = params.text("message")
    if len(text) > MOST_CHARACTERS:
        raise VkError(914)
    attached = media.find(call.world, community, params.words("attachment"))
    forwards = params.has("forward_messages") or params.has("forward")
    if not text.strip() and not attached and not forwards:
        raise VkError(100, "message is empty or invalid")
    letter = _Letter(call, community, random_id, text, attached)
    peers = params.integers("peer_ids", at_most=MOST_RECIPIENTS)
    peers = peers or params.integers("user_ids", at_most=MOST_RECIPIENTS)
    if not peers:
        return letter.deliver(_single_peer(call)).id
    if not call.token.is_community:
        raise VkError(100, "peer_ids can be used only with a group access token")
    return [letter.report(peer) for peer in peers]


def _single_peer(call: Call) -> int:
    params = call.params
    if params.has("domain"):
        person = call.world.find_person(params.text("domain"))
        if person is None:
            raise VkError(100, "domain is invalid")
        return person.id
    if params.has("chat_id"):
        return FIRST_CHAT + params.integer("chat_id", low=0)
    for name in ("peer_id", "user_id"):
        if params.has(name):
            return params.integer(name)
    raise VkError(100, "you should specify peer_id, user_id, domain, chat_id or user_ids param")


class _Letter:
    """One text on its way to one or several people."""

    def __init__(
        self,
        call: Call,
        community: Community,
        random_id: int,
        text: str,
        attached: tuple[Attachment, ...],
    ) -> None:
        self.call = call
        self.community = community
        self.random_id = random_id
        self.text = text
        self.attached = attached

    def deliver(self, peer: int) -> Message:
        """Put the message into the dialogue, or find it there if it was sent before."""
        dialogue = self._dialogue(peer)
        now = self.call.now
        if known := dialogues.sent_before(dialogue, self.random_id, now):
            return known
        token = self.call.token
        quoted = quotes(self.call, self.community, dialogue)
        return dialogues.write_out(
            self.community,
            dialogue,
            self.text,
            now,
            admin_author_id=0 if token.is_community else token.owner,
            extras=Extras(
                self.attached,
                quoted.reply_to,
                quoted.forwarded,
                keyboard(self.call),
                self.call.params.text("payload"),
            ),
            origin=Origin(self.random_id, token.label, now),
        )

    def report(self, peer: int) -> Json:
        """Deliver to one of several people; a refusal is part of the answer, not an error."""
        try:
            message = self.deliver(peer)
        except VkError as refusal:
            return {
                "peer_id": peer,
                "message_id": 0,
                "conversation_message_id": 0,
                "error": {"code": refusal.code, "description": refusal.text},
            }
        return {
            "peer_id": peer,
            "message_id": message.id,
            "conversation_message_id": message.cmid,
        }

    def _dialogue(self, peer: int) -> Conversation:
        if peer > FIRST_CHAT:
            raise VkError(917)
        person = self.call.world.people.get(peer)
        if person is None:
            raise VkError(936 if peer > 0 else 100)
        dialogue = self.community.conversations.get(peer)
        if person.deactivated:
            raise VkError(18)
        if peer in self.community.bans:
            raise VkError(900)
        if dialogue is None:
            raise VkError(901)
        if dialogue.refusal:
            raise VkError(dialogue.refusal)
        return dialogue
