"""Citizens who go on writing by themselves: new messages, comments, and replies to our answers."""

import asyncio
from datetime import UTC, datetime
from itertools import islice
from random import Random
from typing import Any, Final

from gosclient.sandbox import comments, dialogues, mentions, walls
from gosclient.sandbox.objects import Community, Person
from gosclient.sandbox.past_remarks import REMARKS
from gosclient.sandbox.places import Comment, Place, Post, Section
from gosclient.sandbox.sources import WALL
from gosclient.sandbox.world import World

MOODS: Final = ("thanks", "thanks", "insist", "question")
"""What people say to an answer; thanks come most."""
_ELSEWHERE: Final = 0.2
_COMMENTS: Final = 0.4
_KINDS_ELSEWHERE: Final = ("remark", "remark", "remark", "suggest", "post", "mention")
_REACTIONS: Final = 0.5
_RECENT_POSTS: Final = 5
_LATEST: Final = 40
"""How many newest dialogues and posts are looked through for our fresh answers."""
_MINUTE: Final = 60.0


class Citizens:
    """The life of the district, so many acts a minute."""

    def __init__(self, world: World, rate: float) -> None:
        self.world = world
        self.rng = Random(f"{world.seed}:live")
        self._rate = rate
        self._changed = asyncio.Event()
        self._seen: set[tuple[int, str, int]] = set()

    def set_rate(self, rate: float) -> None:
        """Change how many acts a minute there are; 0 makes the district quiet."""
        self._rate = rate
        self._changed.set()

    async def live(self) -> None:
        """Act until cancelled."""
        while True:
            self._changed.clear()
            if await self._pause():
                self.act()

    async def _pause(self) -> bool:
        """Wait until the next act; False if the rate changed meanwhile."""
        seconds = self.rng.expovariate(self._rate / _MINUTE) if self._rate else None
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            return True
        return False

    def act(self) -> None:
        """Let one thing happen in one community; our fresh answers are looked at first."""
        communities = list(self.world.communities.values())
        self.rng.shuffle(communities)
        if self.rng.random() < _REACTIONS and any(
            self._react(community) for community in communities
        ):
            return
        community = communities[0]
        if self.rng.random() < _ELSEWHERE and self._elsewhere(community):
            return
        if self.rng.random() < _COMMENTS and self._comment(community):
            return
        self._message(community)

    # Something new ---------------------------------------------------------------------------

    def _message(self, community: Community) -> None:
        person = self.world.new_citizen()
        text = self._opening(community, "message", person.sex, person.first_name)
        dialogues.write_in(community, person, text, self.world.clock.now())

    def _comment(self, community: Community) -> bool:
        posts = [p for p in community.published[-_RECENT_POSTS:] if not p.comments_closed]
        if not posts:
            return False
        person = self.world.new_citizen()
        text = self._opening(community, "comment", person.sex, person.first_name)
        self._say(community, self.rng.choice(posts), person, text, None)
        return True

    def _elsewhere(self, community: Community) -> bool:
        """Let somebody write neither to the dialogues nor under a post."""
        person, now = self.world.new_citizen(), self.world.clock.now()
        text = self._opening(community, "comment", person.sex, person.first_name)
        match self.rng.choice(_KINDS_ELSEWHERE):
            case "suggest":
                walls.suggest(community, Post(id=0, from_id=person.id, date=now, text=text))
            case "post":
                walls.publish(community, Post(id=0, from_id=person.id, date=now, text=text))
            case "mention":
                mentions.mention(self.world, community, person, text, now)
            case _:
                return self._remark(community, person, text)
        return True

    def _remark(self, community: Community, person: Person, text: str) -> bool:
        """Let somebody say something of a photo, a video or a ware, or discuss a topic."""
        section = self.rng.choice([one for one in community.sections if one.source is not WALL])
        places = [one for one in section.places.values() if not one.comments_closed]
        if not places:
            return False
        remarks = REMARKS.get(section.source, ((text, ""),))
        words, _ = self.rng.choice(remarks)
        self._say(community, self.rng.choice(places), person, words, None)
        return True

    def _opening(self, community: Community, channel: str, sex: int, name: str) -> str:
        today = datetime.fromtimestamp(self.world.clock.now(), UTC).date()
        return self.world.district.exchange(
            self.rng, community.kind, channel, sex=sex, name=name, day=today
        ).opening

    # Replies to our answers ------------------------------------------------------------------

    def _react(self, community: Community) -> bool:
        """Say something to one of our fresh answers in this community, if there is one."""
        newest = islice(reversed(community.conversations.values()), _LATEST)
        for dialogue in newest:
            last = dialogue.last
            banned = dialogue.person.id in community.bans
            if (
                last.out
                and last.origin
                and not banned
                and self._is_new((community.id, "message", last.id))
            ):
                dialogues.read_by_person(community, dialogue)
                text = self._follow_up(community, dialogue.person)
                dialogues.write_in(community, dialogue.person, text, self.world.clock.now())
                return True
        return any(self._react_at(community, section) for section in community.sections)

    def _react_at(self, community: Community, section: Section[Any]) -> bool:
        for answer in islice(reversed(section.comments.values()), _LATEST):
            asker = self.world.people.get(answer.reply_to.from_id) if answer.reply_to else None
            banned = asker is None or asker.id in community.bans
            if (
                asker
                and answer.origin
                and not banned
                and self._is_new((community.id, section.source.event, answer.id))
            ):
                self._say(community, answer.place, asker, self._follow_up(community, asker), answer)
                return True
        return False

    def _is_new(self, answer: tuple[int, str, int]) -> bool:
        """Whether nobody has reacted to this answer yet; from now on somebody has."""
        if answer in self._seen:
            return False
        self._seen.add(answer)
        return True

    def _follow_up(self, community: Community, person: Person) -> str:
        mood = self.rng.choice(MOODS)
        return self.world.district.follow_up(self.rng, mood, community.kind, sex=person.sex)

    def _say(
        self,
        community: Community,
        place: Place,
        person: Person,
        text: str,
        answered: Comment | None,
    ) -> None:
        now = self.world.clock.now()
        comments.add(
            community,
            Comment(id=0, place=place, from_id=person.id, date=now, text=text, reply_to=answered),
        )
