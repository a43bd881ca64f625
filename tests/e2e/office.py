"""One community's office: its training VK on one side, its program on the other."""

from dataclasses import dataclass
from typing import Any

from patience import until
from program import Program
from sandbox_process import SandboxProcess


@dataclass
class Office:
    """A connected community.

    Attributes:
        vk: the training VK.
        program: the profile's commands.
        community: ``id``, ``name`` and ``community_key``.
    """

    vk: SandboxProcess
    program: Program
    community: dict[str, Any]

    @classmethod
    def open(
        cls, vk: SandboxProcess, program: Program, number: int = 0, *, admin: bool = True
    ) -> "Office":
        """Connect a community of the district and load it."""
        return cls(vk, program, vk.communities[number]).connect(admin=admin)

    def connect(self, *, admin: bool = True) -> "Office":
        """Give the program the community's key, the administrator's too, and load everything."""
        second = self.vk.user_token if admin else ""
        added = self.program.connect(self.vk.base_url, self.community["community_key"], second)
        assert added.code == 0, added.err
        assert self.program.sync().code == 0
        return self

    @property
    def id(self) -> int:
        """VK's id of the community."""
        return int(self.community["id"])

    def citizen(self, text: str, kind: str = "message", **more: object) -> dict[str, Any]:
        """Somebody writes to the community; the ids."""
        return dict(self.vk.citizen(self.id, text, kind, **more))

    def colleague(self, target: object, text: str) -> dict[str, Any]:
        """Another administrator answers in VK itself."""
        order = {"community": self.id, "kind": "reply", "target": target, "text": text}
        return dict(self.vk.control("colleague", order))

    def fault(self, where: str, fault: str, times: int = 1) -> None:
        """Order one trouble."""
        self.vk.faults({"where": where, "fault": fault, "times": times})

    def item(self, made: dict[str, Any]) -> int:
        """The inbox item of what a citizen wrote."""
        source = made.get("comment_id") or made["peer_id"]
        found = [
            row["id"]
            for row in self.program.inbox("--community", str(self.id))
            if row["source"] == source
        ]
        assert len(found) == 1, f"{len(found)} items of {made}"
        return int(found[0])

    def state(self, entry: dict[str, Any]) -> dict[str, Any]:
        """The present row of an intent."""
        return next(row for row in self.program.outbox() if row["id"] == entry["id"])

    def settled(self, entry: dict[str, Any], *states: str, within: float = 60.0) -> dict[str, Any]:
        """The row of an intent once it has one of these states."""

        def ask() -> dict[str, Any] | None:
            row = self.state(entry)
            return row if row["state"] in states else None

        return until(ask, f"intent {entry['id']} is one of {states}", within, every=0.3)

    def truth(self) -> dict[str, Any]:
        """All that VK holds of this community."""
        whole = self.vk.control(f"truth?community={self.id}")
        return dict(whole["communities"][0])

    def made(self) -> list[dict[str, Any]]:
        """Everything that came into VK through the API, in order."""
        truth = self.truth()
        said = [one for talk in truth["conversations"] for one in talk["messages"]]
        return sorted(
            (one for one in said + truth["comments"] if one.get("key")), key=lambda one: one["at"]
        )

    def with_key(self, key: str) -> list[dict[str, Any]]:
        """What VK holds under the key of an intent."""
        return [one for one in self.made() if str(one["key"]) == str(key)]
