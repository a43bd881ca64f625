"""The section `groups`: who the communities are and what their long poll tells."""

import re
from typing import Final

from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.event_names import EVENT_NAMES
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.objects import Community
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.tokens import COMMUNITY_SCOPES

MOST: Final = 1000
MOST_IDS: Final = 500
_ADMIN_FILTERS: Final = frozenset({"admin", "editor", "moder", "publics"})
_API_VERSION: Final = re.compile(r"5\.(8[1-9]|9[0-9]|1[0-9][0-9])")


@method("groups.getById", vk_id=True)
def get_by_id(call: Call) -> Json | list[Json]:
    """Return communities, up to 5.131 as a bare list; a key without ids learns about its own."""
    params = call.params
    names = params.words("group_ids", at_most=MOST_IDS) or params.words("group_id")
    if names:
        found = [call.world.find_community(name) for name in names]
    elif call.token.is_community:
        found = [call.world.communities[call.token.owner]]
    else:
        raise VkError(100, "group_ids is undefined")
    communities = [community for community in found if community is not None]
    if not communities:
        raise VkError(100, "group_ids is undefined")
    fields = frozenset(params.words("fields"))
    shown = [call.group(community, fields) for community in communities]
    return shown if call.bare_lists else {"groups": shown, "profiles": []}


@method("groups.get", community=False, user_scope="groups")
def get(call: Call) -> Json:
    """Return the communities a user belongs to: here those the user administers."""
    params = call.params
    user_id = params.integer("user_id", low=1)
    if user_id not in {0, call.token.owner}:
        raise VkError(260)
    filters = set(params.words("filter"))
    shown = sorted(call.token.admin_of) if not filters or filters & _ADMIN_FILTERS else []
    offset = params.integer("offset", low=0)
    count = params.integer("count", MOST, low=0, high=MOST)
    page = shown[offset : offset + count]
    if not params.flag("extended"):
        return {"count": len(shown), "items": page}
    fields = frozenset(params.words("fields"))
    items = [call.group(call.world.communities[gid], fields) for gid in page]
    return {"count": len(shown), "items": items}


@method("groups.getTokenPermissions", user=False)
def get_token_permissions(call: Call) -> Json:
    """Return the rights of a community key as bits and names."""
    granted = {n: bit for n, bit in COMMUNITY_SCOPES.items() if n in call.token.scopes}
    return {
        "mask": sum(granted.values()),
        "permissions": [{"name": name, "setting": bit} for name, bit in granted.items()],
    }


@method("groups.getMembers")
def get_members(call: Call) -> Json:
    """Return subscribers, or with `filter=managers` the staff."""
    params = call.params
    community = call.world.find_community(params.text("group_id", required=True))
    if community is None:
        raise VkError(125)
    order = params.choice("sort", ("id_asc", "id_desc", "time_asc", "time_desc"), "id_asc")
    kind = params.choice("filter", ("", "friends", "unsure", "managers", "donut"), "")
    offset = params.integer("offset", low=0)
    count = params.integer("count", MOST, low=0, high=MOST)
    if kind == "managers":
        return _managers(call, community, offset, count)
    if order.startswith("time") and not call.administers(community):
        raise VkError(15, "user should be group moderator")
    members = community.members if not kind else []
    if order.startswith("id"):
        members = sorted(members)
    if order.endswith("desc"):
        members = members[::-1]
    page = members[offset : offset + count]
    fields = frozenset(params.words("fields"))
    people = call.world.people
    items: list[object] = [call.user(people[i], fields) for i in page] if fields else list(page)
    return {"count": len(members), "items": items}


def _managers(call: Call, community: Community, offset: int, count: int) -> Json:
    if not call.administers(community):
        raise VkError(15, "user should be group editor")
    fields = frozenset(call.params.words("fields"))
    items: list[Json] = []
    for user_id, role in community.managers.items():
        shown = call.user(call.world.people[user_id], fields) if fields else {"id": user_id}
        items.append({**shown, "role": role, "permissions": ["ads"]})
    return {"count": len(items), "items": items[offset : offset + count]}


@method("groups.getLongPollServer", community_scope="manage", user_scope="groups")
def get_long_poll_server(call: Call) -> Json:
    """Give a reader a key of its own and the present end of the events."""
    community = call.managed(call.params.integer("group_id", low=1, required=True))
    if not community.events.enabled:
        raise VkError(100, "longpoll for this group is not enabled")
    return {
        "key": community.events.new_key(),
        "server": f"{call.world.base_url}/lp/wh{community.id}",
        "ts": str(community.events.last),
    }


@method("groups.getLongPollSettings", community_scope="manage", user_scope="groups")
def get_long_poll_settings(call: Call) -> Json:
    """Say which events are switched on."""
    events = call.managed(call.params.integer("group_id", low=1, required=True)).events
    return {
        "api_version": events.version,
        "is_enabled": events.enabled,
        "events": dict(events.settings),
    }


@method("groups.setLongPollSettings", community_scope="manage", user_scope="groups")
def set_long_poll_settings(call: Call) -> int:
    """Switch events on and off; what is not named stays as it is."""
    params = call.params
    events = call.managed(params.integer("group_id", low=1, required=True)).events
    version = params.text("api_version", events.version)
    if not _API_VERSION.fullmatch(version):
        raise VkError(100, "api_version is invalid")
    changes = {name: int(params.flag(name)) for name in EVENT_NAMES if name in params.fields}
    enabled = params.flag("enabled", default=events.enabled)
    events.settings.update(changes)
    events.enabled = enabled
    events.version = version
    return 1
