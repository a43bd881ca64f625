"""What a community has shown and discussed beside its wall, and what was said there and elsewhere."""

from itertools import cycle
from typing import Final

from gosclient.sandbox import mentions
from gosclient.sandbox.attachments import COMMUNITY_ALBUM, FIRST_PHOTO_ID, Picture
from gosclient.sandbox.chronicle import DAY, HOUR, MINUTE, SPAN, Chronicle
from gosclient.sandbox.district import showcase
from gosclient.sandbox.objects import Community, Person
from gosclient.sandbox.past_remarks import REMARKS, Remark, branch, remove_some, write_down
from gosclient.sandbox.places import MarketItem, Photo, Place, Topic, Video
from gosclient.sandbox.world import World

_FIRST_TOPIC_ID: Final = 48_000_001
_FIRST_VIDEO_ID: Final = 456_239_017
_FIRST_ALBUM_PHOTO_ID: Final = FIRST_PHOTO_ID + 1_000_000
"""Photos of the album are numbered apart from those of posts."""
_PHOTOS: Final = 4
_VIDEOS: Final = 2
_ITEMS: Final = 3
_MENTIONS: Final = 3
_ANSWERED: Final = 0.5
_CLOSED: Final = 0.3
_DELETED: Final = 0.03


def build(world: World, community: Community, amount: int) -> None:
    """Make topics, photos, videos and goods with about `amount` talks, and posts elsewhere."""
    known = _known(world, community)
    chronicle = Chronicle(world, community, "elsewhere", known, world.new_visitor)
    _show(chronicle)
    remarks = _open_topics(chronicle)
    in_turn = cycle((community.board, *community.sections[1:]))
    for at, section in zip(chronicle.moments(amount), in_turn, strict=False):
        open_ones = [place for place in section.places.values() if not place.comments_closed]
        place = chronicle.rng.choice(open_ones)
        say = branch if section is community.board else _said_of
        remarks += say(chronicle, place, max(at, place.date + MINUTE))
    for remark in sorted(remarks, key=lambda one: one.at):
        section = community.section(remark.place.source)
        write_down(section, remark, section.next_id())
    for section in community.sections[1:]:
        remove_some(chronicle, section, _DELETED)
    if amount:
        _name_elsewhere(chronicle)


def _known(world: World, community: Community) -> list[Person]:
    """Return who has written to the community before and still has a page."""
    ids = [*community.conversations, *(one.from_id for one in community.comments.values())]
    people = (world.people[one] for one in dict.fromkeys(ids) if one in world.people)
    return [person for person in people if not person.deactivated]


def _open_topics(chronicle: Chronicle) -> list[Remark]:
    """Open the topics of the board; the first words in each are the community's own."""
    community, rng = chronicle.community, chronicle.rng
    *usual, last = showcase.TOPICS
    plans = [*usual, showcase.TOPICS_OF_KIND[community.kind], last]
    opened: list[Remark] = []
    for number, (title, words) in enumerate(plans):
        topic = Topic(
            id=_FIRST_TOPIC_ID + number,
            from_id=rng.choice(tuple(community.managers)),
            date=chronicle.end - SPAN + number * DAY,
            title=title,
            fixed=number == 0,
            comments_closed=title == last[0] and rng.random() < _CLOSED,
        )
        community.board.places[topic.id] = topic
        opened.append(Remark(topic.date, topic, -community.id, words))
    return opened


def _show(chronicle: Chronicle) -> None:
    """Put photos into the album, and show videos and goods, all before anybody speaks of them."""
    community, rng = chronicle.community, chronicle.rng
    by, since = -community.id, chronicle.end - SPAN
    for number, (caption, theme) in enumerate(rng.sample(showcase.PHOTOS, _PHOTOS)):
        at, identity = since + number * HOUR, _FIRST_ALBUM_PHOTO_ID + number
        picture = Picture(
            chronicle.world.base_url, by, identity, at, theme, COMMUNITY_ALBUM, caption
        )
        community.photos.places[identity] = Photo(id=identity, from_id=by, date=at, picture=picture)
    for number, (title, about, theme, duration) in enumerate(rng.sample(showcase.VIDEOS, _VIDEOS)):
        at, identity = since + number * HOUR, _FIRST_VIDEO_ID + number
        community.videos.places[identity] = Video(
            id=identity,
            from_id=by,
            date=at,
            title=title,
            description=about,
            picture=Picture(chronicle.world.base_url, by, identity, at, theme),
            duration=duration,
        )
    for number, (title, about, price, theme) in enumerate(rng.sample(showcase.GOODS, _ITEMS)):
        at, identity = since + number * HOUR, 1 + number
        community.market.places[identity] = MarketItem(
            id=identity,
            from_id=by,
            date=at,
            title=title,
            description=about,
            picture=Picture(chronicle.world.base_url, by, identity, at, theme),
            price=price,
        )


def _said_of(chronicle: Chronicle, place: Place, at: int) -> list[Remark]:
    """Let somebody say something of a photo, a video or a ware; the office answers at times."""
    author = chronicle.citizen(at)
    words, answer = chronicle.rng.choice(REMARKS[place.source])
    said = Remark(at, place, author.id, words)
    later = at + chronicle.pause("office")
    if chronicle.rng.random() > _ANSWERED or later > chronicle.end:
        return [said]
    reply = f"[id{author.id}|{author.first_name}], {answer}"
    return [said, Remark(later, place, -chronicle.community.id, reply, said)]


def _name_elsewhere(chronicle: Chronicle) -> None:
    """Let people name the community on their own walls."""
    community = chronicle.community
    for at, words in zip(
        chronicle.moments(_MENTIONS),
        chronicle.rng.sample(showcase.MENTIONS, _MENTIONS),
        strict=True,
    ):
        text = words.format(кто=mentions.name_of(community))
        mentions.mention(chronicle.world, community, chronicle.citizen(at), text, at)
