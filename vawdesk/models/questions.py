"""Lists of questions with a version: answers are kept with the words that were asked, for ever."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from vawdesk.i18n import Message
from vawdesk.models.kinds import Kind
from vawdesk.models.values import Answers, Tri, clean_text

SETS: dict[tuple[str, int], QuestionSet] = {}


@dataclass(frozen=True)
class Question:
    """One question. `group` says what a Yes means (for a visit: "danger" or "practical"); `worry` are the answers that count."""

    key: str
    words: Message
    answers: Answers
    group: str = ""
    short: Message | None = None  # the question in two or three words, for naming what raised a concern
    paragraph: str = ""
    help: Message | None = None


@dataclass(frozen=True)
class QuestionSet:
    """Questions in their order. A changed word is a new version; old versions stay."""

    name: str
    version: int
    questions: tuple[Question, ...]

    def __post_init__(self) -> None:
        if SETS.setdefault((self.name, self.version), self) is not self:
            raise ValueError(f"two question sets are called {self.name} {self.version}")

    def digest(self) -> str:
        """SHA-256 over everything a person was asked, so that a test can hold each version still."""
        words = [f"{q.key}|{q.group}|{q.words.text}|{[q.answers.word(a).text for a in q.answers.offered()]}" for q in self.questions]
        return hashlib.sha256("\n".join([self.name, str(self.version), *words]).encode()).hexdigest()

    def question(self, key: str) -> Question:
        """The question with this key. Raises KeyError."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)


@dataclass(frozen=True)
class Reply:
    """The answer to one question, with a note."""

    answer: Tri | None = None
    note: str = ""


@dataclass(frozen=True)
class AnswerSheet:
    """The replies to one version of a question set. A question that did not exist then reads "not asked then"."""

    name: str
    version: int
    replies: dict[str, Reply] = field(default_factory=dict)

    @property
    def questions(self) -> QuestionSet:
        return SETS[self.name, self.version]

    def reply(self, key: str) -> Reply:
        return self.replies.get(key, Reply())

    def unanswered(self) -> list[Question]:
        return [q for q in self.questions.questions if self.reply(q.key).answer is None]

    def with_reply(self, key: str, answer: Tri | None, note: str = "") -> AnswerSheet:
        """The same sheet with one reply replaced."""
        return AnswerSheet(self.name, self.version, {**self.replies, key: Reply(answer, note)})


@dataclass(frozen=True)
class Sheet(Kind):
    """A field that holds an AnswerSheet of the newest version of one question set, or of an older one that was kept."""

    name: str = ""

    @property
    def structured(self) -> bool:
        return True

    def encode(self, value: AnswerSheet) -> Any:
        replies = {k: [r.answer.value if r.answer else None, r.note] for k, r in value.replies.items() if r.answer or r.note}
        return {"name": value.name, "version": value.version, "replies": replies}

    def decode(self, raw: Any) -> AnswerSheet:
        replies = {k: Reply(Tri(a) if a else None, note) for k, (a, note) in raw["replies"].items()}  # type: ignore[call-arg]  # look-up by value
        return AnswerSheet(raw["name"], raw["version"], replies)

    def clean(self, value: AnswerSheet) -> AnswerSheet:
        replies = {k: Reply(r.answer, clean_text(r.note)) for k, r in value.replies.items() if r.answer or r.note.strip()}
        return AnswerSheet(value.name, value.version, replies)

    def text(self, value: AnswerSheet) -> str:
        return " ".join(reply.note for reply in value.replies.values())


def newest(name: str) -> QuestionSet:
    """The newest version of a question set. Raises KeyError when there is none."""
    return SETS[name, max(version for known, version in SETS if known == name)]
