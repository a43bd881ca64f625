"""The section `board`: topics of discussion. Writing comments is in `commenting`."""

from typing import Final

from gosclient.sandbox import render, render_places
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods import comment_reading
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.places import Topic
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.sources import BOARD

PAGE: Final = 40
MOST: Final = 100
PREVIEW: Final = 90
NEWEST_WORDS_FIRST: Final = 1
ORDERS: Final = ("1", "2", "-1", "-2", "0")
"""By the last words or by the age, newest first or last; 0 is the order the board has of itself."""


@method("board.getTopics", community=False, user_scope="groups")
def get_topics(call: Call) -> Json:
    """Return the topics of a board, fixed ones before all."""
    params = call.params
    community = call.board_owner()
    topics = _ordered(list(community.board.places.values()), params.choice("order", ORDERS, "0"))
    offset = params.integer("offset", low=0)
    page = topics[offset : offset + params.integer("count", PAGE, low=0, high=MOST)]
    if params.has("topic_ids"):
        asked = params.integers("topic_ids", at_most=MOST)
        page = [topic for topic in topics if topic.id in asked]
    shown = [_shown(call, topic) for topic in page]
    answer: Json = {
        "count": len(topics),
        "items": shown,
        "default_order": NEWEST_WORDS_FIRST,
        "can_add_topics": int(call.administers(community)),
    }
    owners = {topic.from_id for topic in page}
    owners |= {topic.last.from_id for topic in page if topic.last}
    return answer | call.extended(owners | {-community.id})


@method("board.getComments", community=False, user_scope="groups")
def get_comments(call: Call) -> Json:
    """Return the comments of a topic, its opening words first."""
    return comment_reading.row(call, BOARD)


@method("board.closeTopic", community=False, user_scope="groups")
def close_topic(call: Call) -> int:
    """Take no more comments in a topic."""
    return _set_closed(call, closed=True)


@method("board.openTopic", community=False, user_scope="groups")
def open_topic(call: Call) -> int:
    """Take comments in a topic again."""
    return _set_closed(call, closed=False)


def _set_closed(call: Call, *, closed: bool) -> int:
    community = call.board_owner()
    if not call.administers(community):
        raise VkError(15, "user should be group editor")
    comment_reading.named_place(call, BOARD, community).comments_closed = closed
    return 1


def _ordered(topics: list[Topic], order: str) -> list[Topic]:
    by = int(order) or NEWEST_WORDS_FIRST
    newest_words = abs(by) == NEWEST_WORDS_FIRST
    topics.sort(key=lambda one: (one.updated if newest_words else one.date, one.id))
    if by > 0:
        topics.reverse()
    topics.sort(key=lambda one: not one.fixed)
    return topics


def _shown(call: Call, topic: Topic) -> Json:
    """Render a topic; `preview` adds the text of its first (1) or last (2) comment."""
    shown = render_places.topic(topic)
    length = call.params.integer("preview_length", PREVIEW, low=0)
    match call.params.choice("preview", ("0", "1", "2"), "0"):
        case "1" if first := next((one for one in topic.roots if not one.deleted), None):
            shown["first_comment"] = render.shortened(first.text, length)
        case "2" if topic.last:
            shown["last_comment"] = render.shortened(topic.last.text, length)
    return shown
