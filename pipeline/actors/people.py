"""The names of people in an article, and which of them are one person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.actors.known import KnownPerson, load_known_people, load_surnames
from pipeline.actors.layout import Layout, phrase_keys
from pipeline.actors.phrases import Phrase, phrase_words
from pipeline.actors.words import ActorWords, Group
from pipeline.types import Place, PlaceKind

_PERSON_LABELS = {"PER", "PERSON"}
# Places that are never a surname; a town may be one (Jack London).
_FIRM = {PlaceKind.COUNTRY, PlaceKind.DEMONYM, PlaceKind.ORGANISATION, PlaceKind.METONYM, PlaceKind.SEA}
_MOST_WORDS = 6
_PARTICLE = 3
_SUFFIXES = {"jr", "sr"}
_LONGEST_OFFICE = 8  # words between the head of an office and the name


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as it stands in the text. `start` and `end` leave out titles and offices."""

    start: int
    end: int
    keys: tuple[str, ...]
    known: KnownPerson | None = None
    phrase: Phrase | None = None
    country: str | None = None


@dataclass(slots=True)
class Person:
    """All the names of one person in an article, and what the article says of the person."""

    name: str
    names: list[Name] = field(default_factory=list)
    country: str | None = None
    office: str = ""
    offices: set[tuple[str, str | None]] = field(default_factory=set)
    organisations: set[str] = field(default_factory=set)


def join_people(layout: Layout, words: ActorWords, phrases: list[Phrase]) -> list[Person]:
    """The people whom an article names.

    A name is believed if it is in the table, if a title or an office stands before it, if the model calls several
    capitalised words a person, or if it is the surname of somebody named in full; never because of the model alone
    where it is a single word.
    """
    covered = set(phrase_words(phrases))
    names = _settle(
        [
            *_known_names(layout, words, covered),
            *_titled_names(layout, words, phrases, covered),
            *_model_names(layout, words, covered),
        ]
    )
    offices = [phrase for phrase in phrases if phrase.group is Group.OFFICE]
    names = [_with_suffix(layout, name) for name in _trim_titles(layout, names)]
    names = [_with_office(layout, words, name, offices) for name in names]
    people = _people(layout, names)
    _add_surnames(layout, people, covered | {index for name in names for index in range(name.start, name.end)})
    for person in people:
        _describe(layout, person)
    return people


def _known_names(layout: Layout, words: ActorWords, covered: set[int]) -> Iterator[Name]:
    table = load_known_people()
    index = 0
    while index < len(layout.words):
        found = table.longest(layout, index) if layout.words[index].capitalised else None
        if found is None or index in covered or _is_place(layout, index, found[0]):
            index += 1
            continue
        end, person = found
        if end - index > 1 or not _other_bearer(layout, words, index, covered):
            yield Name(index, end, layout.keys(index, end), known=person)
        index = end


def _other_bearer(layout: Layout, words: ActorWords, index: int, covered: set[int]) -> bool:
    """Whether another first name stands before a surname of the table: "Hunter Biden" is not the president."""
    before = index - 1
    if before < 0 or layout.gap(index) not in {" ", "-"} or not layout.words[before].capitalised:
        return False
    if before in covered or layout.places[before] is not None or layout.words[before].key in words.honorifics:
        return False
    return layout.token(before).pos_ == "PROPN" and not layout.words[before].text.isupper()


def _titled_names(layout: Layout, words: ActorWords, phrases: list[Phrase], covered: set[int]) -> Iterator[Name]:
    starts = [phrase.end for phrase in phrases if phrase.group is Group.OFFICE]
    starts += [at + 1 for at, word in enumerate(layout.words) if word.capitalised and word.key in words.honorifics]
    for start in starts:
        if start >= len(layout.words) or not layout.joined(start) or "'" in layout.gap(start):
            continue
        end = _name_end(layout, words, start, covered, town=False)
        if end > start:
            yield Name(start, end, layout.keys(start, end))


def _model_names(layout: Layout, words: ActorWords, covered: set[int]) -> Iterator[Name]:
    for entity in layout.doc.ents:
        if entity.label_ not in _PERSON_LABELS:
            continue
        span = layout.span(entity.start_char, entity.end_char)
        start = next((at for at in span if _begins_name(layout, words, at, covered)), None)
        if start is None:
            continue
        reach = _name_end(layout, words, start, covered, town=True)
        end = min(reach, span.stop)
        while end < reach and _overlooked(layout, end):
            end += 1
        while end > start and not layout.words[end - 1].capitalised:
            end -= 1
        if end - start > 1 or (end - start == 1 and _acts(layout, words, start)):
            keys = layout.keys(start, end)
            if not _is_place(layout, start, end) and not set(keys) & words.organisation_words:
                yield Name(start, end, keys)


def _overlooked(layout: Layout, index: int) -> bool:
    """Whether the model cut a name short before a proper noun that it takes for nothing else."""
    token = layout.token(index)
    return bool(token.pos_ == "PROPN" and not token.ent_type_ and not layout.in_title(index))


def _begins_name(layout: Layout, words: ActorWords, index: int, covered: set[int]) -> bool:
    word = layout.words[index]
    place = layout.places[index]
    return (
        word.capitalised
        and index not in covered
        and word.key not in words.honorifics
        and word.key not in words.modifiers
        and (place is None or place.kind not in _FIRM)
    )


def _name_end(layout: Layout, words: ActorWords, start: int, covered: set[int], *, town: bool) -> int:
    """The end of the run of capitalised words and particles ("bin", "de la") that begins at a word.

    `town` lets a town's name be a part of it, as it may where the model saw a person.
    """
    end = index = start
    while index < min(len(layout.words), start + _MOST_WORDS) and (index == start or layout.joined(index)):
        word, place = layout.words[index], layout.places[index]
        if index > start and "'" in layout.gap(index) and word.key == "s":
            break
        if index in covered or (place is not None and (place.kind in _FIRM or not town)):
            break
        if word.capitalised:
            end = index + 1
        elif index == start or not (word.key in words.particles or layout.gap(index) == "-"):
            break
        index += 1
    return end


def _acts(layout: Layout, words: ActorWords, index: int) -> bool:
    """Whether a single word is the subject of a verb that only people (and states) do."""
    token = layout.token(index)
    return token.dep_ in words.acting and token.head.lemma_.lower() in words.human_verbs


def _is_place(layout: Layout, start: int, end: int) -> bool:
    """Whether one place covers all the words: "Abu Dhabi" is no person, "Jack London" may be."""
    place: Place | None = layout.places[start]
    return place is not None and all(layout.places[at] is not None for at in range(start, end))


def _settle(names: list[Name]) -> list[Name]:
    """Of names that overlap, a full name of the table, then the longest; of equals the first, the table's again."""
    settled: list[Name] = []
    for name in sorted(names, key=lambda name: (name.known is None or len(name.keys) < 2, name.start - name.end)):
        if all(name.end <= other.start or other.end <= name.start for other in settled):
            settled.append(name)
    return sorted(settled, key=lambda name: name.start)


def _trim_titles(layout: Layout, names: list[Name]) -> list[Name]:
    """Cut what a title's capitals drew into a name: "Readout of President Jane Roe Call" tells of Jane Roe."""
    plain = {_core(name.keys) for name in names if len(name.keys) > 1 and not layout.in_title(name.start)}
    trimmed = []
    for name in names:
        end = name.end
        if name.known is None and layout.in_title(name.start):
            shorter = (at for at in range(name.start + 2, end) if _core(layout.keys(name.start, at)) in plain)
            end = next(shorter, end)
            while end > name.start + 1 and layout.token(end - 1).pos_ in {"VERB", "AUX"}:
                end -= 1
        trimmed.append(replace(name, end=end, keys=layout.keys(name.start, end)))
    return trimmed


def _with_suffix(layout: Layout, name: Name) -> Name:
    """The name with "Jr." behind it, which is no part of its keys."""
    follows = layout.joined(name.end) or layout.gap(name.end).strip() == ","
    suffix = name.end < len(layout.words) and layout.words[name.end].key in _SUFFIXES
    return replace(name, end=name.end + 1) if follows and suffix else name


def _with_office(layout: Layout, words: ActorWords, name: Name, offices: list[Phrase]) -> Name:
    """The name with the office or the people beside it: before it, after a comma, or "of Australia" behind it."""
    if layout.joined(name.start) or layout.gap(name.start).strip() == ",":
        name = replace(name, phrase=next((p for p in offices if _leads_to(layout, words, p, name)), None))
        if name.phrase is not None:
            name = replace(name, phrase=replace(name.phrase, end=name.start))
    if name.phrase is None and layout.gap(name.end).strip() in {",", "(", ", l'"}:
        at = name.end + (name.end < len(layout.words) and layout.words[name.end].key in words.definite)
        name = replace(name, phrase=next((p for p in offices if p.start in (name.end, at)), None))
    if name.phrase is None and layout.joined(name.start):
        name = replace(name, country=_country(layout, name.start - 1, PlaceKind.DEMONYM))
    if (
        name.end + 1 < len(layout.words)
        and layout.words[name.end].key in {"of", "de", "du"}
        and layout.joined(name.end)
    ):
        name = replace(name, country=_country(layout, name.end + 1, PlaceKind.COUNTRY) or name.country)
    return _checked(name)


def _leads_to(layout: Layout, words: ActorWords, phrase: Phrase, name: Name) -> bool:
    """Whether an office ends at a name, be it over a capitalised field ("Secretary for Strategic Affairs Jane Roe")."""
    if phrase.end == name.start:
        return True
    between = range(phrase.end, name.start)
    if not 0 < len(between) <= _LONGEST_OFFICE or layout.words[phrase.end].key not in words.links:
        return False
    small = words.links | words.conjunctions
    fits = (
        layout.words[at].key in small or (layout.words[at].capitalised and layout.places[at] is None) for at in between
    )
    return words.titled_offices and all(fits) and all(layout.joined(at) for at in (*between, name.start))


def _country(layout: Layout, index: int, kind: PlaceKind) -> str | None:
    place = layout.places[index]
    return place.country if place is not None and place.kind is kind else None


def _checked(name: Name) -> Name:
    """The name with its entry of the table, which an office or a nation beside a lone surname can give or take."""
    if len(name.keys) > 1 and name.known is not None and " ".join(name.keys) not in load_surnames():
        return name
    known = name.known or load_surnames().get(" ".join(name.keys))
    if known is None:
        return name
    nations = {nation.country for nation in name.phrase.nations} if name.phrase else set()
    nations |= {name.country} if name.country else set()
    if nations and known.country not in nations:
        return replace(name, known=None)
    fits = name.phrase is not None and name.phrase.office == known.office
    return replace(name, known=known) if fits else name


def _people(layout: Layout, names: list[Name]) -> list[Person]:
    """Names joined into people: the same entry of the table, or a shorter form of a full name."""
    people: list[Person] = []
    # Full names first, so that "Tusk" in the title finds the "Donald Tusk" of the body.
    for name in sorted(names, key=lambda name: (-len(_core(name.keys)), name.start)):
        fits = [person for person in people if _same(name, person.names[0])]
        if len(fits) == 1:
            fits[0].names.append(name)
        else:
            people.append(Person(name.known.name if name.known else _display(layout, name), [name]))
    return people


def _same(name: Name, full: Name) -> bool:
    """Whether `name` is a form of `full`: the same person of the table, or its last words."""
    if name.known and full.known:
        return name.known.name == full.known.name
    short, long = _core(name.keys), _core(full.keys)
    if name.known and len(long) > 1:
        return short == long
    if len(short) == 1:
        called = phrase_keys(full.known.name)[1:] if full.known else ()
        return short[0] == long[-1] or (short[0] in called and len(short[0]) > _PARTICLE)
    return long[-len(short) :] == short or (short[0] == long[0] and short[-1] == long[-1])


def _core(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys without initials: "Donald J. Trump" is Donald Trump."""
    return tuple(key for key in keys if len(key) > 1) or keys


def _display(layout: Layout, name: Name) -> str:
    return " ".join(layout.slice(name.start, name.end).split())


def _add_surnames(layout: Layout, people: list[Person], taken: set[int]) -> None:
    """Add each lone capitalised surname of somebody whom the article names in full elsewhere."""
    bearers: dict[str, list[Person]] = {}
    for person in people:
        full = _core(person.names[0].keys)
        if len(full) > 1 and len(full[-1]) > 2:
            bearers.setdefault(full[-1], []).append(person)
    for index, word in enumerate(layout.words):
        if not word.capitalised or index in taken or len(bearers.get(word.key, ())) != 1:
            continue
        if layout.places[index] is None and layout.token(index).pos_ in {"PROPN", "NOUN"}:
            bearers[word.key][0].names.append(Name(index, index + 1, (word.key,)))


def _describe(layout: Layout, person: Person) -> None:
    """Country and offices of a person: what the article says, then what the table says."""
    person.names.sort(key=lambda name: name.start)
    known = next((name.known for name in person.names if name.known), None)
    for name in person.names:
        phrase = name.phrase
        if phrase is not None:
            nation = phrase.nations[0].country if phrase.nations else None
            person.office = person.office or layout.slice(phrase.start, phrase.end)
            person.country = person.country or nation
            if not phrase.past:
                person.offices.add((phrase.office, nation))
            if phrase.organisation is not None:
                person.organisations.add(phrase.organisation.name)
        person.country = person.country or name.country
    if known is not None:
        person.name = known.name
        person.offices.add((known.office, known.country))
        if person.country is None and not person.organisations:
            person.country = known.country
