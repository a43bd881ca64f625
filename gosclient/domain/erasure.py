"""What is known of a person and goes when their data are erased. Pure."""

from dataclasses import dataclass

LONGEST_REASON = 500
"""Characters of the ground that the journal keeps."""


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What the file holds of one person, in numbers.

    Attributes:
        person_id: VK's id; it stays in the journal.
        name: as VK gives it, empty if it is not known.
        messages: of their dialogues, the office's answers among them.
        comments: that they wrote.
        answers: comments of the office that answer them.
        posts: that they offered or published.
        copies: in the journal, words and pictures.
        notes: of officers by their items, drafts too.
        intents: settled entries of the outbox: answers to them and acts about them.
        unanswered: items that still wait for an answer.
        on_their_way: entries of the outbox that are not over; nothing is erased while there are any.
        banned: on how many blacklists they are; these stay, for they hold in VK.
        communities: ids of the communities they wrote to.
    """

    person_id: int
    name: str = ""
    messages: int = 0
    comments: int = 0
    answers: int = 0
    posts: int = 0
    copies: int = 0
    notes: int = 0
    intents: int = 0
    unanswered: int = 0
    on_their_way: int = 0
    banned: int = 0
    communities: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """There is nothing to erase."""
        return not self.name and not any(
            (
                self.messages,
                self.comments,
                self.answers,
                self.posts,
                self.copies,
                self.notes,
                self.intents,
            )
        )
