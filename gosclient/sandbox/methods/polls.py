"""The section `polls`: making a poll for a post, and reading it."""

import json
from typing import Final

from gosclient.sandbox import polls
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.polls import Poll
from gosclient.sandbox.serialise import Json, without_surrogates

MOST_ANSWERS: Final = 10
LONGEST_ANSWER: Final = 100
"""Characters of an answer (VK's rules for posts of 2026)."""
_BACKGROUNDS: Final = ("", "1", "2", "3", "4", "6", "8", "9")


@method("polls.create", community=False)
def create(call: Call) -> Json:
    """Make a poll of a community or of the user; it is seen once a post carries it."""
    params = call.params
    owner_id = params.integer("owner_id", call.token.owner)
    if owner_id < 0:
        call.managed(-owner_id)
    elif owner_id != call.token.owner:
        raise VkError(15)
    params.choice("background_id", _BACKGROUNDS, "")
    library = call.world.library
    poll = Poll(
        clock=call.world.clock,
        owner_id=owner_id,
        id=polls.FIRST_ID + library.next_number("poll"),
        author_id=call.token.owner,
        created=call.now,
        question=params.text("question", required=True),
        answers={
            polls.FIRST_ANSWER_ID + library.next_number("answer"): text for text in _answers(call)
        },
        end_date=_end(call),
        anonymous=params.flag("is_anonymous"),
        multiple=params.flag("is_multiple"),
        disable_unvote=params.flag("disable_unvote"),
    )
    library.own(owner_id).polls[poll.id] = poll
    return poll.poll()


@method("polls.getById", community=False)
def get_by_id(call: Call) -> Json:
    """Return a poll."""
    owner_id = call.params.integer("owner_id", call.token.owner)
    number = call.params.integer("poll_id", low=0, required=True)
    poll = call.world.library.of(owner_id).polls.get(number)
    if poll is None:
        raise VkError(250)
    return poll.poll() | call.extended({poll.author_id})


def _answers(call: Call) -> list[str]:
    """Return the answers to choose from.

    Raises:
        VkError: 100 if they are no JSON list of one to ten texts that are short enough.
    """
    try:
        answers = json.loads(call.params.text("add_answers", required=True))
    except (ValueError, RecursionError):
        raise VkError(100, "add_answers is invalid") from None
    if not isinstance(answers, list) or not 1 <= len(answers) <= MOST_ANSWERS:
        raise VkError(100, f"add_answers should contain from 1 to {MOST_ANSWERS} items")
    for text in answers:
        if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_ANSWER:
            raise VkError(100, "add_answers is invalid")
    return [without_surrogates(text) for text in answers]


def _end(call: Call) -> int:
    end = call.params.integer("end_date", low=0)
    if end and end <= call.now:
        raise VkError(100, "end_date is invalid")
    return end
