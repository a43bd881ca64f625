"""One call of a method: who calls, with what, and what the token opens to them."""

from dataclasses import dataclass

from gosclient.sandbox import profiles, versions
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.objects import Community, Person
from gosclient.sandbox.params import Params
from gosclient.sandbox.places import Comment, Post
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.tokens import Token
from gosclient.sandbox.world import World

NO_SCOPE = "no access to call this method. It cannot be called with current scopes."


@dataclass(slots=True)
class Call:
    """What a method works with."""

    world: World
    token: Token
    params: Params

    @property
    def now(self) -> int:
        """The present moment of this VK."""
        return self.world.clock.now()

    @property
    def speaker(self) -> int:
        """Who calls: a user, or a community (negative) by its key."""
        return -self.token.owner if self.token.is_community else self.token.owner

    @property
    def bare_lists(self) -> bool:
        """Whether the call is of 5.131 or older, whose answers bring some lists bare."""
        return versions.has_bare_lists(self.params.text("v"))

    def administers(self, community: Community) -> bool:
        """Whether the token speaks for this community: its own key, or an administrator's."""
        return community.id in self.token.admin_of

    def may_change(self, community: Community, item: Comment | Post) -> bool:
        """Whether the caller may delete and restore this: its author, and the community's staff."""
        return item.from_id == self.speaker or self.administers(community)

    def community_for_messages(self) -> Community:
        """Return the community whose dialogues the call is about.

        Raises:
            VkError: 15 if the token does not speak for the community, or is a user's and names none.
        """
        group_id = self.params.integer("group_id", low=0)
        if self.token.is_community:
            if group_id not in {0, self.token.owner}:
                raise VkError(15, "group_id does not match the access token")
            return self.world.communities[self.token.owner]
        if not group_id:
            raise VkError(15, NO_SCOPE)
        return self.managed(group_id)

    def managed(self, group_id: int) -> Community:
        """Return a community that the token manages.

        Raises:
            VkError: 125 for an unknown community, 15 for one that the token does not manage.
        """
        community = self.world.communities.get(group_id)
        if community is None:
            raise VkError(125)
        if not self.administers(community):
            raise VkError(15, "user should be group editor")
        return community

    def wall_owner(self, *names: str) -> Community:
        """Return the community whose wall `owner_id` (negative) or one of `names` points at.

        Raises:
            VkError: 100 if nothing is named, 15 if it is not a wall of this district.
        """
        for name in names:
            if self.params.has(name):
                return self._wall(self.world.find_community(self.params.text(name)))
        owner_id = self.params.integer("owner_id", required=True)
        return self._wall(self.world.communities.get(-owner_id))

    def board_owner(self) -> Community:
        """Return the community whose board `group_id` names.

        Raises:
            VkError: 100 if nothing is named, 125 for an unknown community.
        """
        community = self.world.communities.get(
            self.params.integer("group_id", low=1, required=True)
        )
        if community is None:
            raise VkError(125)
        return community

    def media_owner(self) -> Community:
        """Return the community whose photos, videos or goods `owner_id` (negative) points at.

        Raises:
            VkError: 100 if nothing is named, 15 if it is no community of this district.
        """
        community = self.world.communities.get(-self.params.integer("owner_id", required=True))
        if community is None:
            raise VkError(15)
        return community

    @staticmethod
    def _wall(community: Community | None) -> Community:
        if community is None:
            raise VkError(15, "wall is disabled")
        return community

    def extended(self, owner_ids: set[int], *, always: bool = False) -> Json:
        """Return `profiles` and `groups` of the named owners, if the call asks for them."""
        if not (always or self.params.flag("extended")):
            return {}
        fields = frozenset(self.params.words("fields")) or profiles.STANDARD_USER_FIELDS
        people = [self.world.people[i] for i in sorted(owner_ids) if i in self.world.people]
        groups = [
            self.world.communities[-i] for i in sorted(owner_ids) if -i in self.world.communities
        ]
        return {
            "profiles": [self.user(person, fields) for person in people],
            "groups": [self.group(community, fields) for community in groups],
        }

    def user(self, person: Person, fields: frozenset[str]) -> Json:
        """Render a person for this caller."""
        return profiles.user(person, fields, self.world.base_url)

    def group(self, community: Community, fields: frozenset[str]) -> Json:
        """Render a community for this caller."""
        own = not self.token.is_community and self.administers(community)
        return profiles.group(community, fields, self.world.base_url, for_admin=own)
