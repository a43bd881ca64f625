"""All that this VK holds, as JSON, for those who check a client against it."""

from collections.abc import Iterator

from gosclient.sandbox import render
from gosclient.sandbox.objects import Community, Conversation, Message
from gosclient.sandbox.origin import Origin
from gosclient.sandbox.places import Comment, Post
from gosclient.sandbox.serialise import Json, to_json
from gosclient.sandbox.world import World


def written(world: World, only: frozenset[int], *, api_only: bool) -> Iterator[str]:
    """Yield the JSON text of everything, piece by piece.

    Args:
        world: What to show.
        only: Ids of the communities to show, empty for all.
        api_only: Leave out what did not come in through the API.
    """
    yield f'{{"now":{world.clock.now()},"communities":['
    shown = [c for c in world.communities.values() if not only or c.id in only]
    for number, community in enumerate(shown):
        yield "," if number else ""
        yield to_json(_community(community, api_only=api_only))
    yield "]}"


def _community(community: Community, *, api_only: bool) -> Json:
    conversations = [
        _conversation(community, dialogue, api_only=api_only)
        for dialogue in community.conversations.values()
    ]
    return {
        "id": community.id,
        "name": community.name,
        "screen_name": community.screen_name,
        "conversations": [c for c in conversations if c["messages"] or not api_only],
        "posts": [
            _post(community, p) for p in community.posts.values() if p.origin or not api_only
        ],
        "comments": [
            _comment(community, c) for c in community.comments.values() if c.origin or not api_only
        ],
        "bans": [{"user_id": user, **info} for user, info in community.bans.items()],
    }


def _conversation(community: Community, dialogue: Conversation, *, api_only: bool) -> Json:
    return {
        "peer_id": dialogue.person.id,
        "person": f"{dialogue.person.first_name} {dialogue.person.last_name}".strip(),
        "can_write": render.can_write(community, dialogue),
        "in_read": dialogue.in_read,
        "out_read": dialogue.out_read,
        "unread_count": dialogue.unread,
        "messages": [_message(m) for m in dialogue.messages if m.origin or not api_only],
    }


def _message(message: Message) -> Json:
    return render.message(message) | _origin(message.origin)


def _post(community: Community, post: Post) -> Json:
    shown = render.post(community, post)
    shown["comments_closed"] = post.comments_closed
    return shown | _origin(post.origin)


def _comment(community: Community, comment: Comment) -> Json:
    """Show a comment whole, a deleted one with the text it had."""
    shown = render.whole_comment(community, comment)
    shown["deleted"] = comment.deleted
    if comment.deleted:
        shown["deleter_id"] = comment.deleter_id
    return shown | _origin(comment.origin)


def _origin(origin: Origin | None) -> Json:
    if origin is None:
        return {}
    return {"key": origin.key, "token_kind": origin.token_kind, "at": origin.at}
