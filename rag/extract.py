"""A draft answer out of the documents' own sentences: which ones, cut to what was asked, with the quote they stand in."""

import re
from collections.abc import Iterable

from policies.provision import Provision, ProvisionKind
from rag.amounts import bands
from rag.answer import Citation, Language
from rag.companions import MEMBERS, ROWS, alike_to, cap_behind, rule_before
from rag.figure_lists import figures_in_english
from rag.inquiry import Inquiry, asks_whole_clause
from rag.pairing import pick_pair, read_pairs
from rag.passage import Hit, Passage, Sentence
from rag.search import Candidate
from rag.text import language_of, pairs, to_traditional
from rag.verify import Claim, Draft
from rag.wanted import Wanted, asks_for_all, holds_attribute, holds_wanted

WINDOW = 500  # characters of a hit
_QUOTE = 260  # a provision up to this length is quoted whole
_STATEMENT = 120  # a longer sentence is cut to the parts that answer
_COMPANION = 0.72  # a second sentence of the passage speaks too from this share of the best one's score
_MEMBER = 0.5  # such a member speaks from this share of the best one's score
_NO_FIGURES = (Wanted.WHO, Wanted.PLACE, Wanted.OTHER)  # "12 months" says nothing to who asks for the papers
_CLAUSE_WHOLE = 240  # characters up to which a clause that is asked for by its number is said as a whole
_SHUTS_OUT = re.compile(r"不|禁止|除外|取消")
_LIST_ASKED = re.compile(r"哪几|哪些|各|分别|几项|几种|、|以及|和|及|什么条件|什么材料|which|what .*s\b|and")
_CLAUSE_MARK = re.compile(
    r"^\s*(?:第[零〇一二三四五六七八九十百千\d\s]+条[\s　]*|[(（][一二三四五六七八九十\d]+[)）]\s*|\d+[.、．)）](?!\d)\s*|[①-⑳]\s*|[一二三四五六七八九十]+、\s*|\|)"
)


def window(passage: Passage, sentence: Sentence | None) -> str:
    """At most 500 characters of the passage around a sentence."""
    if len(passage.text) <= WINDOW:
        return passage.text
    needle = _raw(sentence) if sentence else ""
    at = max(passage.text.find(needle), 0)
    start = max(0, min(at - (WINDOW - len(needle)) // 2, len(passage.text) - WINDOW))
    return passage.text[start : start + WINDOW]


def to_hits(candidates: Iterable[Candidate]) -> tuple[Hit, ...]:
    """Candidates as a reader sees them."""
    return tuple(
        Hit(c.passage, c.score, window(c.passage, c.sentences[0][0] if c.sentences else None)) for c in candidates
    )


def cite(candidate: Candidate, sentence: Sentence, inquiry: Inquiry) -> Citation:
    """The citation of a sentence: its provision whole where that is short, else the sentences around it."""
    provision = sentence.provision
    policy = candidate.passage.policy
    return Citation(policy, provision, _quote(provision, _raw(sentence)), policy.standing(inquiry.question.day))


def _raw(sentence: Sentence) -> str:
    """The words as they stand in the provision; of a table row made readable, its line."""
    provision = sentence.provision
    if provision.kind is not ProvisionKind.TABLE or sentence.text not in provision.rows:
        return sentence.text
    lines = [
        line
        for line in provision.text.splitlines()
        if line.lstrip().startswith("|") and not re.fullmatch(r"[\s|:-]+", line)
    ]
    row = provision.rows.index(sentence.text) + len(lines) - len(provision.rows)
    return lines[row] if 0 <= row < len(lines) else provision.text


def _quote(provision: Provision, raw: str) -> str:
    if provision.kind is ProvisionKind.TABLE:
        return raw if raw in provision.text else provision.text
    if len(provision.text) <= _QUOTE or raw not in provision.text:
        return provision.text.strip()
    start = provision.text.index(raw)
    end = start + len(raw)
    while end - start < _QUOTE:  # take neighbouring sentences in, first what follows
        stop = _next_border(provision.text, end)
        if stop - start > _QUOTE or stop == end:
            break
        end = stop
    return provision.text[start:end].strip()


def _next_border(text: str, start: int) -> int:
    found = re.compile(r"[。；;\n]").search(text, start)
    return found.end() if found else len(text)


def draft_answer(inquiry: Inquiry, chosen: list[Candidate], hits: tuple[Hit, ...]) -> Draft | None:
    """A draft from the chosen candidates, the best first; None where the best holds no sentence."""
    claims = []
    for number, candidate in enumerate(chosen):
        sentences = _speaking(candidate, inquiry) if number == 0 else candidate.sentences[:1]
        for position, (sentence, _) in enumerate(sentences):
            citation = cite(candidate, sentence, inquiry)
            if position == 0 and sentence.provision.rows and "单位" in sentence.provision.caption:
                claims.append(
                    Claim(_said(f"{sentence.provision.caption}。", inquiry), (citation,))
                )  # the unit of its figures
            text = _statement(sentence, inquiry)
            lead, colon, rest = text.partition("：")
            if sentence.provision.rows:  # each row in a line of its own
                text = f"\n{text}" if claims else text
            elif rest and any(f"{lead}{colon}" in claim.text for claim in claims):  # the lead of a list is said once
                text = rest
            claims.append(Claim(text, (citation,)))
    return Draft(tuple(claims), inquiry.language, hits) if claims else None


def _said(text: str, inquiry: Inquiry) -> str:
    return to_traditional(text) if inquiry.language is Language.TRADITIONAL else text


def _speaking(candidate: Candidate, inquiry: Inquiry) -> list[tuple[Sentence, float]]:
    """The sentences that speak, in reading order: the best one, with those without which it would mislead."""
    if not candidate.sentences:
        return []
    best, score = candidate.sentences[0]
    scores = {sentence.row: own for sentence, own in candidate.sentences}
    everything = [sentence for sentence in candidate.passage.sentences if sentence.row in scores]
    if asks_whole_clause(inquiry) and sum(len(s.text) for s in everything) <= _CLAUSE_WHOLE:
        chosen = [s for s in everything if s == best or _can_be_said(s, inquiry)][:MEMBERS]
    elif best.text.rstrip().endswith(("：", ":")) and (members := _members_of(best, candidate.passage)):
        # 按下列办法执行： alone says nothing
        chosen = [best, *(one for one in members[:ROWS] if _can_be_said(one, inquiry))]
    elif asks_for_all(inquiry.folded) and len(candidate.passage.provisions) > 1:
        opening = best.text.rstrip().endswith(("：", ":"))
        chosen = [s for s in everything if opening or s.provision.lead == best.provision.lead][:MEMBERS]
    elif any(_is_slice(s) for s in everything if s.provision == best.provision) and re.search(r"\d", best.text):
        # One band of a scale says too little, or the wrong thing, without what it is a band of.
        chosen = [s for s in everything if s.provision == best.provision][:MEMBERS]
    else:
        whole = asks_for_all(inquiry.folded)
        listed = whole or _LIST_ASKED.search(inquiry.folded) is not None
        floor = (_MEMBER if whole else _COMPANION) * score
        near = [s for s, own in candidate.sentences[1 : MEMBERS if whole else 4] if listed and own >= floor]
        rule, cap = rule_before(best, everything, inquiry), cap_behind(best, everything, inquiry)
        if holds_attribute(best.text, inquiry.folded):  # who asks for the cap is told no rates with it
            near = [s for s in near if holds_attribute(s.text, inquiry.folded)]
        alike = alike_to(best, everything, inquiry)
        chosen = [
            s
            for s in everything
            if s in {best, rule, cap, *alike} or (s in near and holds_wanted(s.text, inquiry.wanted))
        ]
    return [(sentence, scores.get(sentence.row, score)) for sentence in chosen]  # members of another passage have none


def _can_be_said(sentence: Sentence, inquiry: Inquiry) -> bool:
    """Whether a sentence can be told in the asker's language: to an English reader a Chinese one is told by its figures."""
    foreign = inquiry.language is Language.ENGLISH and language_of(sentence.text) is not Language.ENGLISH
    return not foreign or bool(_in_english(sentence.text))


def _members_of(best: Sentence, passage: Passage) -> list[Sentence]:
    """The members of the list that a sentence opens, also those that stand in the next passage."""
    inside = [s for s in passage.sentences if _opens(best, s.provision)]
    if inside:
        return inside
    members = [provision for provision in passage.policy.provisions if _opens(best, provision)]
    return [Sentence(provision.text, provision, "", "") for provision in members]


def _opens(sentence: Sentence, provision: Provision) -> bool:
    """Whether a provision is a member of the list that a sentence opens: another article may open its own with the same words."""
    own, other, opening = sentence.provision.locator, provision.locator, sentence.text.strip()
    if (own.article, own.headings) != (other.article, other.headings) or other.items[: len(own.items)] != own.items:
        return False
    return any(opening.endswith(line.strip()) for line in provision.lead.splitlines() if line.strip())


def _is_slice(sentence: Sentence) -> bool:
    """Whether a sentence begins with a figure inside its provision: "1亿元以上至5亿元（含）的部分，按3‰；"."""
    text = sentence.text.lstrip()
    inside = not sentence.provision.text.lstrip().startswith(text)
    return (
        not sentence.provision.rows
        and inside
        and re.match(r"[\d一二三四五六七八九十]+[\d.,]*\s*(?:亿|万|%|‰|元)", text) is not None
    )


def _statement(sentence: Sentence, inquiry: Inquiry) -> str:
    text = _CLAUSE_MARK.sub("", sentence.text).strip().strip("|").strip()
    pair = pick_pair(read_pairs(text), inquiry.folded)
    if pair:
        text = pair.statement
    elif len(text) > _STATEMENT and language_of(text) is not Language.ENGLISH:
        text = _narrow(text, inquiry)
    lead = sentence.provision.lead.splitlines()[-1:] or [""]
    if _SHUTS_OUT.search(lead[0]) and inquiry.language is not Language.ENGLISH:
        text = f"{_CLAUSE_MARK.sub('', lead[0])}{text}"  # a member of 不得…： says the opposite without it
    return _in_language(text, inquiry)


def statement_of(text: str, inquiry: Inquiry) -> str:
    """A whole clause said as a statement: without its number, closed by a full stop, in the asker's script."""
    return _in_language(_CLAUSE_MARK.sub("", text).strip(), inquiry)


def _in_language(text: str, inquiry: Inquiry) -> str:
    text = re.sub(r"[；;，,、]$", "." if language_of(text) is Language.ENGLISH else "。", text)
    if inquiry.language is Language.TRADITIONAL:
        return to_traditional(text)
    if inquiry.language is Language.ENGLISH and language_of(text) is not Language.ENGLISH:
        bare = inquiry.wanted in _NO_FIGURES and not inquiry.clause
        return text if bare else _in_english(text) or text
    return text


def _narrow(text: str, inquiry: Inquiry) -> str:
    """The parts between commas that touch the question or hold what was asked, in order, the first one kept."""
    parts = re.split(r"(?<=[，；;：:])|(?<=,)(?!\d)", text)
    wanted = pairs(inquiry.subject) | pairs(inquiry.expansion)
    scored = [
        len(pairs(part) & wanted) + 2 * holds_wanted(part, inquiry.wanted) + 3 * _holds_sum(part, inquiry)
        for part in parts
    ]
    best = max(range(len(parts)), key=lambda i: scored[i])
    start, end = best, best + 1
    while start > 0 and sum(map(len, parts[start - 1 : end])) <= _STATEMENT:
        start -= 1
    while end < len(parts) and sum(map(len, parts[start : end + 1])) <= _STATEMENT:
        end += 1
    return "".join(parts[start:end])


def _holds_sum(part: str, inquiry: Inquiry) -> bool:
    return bool(inquiry.amounts) and any(band.holds(amount) for band in bands(part) for amount in inquiry.amounts)


def _in_english(text: str) -> str:
    """The figures of a Chinese sentence, and nothing else."""
    figures = "; ".join(figures_in_english(text))
    return f"{figures}." if figures else ""
