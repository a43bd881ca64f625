"""Reading the bodies of control requests; everything wrong is a `OrderError` with a clear text."""

from collections.abc import Mapping

from gosclient.sandbox.objects import Community, Conversation, Message, Person
from gosclient.sandbox.order_error import OrderError
from gosclient.sandbox.params import is_number
from gosclient.sandbox.places import Comment, Place, Post
from gosclient.sandbox.serialise import without_surrogates
from gosclient.sandbox.sources import SOURCES, WALL, Source
from gosclient.sandbox.world import World


class Order:
    """One control request's JSON object."""

    def __init__(self, world: World, body: object) -> None:
        if not isinstance(body, Mapping):
            raise OrderError("the body must be a JSON object")
        self.world = world
        self.body = body

    def has(self, name: str) -> bool:
        """Whether the field is there and is not null."""
        return self.body.get(name) is not None

    def number(self, name: str) -> int:
        """Return a whole number; digits in a text will do."""
        value = self.body.get(name)
        if isinstance(value, str) and is_number(value.removeprefix("-")):
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise OrderError(f"{name} must be a whole number, not {value!r}")
        return value

    def text(self, name: str = "text") -> str:
        """Return a text that says something."""
        value = self.body.get(name)
        if not isinstance(value, str) or not value:
            raise OrderError(f"{name} must be a text that is not empty")
        return without_surrogates(value)

    def word(self, name: str, allowed: tuple[str, ...]) -> str:
        """Return one of the allowed words."""
        value = self.body.get(name)
        if value not in allowed:
            raise OrderError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
        return str(value)

    def words(self, name: str) -> list[str]:
        """Return a list of texts."""
        value = self.body.get(name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise OrderError(f"{name} must be a list of texts")
        return [str(item) for item in value]

    def numbers(self, name: str) -> list[int]:
        """Return a list of whole numbers."""
        value = self.body.get(name)
        if not isinstance(value, list) or not all(isinstance(item, int) for item in value):
            raise OrderError(f"{name} must be a list of whole numbers")
        return [int(item) for item in value]

    def community(self) -> Community:
        """Return the community the order is about, by id or by short address."""
        name = str(self.body.get("community", "")).removeprefix("-")
        found = self.world.find_community(name)
        if found is None:
            raise OrderError(f"no such community: {self.body.get('community')!r}")
        return found

    def person(self) -> Person:
        """Return the named person; without a name somebody new, who has written nowhere yet."""
        if not self.has("person"):
            return self.world.new_citizen()
        found = self.world.people.get(self.number("person"))
        if found is None:
            raise OrderError(f"no such person: {self.body['person']!r}")
        return found

    def writer(self, community: Community) -> Person:
        """Return who writes to the community; nobody on the blacklist can."""
        person = self.person()
        if person.id in community.bans:
            raise OrderError(f"the person is banned in this community: {person.id}")
        return person

    def place(self, community: Community, source: Source) -> Place:
        """Return the named thing; without a name the newest one that is open for comments."""
        name = source.place.removesuffix("_id")
        places: dict[int, Place] = community.section(source).places
        if self.has(name):
            found = places.get(self.number(name))
            if found is None or not found.public:
                raise OrderError(f"no such {name}: {self.body[name]!r}")
            return found
        for place in reversed(places.values()):
            if place.public and not place.comments_closed:
                return place
        raise OrderError(f"there is no {name} open for comments: name one in `{name}`")

    def comment(self, community: Community, name: str, usual: Source = WALL) -> Comment:
        """Return a comment by its number, or by the object a citizen's order returned.

        Args:
            community: Where it is.
            name: The field.
            usual: What it stands under, if the field does not say so.
        """
        named = (one for one in SOURCES if self.points_at(name, one.place))
        comments: Mapping[int, Comment] = community.section(next(named, usual)).comments
        found = comments.get(self._member(name, "comment_id"))
        if found is None:
            raise OrderError(f"no such comment: {self.body.get(name)!r}")
        return found

    def post(self, community: Community, name: str) -> Post:
        """Return a post, public or not, by an object with `post_id`.

        With the `owner_id` of a person it is a post on that person's wall that names the community.
        """
        number = self._member(name, "post_id")
        if self.points_at(name, "owner_id") and (owner := self._member(name, "owner_id")) > 0:
            found = community.mentions.get((owner, number))
        else:
            found = community.posts.get(number)
        if found is None:
            raise OrderError(f"no such post: {self.body.get(name)!r}")
        return found

    def message(self, community: Community, name: str) -> Message:
        """Return a message by its id, or by the object a citizen's order returned."""
        found = community.messages.get(self._member(name, "message_id"))
        if found is None:
            raise OrderError(f"no such message: {self.body.get(name)!r}")
        return found

    def dialogue(self, community: Community, name: str) -> Conversation:
        """Return a dialogue by the person's id, or by an object with `peer_id`."""
        found = community.conversations.get(self._member(name, "peer_id"))
        if found is None:
            raise OrderError(f"no such dialogue: {self.body.get(name)!r}")
        return found

    def points_at(self, name: str, member: str) -> bool:
        """Whether the field is an object that has this member."""
        value = self.body.get(name)
        return isinstance(value, Mapping) and value.get(member) is not None

    def _member(self, name: str, member: str) -> int:
        value = self.body.get(name)
        if isinstance(value, Mapping):
            return Order(self.world, value).number(member)
        return self.number(name)
