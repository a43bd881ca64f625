"""The section `polls`: making a poll for a post, reading and changing it."""

import json
from typing import Final

from gosclient.sandbox import polls
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.params import is_number
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
        answers=_numbered(call, _answers(call)),
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


@method("polls.edit", community=False)
def edit(call: Call) -> int:
    """Change a poll, also one that posts carry; what is not named stays as it is.

    Raises:
        VkError: 250 if there is no such poll, it has ended or the caller does not manage its owner;
            100 if it would have no answers or more than ten, or an answer is none of its own.
    """
    params = call.params
    poll = _own(call)
    answers = _changed(call, poll)
    question = params.text("question", poll.question)
    end = _end(call) if "end_date" in params.fields else poll.end_date
    poll.answers, poll.question, poll.end_date = answers, question, end
    return 1


def _own(call: Call) -> Poll:
    """Return the poll of a call if the caller may change it."""
    owner_id = call.params.integer("owner_id", call.token.owner)
    number = call.params.integer("poll_id", low=0, required=True)
    poll = call.world.library.of(owner_id).polls.get(number)
    managed = owner_id == call.token.owner or -owner_id in call.token.admin_of
    if poll is None or poll.closed or not managed:
        raise VkError(250)
    return poll


def _changed(call: Call, poll: Poll) -> dict[int, str]:
    """Return the answers of a poll as a call changes, drops and adds them."""
    answers = dict(poll.answers)
    edited = _json(call, "edit_answers", {})
    if not isinstance(edited, dict):
        raise VkError(100, "edit_answers is invalid")
    for number, text in edited.items():
        answers[_known(number, poll, "edit_answers")] = _answer(text, "edit_answers")
    dropped = _json(call, "delete_answers", [])
    if not isinstance(dropped, list):
        raise VkError(100, "delete_answers is invalid")
    for number in dropped:
        answers.pop(_known(str(number), poll, "delete_answers"), None)
    added = _answers(call) if call.params.has("add_answers") else []
    if not 1 <= len(answers) + len(added) <= MOST_ANSWERS:
        raise VkError(100, f"a poll should contain from 1 to {MOST_ANSWERS} answers")
    return answers | _numbered(call, added)


def _known(number: str, poll: Poll, name: str) -> int:
    if not is_number(number) or int(number) not in poll.answers:
        raise VkError(100, f"{name} is invalid")
    return int(number)


def _numbered(call: Call, texts: list[str]) -> dict[int, str]:
    library = call.world.library
    return {polls.FIRST_ANSWER_ID + library.next_number("answer"): text for text in texts}


def _answers(call: Call) -> list[str]:
    """Return the answers to choose from.

    Raises:
        VkError: 100 if they are no JSON list of one to ten texts that are short enough.
    """
    call.params.text("add_answers", required=True)
    answers = _json(call, "add_answers", [])
    if not isinstance(answers, list) or not 1 <= len(answers) <= MOST_ANSWERS:
        raise VkError(100, f"add_answers should contain from 1 to {MOST_ANSWERS} items")
    return [_answer(text, "add_answers") for text in answers]


def _answer(text: object, name: str) -> str:
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_ANSWER:
        raise VkError(100, f"{name} is invalid")
    return without_surrogates(text)


def _json(call: Call, name: str, default: object) -> object:
    """Return a field that is JSON, or what stands for it where it did not come."""
    if not call.params.has(name):
        return default
    try:
        return json.loads(call.params.text(name))
    except (ValueError, RecursionError):
        raise VkError(100, f"{name} is invalid") from None


def _end(call: Call) -> int:
    end = call.params.integer("end_date", low=0)
    if end and end <= call.now:
        raise VkError(100, "end_date is invalid")
    return end
