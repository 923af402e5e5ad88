"""Sentences -> words, their trees and names, by a spaCy pipeline: the bundled one, or one that the user names.

A tree never crosses a sentence of ours, and the pipeline never sees more than a paragraph at once: blank lines become
subjects otherwise. What an article's trees are depends on the article alone, so nothing is shared between articles.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import ConfigError, PrecisError
from generator.language.base_forms import BaseForms
from generator.language.labels import name_kind, part_of_speech, scheme, to_universal
from generator.language.sentences import parse
from generator.memory import keep_freed
from generator.model import Article, Name, Sentence, Word
from generator.span import Span

if TYPE_CHECKING:  # spaCy takes half a second to import: whoever only asks for help does not wait for it
    from spacy.language import Language
    from spacy.tokens import Doc

    Run = Callable[[Language, Sequence[Doc]], Iterable[Doc]]
    """Gives documents with what a pipeline finds in them."""

BUNDLED = Path(__file__).parent / "model"

# Components that find other things than trees; loading them costs time and memory.
_UNUSED = ("senter", "sentencizer", "entity_ruler", "entity_linker", "span_ruler", "textcat", "textcat_multilabel", "spancat")
_COLUMNS: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "ORTH", "MORPH"]

# A document's longest, in words, and a batch's: bounds memory. A longer sentence is a list or noise, and is cut.
_LONGEST = 1_000
_BATCH = 8_000
# The tokenizer works on runs between white space, and slowly on endless ones; no word is longer.
_LONGEST_RUN = 400
_ENDLESS = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")


@cache
def load(name: str | None = None) -> Parser:
    """The parser of a spaCy pipeline, loaded once a process.

    Args:
        name: an installed pipeline's name, or the path of its folder; None for the bundled one.

    Raises:
        ConfigError: if there is no such pipeline, or it cannot parse.
        PrecisError: if the bundled one is missing.
    """
    if name is None and not (BUNDLED / "meta.json").is_file():
        raise PrecisError(f"{BUNDLED}: the language model is missing; install the program anew, or name another by 'language_model'")
    # One thread: more only wait for each other on matrices of this size, and `jobs` uses the cores. NumPy reads it when it starts.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    keep_freed()
    was_on = gc.isenabled()
    gc.disable()  # hundreds of thousands of objects come to stay: looking for garbage among them takes a tenth of the time
    try:
        import spacy
        from thinc.api import use_ops

        from generator.language import bundled

        # NumPy's multiplication of matrices instead of spaCy's own doubles the words a second.
        with use_ops("numpy", use_blis=False):
            if name is not None:
                return Parser(spacy.load(name, exclude=_UNUSED))
            nlp = spacy.load(BUNDLED, exclude=(*_UNUSED, "lemmatizer"))  # base forms are ours, see below
            bundled.quicken(nlp)
            return Parser(nlp, bundled.run)
    except ConfigError as error:
        raise ConfigError(f"language_model: {name!r} cannot be used: {error}") from error
    except (OSError, ValueError, ImportError, KeyError) as error:
        raise ConfigError(_why_not(name, error)) from error
    finally:
        if was_on:
            gc.enable()


class Parser:
    """A spaCy pipeline that gives articles their sentences with the words of their trees, and names where the pipeline finds them."""

    def __init__(self, nlp: Language, run: Run | None = None) -> None:
        """Takes a pipeline with a tagger and a parser.

        Args:
            nlp: the pipeline.
            run: what runs it; None for spaCy itself.

        Raises:
            ConfigError: if it has none, or its labels are not known.
        """
        given = {value: name for name in nlp.pipe_names for value in nlp.get_pipe_meta(name).assigns}
        if not {"token.dep", "token.tag"} <= given.keys():
            raise ConfigError(f"it needs a 'tagger' and a 'parser', but has: {', '.join(nlp.pipe_names) or 'nothing'}")
        self._scheme = scheme(nlp.pipe_labels.get(given["token.dep"], ()))
        # The bundled base forms need nothing but parts of speech.
        self._base_forms = BaseForms(nlp, BUNDLED / "lemmatizer") if "token.lemma" not in given and "token.pos" in given else None
        self._nlp = nlp
        self._run = run or _run
        self._names = _Names(nlp)

    def parse(self, article: Article) -> tuple[Sentence, ...]:
        """The story's sentences with their words, in order; the dateline belongs to none of them."""
        sentences = parse(article)
        drafts = [_Draft() for _ in sentences]
        for batch in _batches(self._pieces(article.text, sentences)):
            docs = [self._document(article.text, pieces) for pieces in batch]
            for pieces, doc in zip(batch, self._run(self._nlp, docs), strict=True):
                self._read(doc, pieces, drafts)
        return tuple(
            replace(sentence, words=self._words(article.text, draft), names=tuple(draft.names))
            for sentence, draft in zip(sentences, drafts, strict=True)
        )

    def _pieces(self, text: str, sentences: Iterable[Sentence]) -> Iterator[_Piece]:
        for number, sentence in enumerate(sentences):
            places = [place for start, end in _runs(text, sentence.span) for place in self._places(text, start, end)]
            for first in range(0, len(places), _LONGEST):
                yield _Piece(sentence=number, paragraph=sentence.paragraph, places=places[first : first + _LONGEST])

    def _places(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where the words stand that the pipeline's tokenizer finds in `text[start:end]`; white space is none."""
        found = self._nlp.tokenizer(text[start:end]).to_array(["IDX", "LENGTH"]).tolist()
        places = [(start + at, start + at + length) for at, length in found]
        return [(a, b) for a, b in places if not text[a:b].isspace()]

    def _document(self, text: str, pieces: list[_Piece]) -> Doc:
        from spacy.tokens import Doc

        places = [place for piece in pieces for place in piece.places]
        return Doc(
            self._nlp.vocab,
            words=[text[a:b] for a, b in places],
            spaces=[text[b : b + 1].isspace() for _, b in places],
            sent_starts=[1 if i == 0 else -1 for piece in pieces for i in range(len(piece.places))],
        )

    def _read(self, doc: Doc, pieces: list[_Piece], drafts: list[_Draft]) -> None:
        """Adds what the pipeline found to the sentences' drafts."""
        columns = doc.to_array(_COLUMNS)
        heads = columns[:, 0].astype("int64").tolist()
        keys = [columns[:, index].tolist() for index in range(1, len(_COLUMNS))]
        relations, tags, parts, lemmas = ([self._names[key] for key in column] for column in keys[:4])
        if self._base_forms is not None:
            _, _, part_keys, _, words, features = keys
            lemmas = self._base_forms.of(doc, zip(words, part_keys, features, strict=True))
        names = [(e.start, e.end - 1, kind) for e in doc.ents if (kind := name_kind(e.label_)) is not None]
        at = 0
        for piece in pieces:
            draft, end = drafts[piece.sentence], at + len(piece.places)
            base = len(draft.places)
            inside = range(base, base + len(piece.places))
            for index, offset in zip(inside, heads[at:end], strict=True):
                # A pipeline that does not keep to our sentences gives heads outside: such a word begins a tree of its own.
                draft.heads.append(index + offset if index + offset in inside else index)
            draft.places.extend(piece.places)
            draft.relations.extend(relations[at:end])
            draft.tags.extend(tags[at:end])
            draft.parts.extend(parts[at:end])
            draft.lemmas.extend(lemmas[at:end])
            # A name that runs on into the next sentence is none.
            for first, last, kind in names:
                if at <= first and last < end:
                    draft.names.append(Name(Span(piece.places[first - at][0], piece.places[last - at][1]), kind))
            at = end

    def _words(self, text: str, draft: _Draft) -> tuple[Word, ...]:
        draft.join()
        words = [text[a:b] for a, b in draft.places]
        to_universal(self._scheme, draft.heads, draft.relations, draft.tags, words)
        rows = zip(words, draft.places, draft.lemmas, draft.parts, draft.tags, draft.relations, draft.heads, strict=True)
        return tuple(
            Word(word, Span(a, b), lemma or word.lower(), part or part_of_speech(tag, relation), tag, relation, head)
            for word, (a, b), lemma, part, tag, relation, head in rows
        )


def _run(nlp: Language, docs: Sequence[Doc]) -> Iterable[Doc]:
    # spaCy parses a quarter of a batch at a time: four times the size makes it one.
    return nlp.pipe(docs, batch_size=4 * len(docs))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A sentence, or where it is very long a part of it, as the places of its words."""

    sentence: int
    paragraph: int
    places: list[tuple[int, int]]


@dataclass(slots=True)
class _Draft:
    """A sentence's words by columns, while its pieces come in."""

    places: list[tuple[int, int]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)

    def join(self) -> None:
        """Makes one tree of several: the later roots hang from the first, in a relation that says nothing."""
        roots = [index for index, head in enumerate(self.heads) if head == index]
        for index in roots[1:]:
            self.heads[index], self.relations[index] = roots[0], "dep"


class _Names(dict[int, str]):
    """spaCy's numbers of strings -> the strings, one object each however often it occurs."""

    def __init__(self, nlp: Language) -> None:
        super().__init__()
        self._strings = nlp.vocab.strings

    def __missing__(self, key: int) -> str:
        self[key] = found = self._strings[key] if key else ""
        return found


def _batches(pieces: Iterable[_Piece]) -> Iterator[list[list[_Piece]]]:
    """Documents, each of one paragraph's sentences, in batches; both are cut by the article alone."""
    batch: list[list[_Piece]] = []
    words = in_document = 0
    for piece in pieces:
        size = len(piece.places)
        if batch and batch[-1][-1].paragraph == piece.paragraph and in_document + size <= _LONGEST:
            batch[-1].append(piece)
            in_document += size
        else:
            if words >= _BATCH:
                yield batch
                batch, words = [], 0
            batch.append([piece])
            in_document = size
        words += size
    if batch:
        yield batch


def _runs(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The sentence, cut where characters without white space run on and on."""
    start = span.start
    for match in _ENDLESS.finditer(text, span.start, span.end):
        for cut in range(match.start() + _LONGEST_RUN, match.end(), _LONGEST_RUN):
            yield start, cut
            start = cut
    yield start, span.end


def _why_not(name: str | None, error: Exception) -> str:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    if isinstance(error, OSError) and "[E050]" in reason:
        return (
            f"language_model: there is no spaCy pipeline {name!r}; install it (python -m spacy download {name}), "
            "give the path of its folder, or leave the setting out for the bundled one"
        )
    return f"language_model: {name or BUNDLED} cannot be loaded; is it a pipeline of spaCy 3.8? ({reason})"
