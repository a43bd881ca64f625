"""The section `users`."""

from typing import Final

from gosclient.sandbox.call import Call
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.names import declined
from gosclient.sandbox.serialise import Json

MOST_USERS: Final = 1000
CASES: Final = ("nom", "gen", "dat", "acc", "ins", "abl")


@method("users.get", vk_id=True)
def get(call: Call) -> list[Json]:
    """Return people by ids or short addresses; unknown ones are left out."""
    wanted = call.params.words("user_ids", at_most=MOST_USERS)
    fields = frozenset(call.params.words("fields"))
    case = call.params.fields.get("name_case", "nom").lower()
    if not wanted and not call.token.is_community:
        wanted = [str(call.token.owner)]
    found = (call.world.find_person(name) for name in wanted)
    people = [person for person in found if person is not None]
    shown = [call.user(person, fields) for person in people]
    if case in CASES[1:]:
        for profile, person in zip(shown, people, strict=True):
            profile["first_name"], profile["last_name"] = declined(person, case)
    return shown
