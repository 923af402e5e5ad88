"""The source on its page: numbered paragraphs, cited sentences, and the marks that lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from generator.model import JOINT, WITHHELD, Briefing, Sentence, SourceText, Statement, named_at
from generator.span import Span, index_at, trim
from generator.telling.text_fragments import TextFragments

# "His |visit", "her |visit"; not "met her |on Monday".
_CONTRACTED = re.compile(r"[’'][a-z]{1,2}\b")
_OWNER = re.compile(r"his|her", re.IGNORECASE)
_WITHHELD = re.compile(rf"{WITHHELD}(?:\s*{WITHHELD})*")
_OWNED = re.compile(r"\s(?!(?:in|on|at|to|for|with|from|by|of|and|but|or|as|that|when|after|before|during)\b)[\w“‘]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The way from words on a page to their place in the source.

    Attributes:
        href: the sentence's address.
        paragraph: its paragraph's number, from 1.
    """

    href: str
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of the source and the mark that proves them; None for words outside the story, as in a headline.

    Attributes:
        text: the words.
        mark: the way to them.
        names: whom pronouns in the words mean, as (offset in the text behind the pronoun, name): a page adds them in brackets.
    """

    text: str
    mark: Mark | None
    names: tuple[tuple[int, str], ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, str | None], ...]:
        """The words in pieces, each with the name that comes behind it."""
        starts = (0, *(at for at, _ in self.names))
        ends = (*(at for at, _ in self.names), len(self.text))
        names = (*(name for _, name in self.names), None)
        return tuple((self.text[a:b], name) for a, b, name in zip(starts, ends, names, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence of a paragraph, or the text between two.

    Attributes:
        number: the sentence's, from 1; None between sentences.
        cited: whether a statement, a quote or a position of the briefing comes from it.
        fragment: what finds a cited sentence on the page of the original; empty where its address is not known.
    """

    text: str
    number: int | None
    cited: bool
    fragment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A numbered paragraph of the source, dateline apart."""

    number: int
    dateline: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A briefing's article, addressed by sentence.

    Attributes:
        briefing: whose article it is.
        page: the address of the briefing's page from where marks are shown; empty on the page itself.
    """

    briefing: Briefing
    page: str = ""
    _found: list[tuple[int, ...]] = field(init=False, default_factory=list, repr=False, compare=False)

    @property
    def _starts(self) -> tuple[int, ...]:
        """Where the sentences begin; whoever asks for words only does not wait for it."""
        if not self._found:
            self._found.append(tuple(sentence.span.start for sentence in self.briefing.sentences))
        return self._found[0]

    def words(self, span: Span) -> str:
        """What the span says; "…" for what is withheld."""
        return without_withheld(span.of(self.briefing.article.text))

    def shows(self, span: Span) -> bool:
        """Whether all that the span says is published."""
        return WITHHELD not in span.of(self.briefing.article.text)

    def mark(self, span: Span) -> Mark | None:
        """The mark of the sentence where the span begins; None outside the story's sentences, and for one that is not published."""
        number = self._number(span)
        if number is None or self.briefing.article.source_text is SourceText.NONE:
            return None
        sentence = self.briefing.sentences[number]
        if not self.shows(sentence.span):
            return None
        return Mark(href=f"{self.page}#s{number + 1}", paragraph=sentence.paragraph + 1)

    def passage(self, spans: tuple[Span, ...]) -> Passage:
        """The spans' words, joined where the source goes between them, with the first one's mark."""
        return Passage(text=JOINT.join(self.words(span) for span in spans), mark=self.mark(spans[0]))

    def statement(self, statement: Statement) -> Passage:
        """The statement's words with its mark, and with the names of those whom its pronouns mean."""
        passage = self.passage(statement.spans)
        return replace(passage, names=tuple(self._names(statement)))

    def _names(self, statement: Statement) -> Iterator[tuple[int, str]]:
        before = 0
        for span in statement.spans:
            for antecedent in statement.antecedents:
                actor = named_at(self.briefing.actors, antecedent.mention)
                if actor is not None and span.contains(antecedent.span):
                    owns = _OWNER.fullmatch(self.words(antecedent.span)) and _OWNED.match(self.briefing.article.text, antecedent.span.end)
                    yield (
                        before + _behind(self.briefing.article.text, antecedent.span.end, span.end) - span.start,
                        f"{actor.name}’s" if owns else actor.name,
                    )
            before += len(span) + len(JOINT)

    def sentence(self, span: Span) -> Span | None:
        """The sentence where the span begins; None outside the story's sentences."""
        number = self._number(span)
        return None if number is None else self.briefing.sentences[number].span

    def sentences_in(self, span: Span) -> Iterator[Span]:
        """The parts of the span that lie in one sentence each, in order."""
        for number in self._touched(span):
            sentence = self.briefing.sentences[number].span
            yield Span(max(span.start, sentence.start), min(span.end, sentence.end))

    def paragraphs(self) -> Iterator[Paragraph]:
        """The story's paragraphs, in order; of one whose text is not published in full, those with a sentence that is cited."""
        article = self.briefing.article
        if article.source_text is SourceText.NONE:
            return
        fragments = TextFragments(article.text) if article.url else None
        cited = {number: fragments.of(self.briefing.sentences[number - 1].span) if fragments else "" for number in self._cited()}
        by_paragraph: dict[int, list[tuple[int, Sentence]]] = {}
        for number, sentence in enumerate(self.briefing.sentences, start=1):
            by_paragraph.setdefault(sentence.paragraph, []).append((number, sentence))
        for index, span in enumerate(article.paragraphs):
            if self._is_partial and not any(number in cited for number, _ in by_paragraph.get(index, [])):
                continue
            dateline = article.dateline_span if index == 0 else None
            start = dateline.end if dateline else span.start
            yield Paragraph(
                number=index + 1,
                dateline=self.words(dateline) if dateline else None,
                pieces=tuple(self._pieces(start, span.end, by_paragraph.get(index, []), cited)),
            )

    def _pieces(self, start: int, end: int, sentences: list[tuple[int, Sentence]], cited: Mapping[int, str]) -> Iterator[Piece]:
        text = self.briefing.article.text
        if self._is_partial:
            yield from self._published(sentences, cited)
            return
        for number, sentence in sentences:
            if between := trim(text, start, sentence.span.start):
                yield Piece(text=between.of(text), number=None, cited=False)
            yield Piece(text=sentence.span.of(text), number=number, cited=number in cited, fragment=cited.get(number, ""))
            start = sentence.span.end
        if start < end and (rest := trim(text, start, end)):
            yield Piece(text=rest.of(text), number=None, cited=False)

    def _published(self, sentences: list[tuple[int, Sentence]], cited: Mapping[int, str]) -> Iterator[Piece]:
        """The cited sentences, and what stands for those between them."""
        for is_cited, group in groupby(sentences, key=lambda one: one[0] in cited):
            if not is_cited:
                yield Piece(text="[…]", number=None, cited=False)
                continue
            for number, sentence in group:
                yield Piece(text=self.words(sentence.span), number=number, cited=True, fragment=cited[number])

    @property
    def _is_partial(self) -> bool:
        return self.briefing.article.source_text is SourceText.CITED

    def _cited(self) -> frozenset[int]:
        return frozenset(number + 1 for span in self.briefing.cited_spans for number in self._touched(span))

    def _touched(self, span: Span) -> Iterator[int]:
        first = max(0, index_at(self._starts, span.start))
        for number in range(first, len(self._starts)):
            sentence = self.briefing.sentences[number].span
            if sentence.start >= span.end:
                return
            if sentence.overlaps(span):
                yield number

    def _number(self, span: Span) -> int | None:
        number = index_at(self._starts, span.start)
        if number >= 0 and self.briefing.sentences[number].span.overlaps(span):
            return number
        return next(iter(self._touched(span)), None)


def without_withheld(words: str) -> str:
    """The words with "…" for what is withheld between them."""
    return _WITHHELD.sub("…", words) if WITHHELD in words else words


def _behind(text: str, at: int, end: int) -> int:
    """Where a name may follow the pronoun that ends at `at`: behind the verb that is one word with it, "he’s"."""
    found = _CONTRACTED.match(text, at, end)
    return found.end() if found else at


def statement_passages(statements: Iterable[Statement], source: Source) -> tuple[Passage, ...]:
    """The statements' words with their marks."""
    return tuple(source.statement(statement) for statement in statements)
