"""The section `market`: reading. Writing comments is in `commenting`."""

from typing import Final

from gosclient.sandbox import render_places
from gosclient.sandbox.call import Call
from gosclient.sandbox.methods import comment_reading
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.places import MarketItem
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.sources import MARKET

PAGE: Final = 100
MOST: Final = 200
MOST_BY_ID: Final = 100


@method("market.get", community=False, user_scope="market")
def get(call: Call) -> Json:
    """Return the goods of a community, newest first."""
    params = call.params
    goods = list(call.media_owner().market.places.values())[::-1]
    offset = params.integer("offset", low=0)
    page = goods[offset : offset + params.integer("count", PAGE, low=0, high=MOST)]
    return {"count": len(goods), "items": [_shown(call, item) for item in page]}


@method("market.getById", community=False, user_scope="market")
def get_by_id(call: Call) -> Json:
    """Return goods by "owner_item"; those that do not exist are left out."""
    named = [
        (call.world.communities.get(-owner), number)
        for owner, number in call.params.pairs("item_ids", at_most=MOST_BY_ID)
    ]
    found = [one.market.places.get(number) for one, number in named if one]
    items = [_shown(call, item) for item in found if item]
    return {"count": len(items), "items": items}


@method("market.getComments", community=False, user_scope="market")
def get_comments(call: Call) -> Json:
    """Return the comments under a ware."""
    return comment_reading.row(call, MARKET)


def _shown(call: Call, item: MarketItem) -> Json:
    return render_places.market_item(item, extended=call.params.flag("extended"))
