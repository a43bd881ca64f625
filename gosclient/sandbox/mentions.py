"""Posts on people's own walls that name a community. VK tells nobody of them."""

from gosclient.sandbox.objects import Community, Person
from gosclient.sandbox.places import Post
from gosclient.sandbox.world import World


def name_of(community: Community) -> str:
    """Return the community's name as a mention of it."""
    return f"[club{community.id}|{community.name}]"


def mention(world: World, community: Community, person: Person, text: str, date: int) -> Post:
    """Let a person post on their own wall; a text that does not name the community begins with it."""
    named = f"[club{community.id}|" in text or f"@{community.screen_name}" in text
    post = Post(
        id=world.next_outside_post(),
        owner_id=person.id,
        from_id=person.id,
        date=date,
        text=text if named else f"{name_of(community)}, {text}",
    )
    community.mentions[post.owner_id, post.id] = post
    return post
