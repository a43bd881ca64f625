"""All that this VK holds, as JSON, for those who check a client against it."""

from collections.abc import Iterator, Mapping
from typing import Any

from gosclient.sandbox import publications, render, render_places
from gosclient.sandbox.objects import Community, Conversation, Message
from gosclient.sandbox.origin import Origin
from gosclient.sandbox.places import Comment, Post, Section
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
        "guids": publications.by_guid(community),
        "comments": _comments(community, community.wall, api_only=api_only),
        "photo_comments": _comments(community, community.photos, api_only=api_only),
        "video_comments": _comments(community, community.videos, api_only=api_only),
        "market_comments": _comments(community, community.market, api_only=api_only),
        "board_comments": _comments(community, community.board, api_only=api_only),
        **({} if api_only else _shown(community)),
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


def _shown(community: Community) -> Json:
    """Show what can be commented on beside posts, and who names the community elsewhere."""
    return {
        "photos": [render_places.photo(one) for one in community.photos.places.values()],
        "videos": [render_places.video(one) for one in community.videos.places.values()],
        "market_items": [
            render_places.market_item(one) for one in community.market.places.values()
        ],
        "topics": [render_places.topic(one) for one in community.board.places.values()],
        "mentions": [_post(community, one) for one in community.mentions.values()],
    }


def _comments(community: Community, section: Section[Any], *, api_only: bool) -> list[Json]:
    kept: Mapping[int, Comment] = section.comments
    return [_comment(community, one) for one in kept.values() if one.origin or not api_only]


def _post(community: Community, post: Post) -> Json:
    shown = render.post(community, post)
    shown["comments_closed"] = post.comments_closed
    if post.earlier_ids:
        shown["earlier_ids"] = list(post.earlier_ids)
    uploads = [publications.attachment(part) for part in post.attachments]
    if uploads := [one for one in uploads if "sha256" in one]:
        shown["uploads"] = uploads
    return shown | _gone(post) | _origin(post.origin)


def _comment(community: Community, comment: Comment) -> Json:
    """Show a comment whole, a deleted one with the text it had."""
    return render.whole_comment(community, comment) | _gone(comment) | _origin(comment.origin)


def _gone(item: Comment | Post) -> Json:
    """Say whether something has been deleted, and by whom."""
    if not item.deleted:
        return {"deleted": False}
    return {"deleted": True, "deleter_id": item.deleter_id}


def _origin(origin: Origin | None) -> Json:
    if origin is None:
        return {}
    return {"key": origin.key, "token_kind": origin.token_kind, "at": origin.at}
