"""One community's office: its training VK on one side, its program on the other."""

import shutil
from dataclasses import dataclass
from typing import Any

from mirror import Mirror, all_comments
from patience import until
from program import Program
from sandbox_process import SandboxProcess

from gosclient.domain.outbox import OutboxEntry


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

    def copied(self, program: Program) -> "Office":
        """The same office in another folder, with the same keys; nothing may run on this one."""
        shutil.copytree(self.program.folder, program.folder)
        return Office(self.vk, program, self.community)

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

    def knows(self, made: dict[str, Any]) -> bool:
        """Whether what a citizen wrote is in the inbox."""
        return bool(self._items(made))

    def item(self, made: dict[str, Any]) -> int:
        """The inbox item of what a citizen wrote."""
        found = self._items(made)
        assert len(found) == 1, f"{len(found)} items of {made}"
        return found[0]

    def _items(self, made: dict[str, Any]) -> list[int]:
        kind = "comment" if "comment_id" in made else "message"
        source = made.get("comment_id") or made["peer_id"]
        with Mirror(self.program.folder) as mirror:
            return mirror.items(self.id, kind, source)

    def state(self, row: dict[str, Any]) -> OutboxEntry:
        """The present state of an intent."""
        with Mirror(self.program.folder) as mirror:
            return next(entry for entry in mirror.intents() if entry.entry_id == row["id"])

    def settled(self, row: dict[str, Any], *states: str, within: float = 60.0) -> OutboxEntry:
        """An intent once it has one of these states."""
        with Mirror(self.program.folder) as mirror:

            def ask() -> OutboxEntry | None:
                found = (one for one in mirror.intents() if one.entry_id == row["id"])
                return next((one for one in found if one.state in states), None)

            return until(ask, f"intent {row['id']} is one of {states}", within)

    def truth(self) -> dict[str, Any]:
        """All that VK holds of this community."""
        whole = self.vk.control(f"truth?community={self.id}")
        return dict(whole["communities"][0])

    def made(self) -> list[dict[str, Any]]:
        """Everything that came into VK through the API, in order."""
        truth = self.truth()
        said = [one for talk in truth["conversations"] for one in talk["messages"]]
        return sorted(
            (one for one in said + all_comments(truth) if one.get("key")), key=lambda one: one["at"]
        )

    def with_key(self, key: str) -> list[dict[str, Any]]:
        """What VK holds under the key of an intent."""
        return [one for one in self.made() if str(one["key"]) == str(key)]
