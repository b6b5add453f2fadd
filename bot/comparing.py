"""Two editions side by side in the chat (/changes, 新旧办法有什么不同): which documents are meant, and which page is seen."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.message import Reply
from bot.topics import key_of
from bot.wording_changes import Pair, say_comparison, say_no_editions, say_not_held, say_which_pair
from policies.editions import families
from policies.provision import Library, Policy
from rag.answer import Language
from rag.catalogue import Catalogue
from rag.changes import compare
from rag.text import normalise

_KIND = r"(?:的?(?:办法|政策|规定|文件|措施|版本?))"
_DIFFER = r"(?:不同|不一样|区别|变化|变了|变动|差别|改了|改动|调整)"
_ASKS_ALL = re.compile(
    rf"(?:新[旧老]|[旧老]新|两[个份]?版|前后两[个份]?版?){_KIND}?.{{0,4}}(?:有|都|到底)?.{{0,3}}(?:哪些|什么|啥|哪里|哪儿)?.{{0,2}}{_DIFFER}"
    rf"|新{_KIND}[^,。?]{{0,8}}[旧老原]{_KIND}?[^,。?\d]{{0,6}}(?:哪些|什么|啥|哪里|哪儿|哪几)[^,。?\d]{{0,4}}{_DIFFER}"
    rf"|[旧老原]{_KIND}[^,。?]{{0,8}}(?:新{_KIND})?[^,。?\d]{{0,6}}(?:哪些|什么|啥|哪里|哪儿|哪几)[^,。?\d]{{0,4}}{_DIFFER}"
    rf"|新{_KIND}.{{0,4}}(?:哪些|什么|啥|哪里|哪儿|哪几)[^,。?\d]{{0,4}}{_DIFFER}"
    rf"|(?:办法|政策|规定|措施|文件)(?:都)?(?:改|变|调整)了?(?:哪些|什么|啥|哪里)"
    r"|what (?:has |have |is |are )?(?:changed|the changes|different)\b|differences? between .*(?:editions?|versions?|old|new)"
)
_TITLE = re.compile(r"(?<![新旧老])(?:办法|措施|政策|规定|条例|细则|意见|方案|通知|文件|指南)|《")
_IN_EVERY_TITLE = re.compile(r"办法|措施|政策|规定|条例|细则|意见|方案|通知|文件|指南|[《》新旧老的两个份版]|奖励")
_ONE_THING = re.compile(r"封顶|上限|最高|多少|比例|期限|公示|备案|汇率|\bcap\b|rate|deadline|怎么算")


def asks_for_changes(text: str) -> bool:
    """Whether words ask for all that has changed between two editions, and not for one thing in both."""
    folded = normalise(text)
    return _ASKS_ALL.search(folded) is not None and _ONE_THING.search(folded) is None


def pairs_of(policies: Sequence[Policy]) -> tuple[Pair, ...]:
    """Every two editions that follow each other, the newest first in each family."""
    return tuple(
        Pair(key_of(f"{old.policy_id}|{new.policy_id}"), old, new)
        for family in families(policies)
        for old, new in reversed(tuple(pairwise(family)))
    )


def compare_editions(policies: Sequence[Policy], text: str, place: str, language: Language) -> Reply:
    """The first page for the documents that the words name; the choice where several may be meant."""
    every = pairs_of(policies)
    catalogue = Catalogue(Library(tuple(policies)))
    folded = normalise(text)
    named, _ = catalogue.find_documents(folded)
    places = catalogue.find_places(folded, "").meant or ((place,) if place else ())
    if named:
        meant = [pair for pair in every if pair.old in named or pair.new in named]
        if not meant:
            return say_no_editions(named[0], every, language)
    elif not places and not asks_for_changes(text) and _names_another(folded, every):
        return say_not_held(every, language)  # never another document's comparison instead
    else:
        meant = [pair for pair in every if not places or pair.new.place in places] or list(every)
    newest = [pair for pair in meant if pair.new in named] or _newest(meant)
    if not newest:
        return say_no_editions(None, (), language)
    if len(newest) > 1 and not named:
        return say_which_pair(newest, language)
    return say_comparison(compare(newest[0].old, newest[0].new), newest[0].key, 0, _others(newest[0], every), language)


def _names_another(folded: str, pairs: Sequence[Pair]) -> bool:
    """Whether words name a document, and no two of their characters stand together in the title of one that is held."""
    bare = _IN_EVERY_TITLE.sub(" ", folded)
    own = {two for word in bare.split() for two in map("".join, pairwise(word)) if not two.isascii()}
    titles = [normalise(title) for pair in pairs for title in (pair.old.title, pair.new.title)]
    return bool(own) and _TITLE.search(folded) is not None and not any(two in title for two in own for title in titles)


def turn_comparison(policies: Sequence[Policy], key: str, row: int, language: Language) -> Reply | None:
    """Another page of a comparison; None where its documents are gone."""
    every = pairs_of(policies)
    pair = next((pair for pair in every if pair.key == key), None)
    if pair is None:
        return None
    return say_comparison(compare(pair.old, pair.new), pair.key, row, _others(pair, every), language)


def _newest(pairs: Sequence[Pair]) -> list[Pair]:
    """Of each rule the pair that nothing comes after."""
    return [pair for pair in pairs if not any(other.old == pair.new for other in pairs)]


def _others(pair: Pair, every: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs before and after it in its family."""
    return tuple(one for one in every if one != pair and (one.new == pair.old or one.old == pair.new))
