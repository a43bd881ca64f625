"""Pages and addresses of signing in: `/oauth/` as oauth.vk.ru, `/id/` as id.vk.ru."""

import asyncio
from html import escape
from typing import Final

from aiohttp import web

from gosclient.sandbox import transport
from gosclient.sandbox.faults import SIGN_IN, FaultBook
from gosclient.sandbox.serialise import to_json
from gosclient.sandbox.signin import CODE_LIVES, Application, SignInError, SignIns, sent_back

BLANK: Final = "/oauth/blank.html"

_DENIED: Final = {"error": "access_denied", "error_description": "User denied your request"}
_PAGE: Final = """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Учебный вход</title></head>
<body><h1>Учебный вход</h1><p>Приложение {id} просит права: {scopes}.</p>
<form method="post"><button name="decision" value="allow">Разрешить</button>
<button name="decision" value="deny">Отказать</button></form></body></html>"""
_WARNING: Final = (
    "<!DOCTYPE html><html lang='ru'><head><meta charset='utf-8'><title>Учебный вход</title></head>"
    "<body>Пожалуйста, не копируйте данные из адресной строки для сторонних сайтов.</body></html>"
)


class SignInPages:
    """What a browser and an application meet while somebody signs in."""

    def __init__(
        self, sign_ins: SignIns, faults: FaultBook, base_url: str, stopping: asyncio.Event
    ) -> None:
        self._sign_ins = sign_ins
        self._faults = faults
        self._blank = f"{base_url}{BLANK}"
        self._stopping = stopping

    def routes(self) -> list[web.RouteDef]:
        """Return the addresses."""
        return [
            web.get("/oauth/authorize", self._ask),
            web.post("/oauth/authorize", self._decide_classic),
            web.get(BLANK, _blank),
            web.get("/id/authorize", self._ask),
            web.post("/id/authorize", self._decide_vk_id),
            web.post("/id/oauth2/auth", self._tokens),
            web.post("/id/oauth2/revoke", self._revoke),
        ]

    async def _ask(self, request: web.Request) -> web.Response:
        """Show what is asked for; to whom nothing may be given sees only why."""
        try:
            application = self._application(request)
        except SignInError as wrong:
            return _refusal(wrong)
        scopes = escape(", ".join(sorted(_asked(request))) or "имя и фото")
        return web.Response(
            text=_PAGE.format(id=application.id, scopes=scopes), content_type="text/html"
        )

    async def _decide_classic(self, request: web.Request) -> web.Response:
        try:
            application = self._application(request)
        except SignInError as wrong:
            return _refusal(wrong)
        answer: dict[str, object] = dict(_DENIED)
        if await _allowed(request):
            secret, lives = self._sign_ins.token(application, _asked(request))
            person = self._sign_ins.person
            answer = {"access_token": secret, "expires_in": lives, "user_id": person}
        return _send_back(request, "#", answer)

    async def _decide_vk_id(self, request: web.Request) -> web.Response:
        try:
            application = self._application(request)
            answer: dict[str, object] = dict(_DENIED)
            if await _allowed(request):
                redirect = request.query.get("redirect_uri", "")
                challenge = request.query.get("code_challenge", "")
                code, device = self._sign_ins.code(
                    application, redirect, challenge, _asked(request)
                )
                answer = {"code": code, "device_id": device, "type": "code_v2"}
                answer["expires_in"] = CODE_LIVES
        except SignInError as wrong:
            return _refusal(wrong)
        return _send_back(request, "?", answer)

    def _application(self, request: web.Request) -> Application:
        """Check a request that a browser brings.

        Raises:
            SignInError: Nobody may be sent back with an answer to it.
        """
        application = self._sign_ins.application(request.query.get("client_id", ""))
        redirect = request.query.get("redirect_uri", "")
        kind = request.query.get("response_type", "")
        if request.path.startswith("/oauth/"):
            if kind != "token":
                raise SignInError("unsupported_response_type", "response_type is unsupported")
            if not application.classic:
                raise SignInError("unauthorized_client", "Security Error")
            if redirect != self._blank and redirect not in application.redirects:
                raise SignInError("invalid_request", "redirect_uri is incorrect")
            return application
        if kind != "code" or request.query.get("code_challenge_method", "").upper() != "S256":
            raise SignInError("invalid_request", "response_type or code_challenge_method is wrong")
        if redirect not in application.redirects:
            raise SignInError("invalid_request", "redirect_uri is missing or invalid")
        return application

    async def _tokens(self, request: web.Request) -> web.Response:
        fields = await transport.fields(request)
        fault = self._faults.take(SIGN_IN, 0)
        if spoiled := await transport.before(fault, request, self._stopping):
            return spoiled
        try:
            body = self._sign_ins.grant(fields)
        except SignInError as wrong:
            return _refused(wrong)
        if fault and fault.kind == "drop_after":
            return transport.cut(request)
        return transport.json_answer(to_json(body))

    async def _revoke(self, request: web.Request) -> web.Response:
        try:
            body = self._sign_ins.revoke(await transport.fields(request))
        except SignInError as wrong:
            return _refused(wrong)
        return transport.json_answer(to_json(body))


async def _blank(_: web.Request) -> web.Response:
    return web.Response(text=_WARNING, content_type="text/html")


async def _allowed(request: web.Request) -> bool:
    return (await request.post()).get("decision") == "allow"


def _asked(request: web.Request) -> frozenset[str]:
    """The rights asked for, with commas in the classic flow and blanks in VK ID."""
    return frozenset(request.query.get("scope", "").replace(",", " ").split())


def _send_back(request: web.Request, sign: str, answer: dict[str, object]) -> web.Response:
    if "state" in request.query:
        answer["state"] = request.query["state"]
    location = sent_back(request.query["redirect_uri"], sign, answer)
    return web.Response(status=302, headers={"Location": location})


def _refusal(wrong: SignInError) -> web.Response:
    """A page for the person: nothing is sent anywhere."""
    return web.Response(status=400, text=wrong.description, content_type="text/plain")


def _refused(wrong: SignInError) -> web.Response:
    body = to_json({"error": wrong.error, "error_description": wrong.description})
    return web.Response(status=400, text=body, content_type="application/json")
