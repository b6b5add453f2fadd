"""What a library is called by: its places and titles in every way people name them, prepared once for an edition."""

import re
from dataclasses import dataclass
from functools import lru_cache

from policies.provision import KnownTitle, Library, Policy, plain_title
from rag.clauses import before_clause, clause_named
from rag.gazetteer import BEFORE_PLACE, is_chinese, is_ordinary, places_named, romanised, short_name
from rag.origins import is_origin
from rag.text import normalise, pairs, terms

_TITLE = re.compile(r"[《<〈]([^《》<>〈〉]{2,60})[》>〉]")
_LAST_NOTE = re.compile(r"[(（][^)）]*[)）]$")  # （试行）, （征求意见稿）
_SHORTEST_TITLE = 6  # characters that name a document without 《》
_ALIKE = 0.75  # shared pairs from which what stands between 《》 is that title
_SPOKEN = 0.5  # share of the words before a clause number that the title must hold
_TOLD = 0.7  # share of the other words of a title, its place being named, from which it is meant
_FEWEST = 4  # pairs that such a title must have besides its place
_FEWEST_TOLD = 3  # pairs of a title by which a question about its validity means it
_RETOLD = 0.4  # share of a title's pairs from which a question counts as telling it
_KINDS = ("经济技术开发区", "高新技术产业开发区", "经济开发区", "高新区", "经开区", "开发区", "保税区", "新区")
# What a document is called by without its subject; where one document alone is of that kind, the word names it.
_KIND_OF_TEXT = re.compile(
    r"暂行办法|若干措施|激励政策|扶持办法|管理办法|实施办法|征求意见稿|办事指南|投资指南|实施意见|行动计划|工作方案|实施细则"
)
_ENGLISH_ZONES = (
    (
        re.compile(r"\bhi(?:gh)?[- ]?tech(?:nology)? (?:industrial )?(?:development )?zone"),
        ("高新区", "高新技术产业开发区"),
    ),
    (re.compile(r"\beconomic (?:and technological )?development zone"), ("经开区", "经济开发区", "经济技术开发区")),
)
FACT_SHEET = "fact_sheet"  # kind of a document that reports on a place and holds none of its rules
_NOT_FOREIGN = frozenset(("香港", "澳门", "台湾"))  # whom policies of the mainland speak of


@dataclass(frozen=True, slots=True)
class Places:
    """Places of the library that are meant, every way they are named in the question, and a place held nothing of."""

    meant: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    foreign: str = ""
    reported: bool = False  # of the foreign place a fact sheet tells something all the same


class Catalogue:
    """The places and titles of one library. Immutable."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.places = library.places()
        self._names = {place: names_of(place) for place in self.places}
        self._own = {name for names in self._names.values() for name in names} | _NOT_FOREIGN
        self._titles = [(policy, _core(policy.title)) for policy in library.policies]
        self._title_pairs = {core: pairs(core) for _, core in self._titles}
        self._reports = "\n".join(
            normalise(provision.text)
            for policy in library.policies
            if policy.kind == FACT_SHEET
            for provision in policy.provisions
        )
        self._unheld = [
            (known, [_core(title) for title in (known.title, *known.aliases)]) for known in library.not_held
        ]

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The documents of the library."""
        return self._library.policies

    def find_places(self, folded: str, wanted: str = "") -> Places:
        """The places a folded question means; `wanted` narrows to one place whatever the question says."""
        if wanted:
            return self._narrowed(folded, wanted)
        meant = _outermost(folded, self._names) or self._romanised(folded)
        if meant:
            return Places(meant, self._in_text(folded, meant))
        elsewhere = [
            known.place
            for known in self._library.not_held
            if any(name in folded for name in _maybe_names(known.place)) or _in_english(folded, known.place)
        ]
        named = places_named(folded) if self.places else ()  # where no document speaks for a place, none is foreign
        foreign = [name for name in named if not any(name in own for own in self._own) and not is_origin(folded, name)]
        found = next(iter(elsewhere), next(iter(foreign), ""))
        names = _standing_in(folded, _maybe_names(found))
        return Places((), names, found, bool(names) and any(name in self._reports for name in names))

    def _romanised(self, folded: str) -> tuple[str, ...]:
        """Places written in Latin letters; looked at only where such words stand in the question."""
        words = set(re.findall(r"[a-z]{4,}", folded))
        zones = [kinds for said, kinds in _ENGLISH_ZONES if said.search(folded)]
        meant = tuple(place for place in self.places for kinds in zones if place.endswith(kinds))
        return meant or tuple(place for place in self.places if words and romanised(_last_part(place)) in words)

    def _narrowed(self, folded: str, wanted: str) -> Places:
        place = normalise(wanted)
        near = [own for own, names in self._names.items() if place in names or place in own or short_name(own) in place]
        meant = tuple([own for own in near if normalise(own) == place] or near)
        return Places(meant, self._in_text(folded, meant), "" if meant else wanted)

    def _in_text(self, folded: str, places: tuple[str, ...]) -> tuple[str, ...]:
        names = [name for place in places for name in self._names[place]]
        if re.search(r"[a-z]{4}", folded):
            names += [romanised(place) for place in (*places, *self.places) if romanised(place)]
        return _standing_in(folded, tuple(names))

    def replaced(self) -> tuple[Policy, ...]:
        """The documents that others held here have replaced: what 老办法 may mean."""
        held = {plain_title(policy.title) for policy, _ in self._titles}
        return tuple(policy for policy, _ in self._titles if plain_title(policy.superseded_by or "") in held)

    def find_documents(self, folded: str) -> tuple[tuple[Policy, ...], KnownTitle | None]:
        """The documents a folded question names, and the known title it names whose text is not held."""
        quoted = [_core(title) for title in _TITLE.findall(folded)]
        squeezed = plain_title(folded)
        held = tuple(policy for policy, core in self._titles if _is_named(core, quoted, squeezed))
        missing = [
            known
            for known, cores in self._unheld
            if any(_is_named(core, quoted, squeezed) or _is_told(core, known.place, squeezed) for core in cores)
        ]
        best = max(missing, key=lambda known: len(known.title), default=None)
        told_whole = any(_core(policy.title) in quoted for policy in held)
        if best and (told_whole or any(len(plain_title(p.title)) >= len(plain_title(best.title)) for p in held)):
            best = None
        if not held and best is None:
            held = self._of_that_kind(folded) or (self._most_alike(squeezed) if clause_named(folded) else ())
        return held, best

    def _of_that_kind(self, folded: str) -> tuple[Policy, ...]:
        """The one document that is called so, of the places named or of all: 暂行办法, 征求意见稿."""
        kinds = set(_KIND_OF_TEXT.findall(folded))
        places = _outermost(folded, self._names)
        found = tuple(
            policy
            for policy in self._library.policies
            if any(kind in normalise(policy.title) for kind in kinds) and (not places or policy.place in places)
        )
        return found if len(found) == 1 else ()

    def told_by_subject(self, words: str) -> tuple[Policy, ...]:
        """The one document whose title holds most of these words and something that no other title does."""
        asked = pairs(words)
        shared = {core: len(own & asked) for core, own in self._title_pairs.items()}
        best = max(shared.values(), default=0)
        found = tuple(policy for policy, core in self._titles if shared[core] == best)
        return found if len(found) == 1 and best >= _FEWEST_TOLD else ()

    def title_words(self, folded: str) -> frozenset[str]:
        """The terms of the titles that the question gives in its own words; all passages of the document share them."""
        asked = pairs(folded)
        spoken = [core for core, own in self._title_pairs.items() if own and len(own & asked) >= _RETOLD * len(own)]
        return frozenset(term for core in spoken for term in terms(core))

    def _most_alike(self, squeezed: str) -> tuple[Policy, ...]:
        """The document whose title shares most with what stands before a clause number: 激励政策第十五部分."""
        told = before_clause(squeezed)
        places = _outermost(told, self._names)
        for name in self._in_text(told, places):
            told = told.replace(name, " ")  # a place alone names none of its documents
        spoken = pairs(told)
        shared = [(len(spoken & pairs(core)) / max(len(spoken), 1), policy) for policy, core in self._titles]
        best = max((share for share, _ in shared), default=0.0)
        found = [policy for share, policy in shared if share == best]
        found = [policy for policy in found if policy.place in places] or found
        return (found[0],) if best >= _SPOKEN and (len(found) == 1 or not places) else ()


@lru_cache(maxsize=1024)
def names_of(place: str) -> tuple[str, ...]:
    """Ways to name a place: whole, its last part, the short forms (广州市天河区: 天河区, 天河; 栖梧高新区: 高新区)."""
    whole = normalise(place)
    parts = re.findall(r"[一-鿿]+?(?:自治县|自治州|省|市|县|开发区|高新区|新区|区)", whole) or [whole]
    kind = tuple(kind for kind in _KINDS if whole.endswith(kind))[:1]
    return tuple(dict.fromkeys((whole, parts[-1], short_name(parts[-1]), *kind)))


def _last_part(place: str) -> str:
    """广州市天河区 -> 天河区; a zone keeps its proper name only (栖梧高新区 -> 栖梧高新区)."""
    return names_of(place)[min(1, len(names_of(place)) - 1)]


def _maybe_names(place: str) -> tuple[str, ...]:
    return names_of(place) if place else ()


def _standing_in(folded: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name in folded}, key=len, reverse=True))


def _in_english(folded: str, place: str) -> bool:
    """冠县 as "Guanxian" or "Guan County"."""
    if not place or not re.search(r"[a-z]{4}", folded):
        return False
    whole = romanised(place)
    bare = romanised(place[:-1]) if place[-1] in "县市区" else whole
    return re.search(rf"\b(?:{whole}|{bare} (?:county|city|district))\b", folded) is not None


def _stands_alone(folded: str, name: str, start: int) -> bool:
    """A bare kind (高新区) means our own zone only where no other name stands before it (济南高新区)."""
    before = folded[max(start - 2, 0) : start]
    return (
        name not in _KINDS
        or not before
        or not is_chinese(before[-1])
        or before[-1] in BEFORE_PLACE
        or is_ordinary(before)
    )


def _outermost(folded: str, names: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Places named in the text; a name inside a longer one does not count (栖梧 in 栖梧高新区)."""
    spans = [
        (match.start(), match.end(), place)
        for place, ways in names.items()
        for name in ways
        if name in folded
        for match in re.finditer(re.escape(name), folded)
        if _stands_alone(folded, name, match.start())
    ]
    outside = {
        place
        for start, end, place in spans
        if not any(s <= start and end <= e and e - s > end - start for s, e, _ in spans)
    }
    return tuple(place for place in names if place in outside)


def without_titles(folded: str) -> str:
    """The text without what stands between 《》."""
    return _TITLE.sub(" ", folded)


def _core(title: str) -> str:
    return _LAST_NOTE.sub("", normalise(plain_title(title)))


def _is_named(core: str, quoted: list[str], squeezed: str) -> bool:
    """Whether a title is named: it stands in the question, or it is what stands between 《》 up to small differences."""
    if len(core) >= _SHORTEST_TITLE and core in squeezed:
        return True
    return any(_alike(core, other) >= _ALIKE for other in quoted)


def _is_told(core: str, place: str, squeezed: str) -> bool:
    """Whether a title is told in other words: its place is named and most of its other words are."""
    if not any(name in squeezed for name in _maybe_names(place)):
        return False
    rest = pairs(core) - pairs(normalise(place))
    return len(rest) >= _FEWEST and len(rest & pairs(squeezed)) >= _TOLD * len(rest)


def _alike(first: str, second: str) -> float:
    a, b = pairs(first), pairs(second)
    return len(a & b) / max(len(a | b), 1)
