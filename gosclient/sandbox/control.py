"""The control interface: what tests and teachers see and order, under `{base_url}/sandbox/`."""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from gosclient.sandbox import acts, faults, publications, transport, truth
from gosclient.sandbox.calls import CallLog
from gosclient.sandbox.faults import LONG_POLL, OF_EVENTS, Fault, FaultBook
from gosclient.sandbox.live import Citizens
from gosclient.sandbox.order_error import OrderError
from gosclient.sandbox.orders import Order
from gosclient.sandbox.params import is_number
from gosclient.sandbox.serialise import Json, to_json
from gosclient.sandbox.signin import Application
from gosclient.sandbox.tokens import COMMUNITY_SCOPES, FULL_KEY, USER_SCOPES
from gosclient.sandbox.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Action = Callable[[object], Json]

LONGEST_JUMP = 10 * 366 * 86_400
LAST_MOMENT = 4_102_444_799
MOST_LIVELY = 100_000


class Control:
    """Answers only to who holds the key printed at the start."""

    def __init__(self, world: World, book: FaultBook, calls: CallLog, citizens: Citizens) -> None:
        self.world = world
        self.book = book
        self.calls = calls
        self.citizens = citizens
        self.key = hashlib.sha256(f"control:{world.seed}".encode()).hexdigest()

    def routes(self) -> list[web.RouteDef]:
        """Return the addresses of the interface."""
        orders: dict[str, Action] = {
            "citizen": lambda body: acts.citizen(self.world, body),
            "colleague": lambda body: acts.colleague(self.world, body),
            "person": lambda body: acts.forbid(self.world, body),
            "faults": self._faults,
            "clock": self._clock,
            "live": self._live,
            "tokens": self._new_token,
            "tokens/revoke": self._revoke,
            "applications": self._new_application,
        }
        return [
            web.get("/sandbox/truth", self._guarded(self._truth)),
            web.get("/sandbox/calls", self._guarded(self._calls)),
            web.get("/sandbox/posts", self._guarded(self._posts)),
            *(
                web.post(f"/sandbox/{name}", self._guarded(_carrying_out(action)))
                for name, action in orders.items()
            ),
        ]

    def _guarded(self, handler: Handler) -> Handler:
        async def guarded(request: web.Request) -> web.StreamResponse:
            given = transport.bearer(request)
            if not hmac.compare_digest(given.encode(), self.key.encode()):
                return _json({"error": "the control key is missing or wrong"}, 401)
            try:
                return await handler(request)
            except OrderError as wrong:
                return _json({"error": str(wrong)}, 400)

        return guarded

    async def _truth(self, request: web.Request) -> web.StreamResponse:
        """Show all that this VK holds, at one moment."""
        api_only = request.query.get("api") == "1"
        text = "".join(truth.written(self.world, _communities(request), api_only=api_only))
        return web.Response(text=text, content_type="application/json")

    async def _posts(self, request: web.Request) -> web.StreamResponse:
        """Show what became of posts, all or those of one key, and how often each key was sent."""
        only, guid = _communities(request), request.query.get("guid")
        api_only = request.query.get("api") == "1"
        rows = [
            publications.row(community, post)
            for community in self.world.communities.values()
            for post in community.posts.values()
            if (not only or community.id in only) and (post.origin or not api_only)
        ]
        rows = [one for one in rows if guid in {None, one["guid"]}]
        counted = publications.counted(rows, self.calls)
        return _json({"now": self.world.clock.now(), "posts": rows, "guids": counted}, 200)

    async def _calls(self, request: web.Request) -> web.StreamResponse:
        """Show the log of calls after the given number."""
        since = _number(request.query.get("since", "0"))
        text = ",".join(record.to_json() for record in self.calls.since(since))
        return web.Response(text=f"[{text}]", content_type="application/json")

    def _faults(self, body: object) -> Json:
        """Add troubles; an empty list clears all."""
        items = body.get("faults") if isinstance(body, dict) and "faults" in body else body
        if isinstance(items, dict):
            items = [items]
        if not isinstance(items, list):
            raise OrderError("faults must be a list")
        parsed = [faults.parse(item) for item in items]
        if parsed:
            self.book.add(parsed)
        else:
            self.book.clear()
        self._interrupt_readers(parsed)
        return {"added": len(parsed)}

    def _interrupt_readers(self, added: list[Fault]) -> None:
        """Let readers who wait poll again, so that a trouble of their requests hits them now."""
        hitting = [fault for fault in added if fault.kind not in OF_EVENTS]
        for community in self.world.communities.values():
            if any(fault.fits(LONG_POLL, community.id) for fault in hitting):
                community.events.interrupt()

    def _clock(self, body: object) -> Json:
        seconds = Order(self.world, body).number("advance")
        if not 0 <= seconds <= LONGEST_JUMP:
            raise OrderError("advance must be seconds, 0 or more")
        if self.world.clock.now() + seconds > LAST_MOMENT:
            raise OrderError("the clock ends with the year 2099")
        return {"now": self.world.advance(seconds)}

    def _live(self, body: object) -> Json:
        rate = body.get("rate") if isinstance(body, dict) else None
        if (
            isinstance(rate, bool)
            or not isinstance(rate, int | float)
            or not 0 <= rate <= MOST_LIVELY
        ):
            raise OrderError("rate must be acts a minute, 0 or more")
        self.citizens.set_rate(float(rate))
        return {"rate": rate}

    def _new_token(self, body: object) -> Json:
        """Give out one more token, with fewer rights if wanted."""
        order = Order(self.world, body)
        kind = order.word("kind", ("community", "user", "vk_id"))
        known = frozenset(COMMUNITY_SCOPES if kind == "community" else USER_SCOPES)
        usual = FULL_KEY if kind == "community" else known
        scopes = frozenset(order.words("permissions")) if order.has("permissions") else usual
        if scopes - known:
            raise OrderError(f"unknown permissions: {', '.join(sorted(scopes - known))}")
        if kind == "community":
            community = order.community().id
            token = self.world.tokens.issue(kind, community, scopes, frozenset((community,)))
            return {"token": token.secret, "kind": kind, "community": community}
        every = frozenset(self.world.communities)
        admin_of = frozenset(order.numbers("admin_of")) if order.has("admin_of") else every
        if admin_of - every:
            raise OrderError(f"no such communities: {sorted(admin_of - every)}")
        owner = order.person() if order.has("person") else self.world.officer
        token = self.world.tokens.issue(kind, owner.id, scopes, admin_of)
        return {"token": token.secret, "kind": kind, "user_id": owner.id}

    def _new_application(self, body: object) -> Json:
        """Register an application, in place of one with the same number."""
        order = Order(self.world, body)
        scopes = frozenset(order.words("permissions")) if order.has("permissions") else frozenset()
        if scopes - USER_SCOPES:
            raise OrderError(f"unknown permissions: {', '.join(sorted(scopes - USER_SCOPES))}")
        redirects = frozenset(order.words("redirects")) if order.has("redirects") else frozenset()
        made = Application(order.number("id"), redirects, scopes, order.body.get("classic") is True)
        self.world.sign_ins.applications[made.id] = made
        return {"id": made.id}

    def _revoke(self, body: object) -> Json:
        if not self.world.tokens.revoke(Order(self.world, body).text("token")):
            raise OrderError("no such token")
        return {"revoked": True}


def _carrying_out(action: Action) -> Handler:
    async def handler(request: web.Request) -> web.StreamResponse:
        try:
            body = json.loads(await request.text())
        except (ValueError, RecursionError):
            raise OrderError("the body must be JSON") from None
        return _json(action(body), 200)

    return handler


def _json(body: Json, status: int) -> web.Response:
    return web.Response(text=to_json(body), status=status, content_type="application/json")


def _communities(request: web.Request) -> frozenset[int]:
    """Return the communities a request is about, none for all."""
    named = request.query.get("community", "").split(",")
    return frozenset(_number(part) for part in named if part)


def _number(text: str) -> int:
    if not is_number(text):
        raise OrderError(f"{text!r} is not a whole number")
    return int(text)
