"""Tokens and what each of them may do."""

import base64
import hashlib
from dataclasses import dataclass, field

COMMUNITY_SCOPES = {
    "stories": 1,
    "photos": 4,
    "app_widget": 64,
    "messages": 4096,
    "wall": 8192,
    "docs": 131072,
    "manage": 262144,
    "market": 134217728,
}
"""Rights of a community key and their bits in `groups.getTokenPermissions`."""

FULL_KEY = frozenset(COMMUNITY_SCOPES) - {"app_widget"}
"""What a key has with every box of «Работа с API» ticked; its mask is 134623237."""

USER_SCOPES = {
    "friends",
    "photos",
    "video",
    "wall",
    "groups",
    "docs",
    "messages",
    "stats",
    "market",
    "offline",
}
"""Rights an application of an organisation can hold in a user token."""


@dataclass(slots=True)
class Token:
    """One token that this VK gave out.

    Attributes:
        secret: The text a client sends.
        kind: "community", "user" or "vk_id" (a plain VK ID login: only the simplest reads).
        owner: Positive id of the community or of the user.
        scopes: Rights the token carries.
        admin_of: Communities a user administers; for a community key its own community alone.
    """

    secret: str
    kind: str
    owner: int
    scopes: frozenset[str]
    admin_of: frozenset[int]

    @property
    def is_community(self) -> bool:
        """Whether this is a community key."""
        return self.kind == "community"

    @property
    def label(self) -> str:
        """The kind as the log and the truth name it: "community" or "user"."""
        return "community" if self.is_community else "user"

    @property
    def calls_per_second(self) -> int:
        """VK's limit: 20 calls a second for a community key, 3 for a user token."""
        return 20 if self.is_community else 3


@dataclass(slots=True)
class TokenBook:
    """All tokens of this VK. The same seed gives the same tokens."""

    seed: int
    _tokens: dict[str, Token] = field(default_factory=dict)
    _issued: int = 0

    def issue(
        self,
        kind: str,
        owner: int,
        scopes: frozenset[str],
        admin_of: frozenset[int],
        prefix: str = "vk1.a.",
    ) -> Token:
        """Make a new token and remember it."""
        self._issued += 1
        token = Token(self._secret(prefix), kind, owner, scopes, admin_of)
        self._tokens[token.secret] = token
        return token

    def find(self, secret: str) -> Token | None:
        """Return the live token with this text, or None."""
        return self._tokens.get(secret)

    def revoke(self, secret: str) -> bool:
        """Forget a token; every later call with it fails. Return whether it was known."""
        return self._tokens.pop(secret, None) is not None

    def _secret(self, prefix: str) -> str:
        parts = (f"{self.seed}:{self._issued}:{part}".encode() for part in range(3))
        raw = b"".join(hashlib.sha512(part).digest() for part in parts)
        return prefix + base64.urlsafe_b64encode(raw)[:214].decode()
