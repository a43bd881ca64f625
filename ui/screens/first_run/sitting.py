"""What was done since the guide was opened; steps tell it to each other."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gosclient.desk.accounts import Connected


@dataclass(slots=True)
class Sitting:
    """Communities connected since the guide was opened, in order.

    Attributes:
        further: the guide connects one more community and is not the first run.
    """

    further: bool = False
    connected: "list[Connected]" = field(default_factory=list)
