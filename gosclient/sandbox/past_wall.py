"""What has been on a community's wall before the start: posts and the talk under them."""

from bisect import bisect_right
from typing import Final

from gosclient.sandbox import walls
from gosclient.sandbox.attachments import WALL_ALBUM, Attachment
from gosclient.sandbox.chronicle import DAY, HOUR, MINUTE, Chronicle
from gosclient.sandbox.objects import Community
from gosclient.sandbox.past_remarks import Remark, branch, remove_some, talk, write_down
from gosclient.sandbox.places import Post
from gosclient.sandbox.world import World

_COMMENTS_PER_POST: Final = 8
_FEWEST_POSTS: Final = 6
_MOST_POSTS: Final = 900
_OF_VISITORS: Final = 0.04
_CLOSED: Final = 0.03
_RECENT_POSTS: Final = 4
"""People comment on what is on top of the wall."""
_DELETED: Final = 0.015
_SUGGESTED: Final = 2
_POSTPONED: Final = 3


def build(world: World, community: Community, amount: int) -> None:
    """Make the wall with about `amount` comments by citizens."""
    chronicle = Chronicle(world, community, "wall")
    posts = _posts(chronicle, amount)
    remarks = _remarks(chronicle, posts, amount)
    _number(chronicle, posts, remarks)
    _not_yet_public(chronicle)
    _count_reactions(chronicle, posts)


def _posts(chronicle: Chronicle, comments: int) -> list[Post]:
    amount = max(_FEWEST_POSTS, min(_MOST_POSTS, comments // _COMMENTS_PER_POST))
    posts = [_post(chronicle, at) for at in chronicle.moments(amount)]
    own = [post for post in posts if post.from_id < 0]
    if own:
        own[len(own) // 2].pinned = True
    return posts


def _post(chronicle: Chronicle, at: int) -> Post:
    community, rng = chronicle.community, chronicle.rng
    if rng.random() < _OF_VISITORS:
        visitor = chronicle.world.new_citizen()
        text = talk(chronicle, visitor.sex, visitor.first_name, at)[0]
        return Post(id=0, from_id=visitor.id, date=at, text=text)
    plan = chronicle.world.district.post(rng, community.kind, day=chronicle.day(at))
    return Post(
        id=0,
        from_id=-community.id,
        date=at,
        text=plan.text,
        attachments=_pictures(chronicle, at, plan.picture),
        created_by=rng.choice(tuple(community.managers)),
        comments_closed=rng.random() < _CLOSED,
    )


def _pictures(chronicle: Chronicle, at: int, theme: str | None) -> tuple[Attachment, ...]:
    if theme is None:
        return ()
    return (chronicle.picture(-chronicle.community.id, at, theme, WALL_ALBUM),)


def _remarks(chronicle: Chronicle, posts: list[Post], amount: int) -> list[Remark]:
    open_posts = [post for post in posts if not post.comments_closed and post.from_id < 0]
    dates = [post.date for post in open_posts]
    remarks: list[Remark] = []
    if not open_posts:
        return remarks
    for at in chronicle.moments(chronicle.exchanges_for(amount, "comment")):
        newest = bisect_right(dates, at)
        post = open_posts[max(0, newest - 1 - chronicle.rng.randrange(_RECENT_POSTS))]
        remarks += branch(chronicle, post, max(at, post.date + MINUTE))
    return remarks


def _number(chronicle: Chronicle, posts: list[Post], remarks: list[Remark]) -> None:
    """Give posts and comments their numbers in one row, in the order of time."""
    community = chronicle.community
    things: list[Post | Remark] = [*posts, *remarks]
    things.sort(key=lambda thing: thing.date if isinstance(thing, Post) else thing.at)
    for thing in things:
        number = community.wall.next_id()
        if isinstance(thing, Post):
            thing.id = number
            community.posts[number] = thing
            community.published.append(thing)
            continue
        write_down(community.wall, thing, number)
    remove_some(chronicle, community.wall, _DELETED)


def _not_yet_public(chronicle: Chronicle) -> None:
    """Fill the queue of postponed posts and the list of suggested ones."""
    community, world = chronicle.community, chronicle.world
    for number in range(_POSTPONED):
        at = chronicle.end + (number + 1) * DAY + chronicle.rng.randrange(10) * HOUR
        post = _post(chronicle, at)
        post.from_id = -community.id
        walls.postpone(community, post)
    for _ in range(_SUGGESTED):
        author = world.new_citizen()
        at = chronicle.end - chronicle.rng.randrange(3 * DAY)
        text = talk(chronicle, author.sex, author.first_name, at)[0]
        walls.suggest(community, Post(id=0, from_id=author.id, date=at, text=text))


def _count_reactions(chronicle: Chronicle, posts: list[Post]) -> None:
    rng, community = chronicle.rng, chronicle.community
    for post in posts:
        post.views = rng.randrange(150, 4000)
        post.likes = rng.randrange(post.views // 25 + 1)
        post.reposts = rng.randrange(post.likes // 6 + 1)
    citizens = [person.id for person in chronicle.known()]
    community.members.extend(citizens[::2])
