"""From a text to a Policy: front matter or title page, provisions with locators, validity. Never raises on any text."""

import re
from pathlib import PurePosixPath

from policies.cleaning import clean_text
from policies.days import last_day
from policies.header import Header, read_header
from policies.lifecycle import LATER_EDITION
from policies.lines import read_blocks
from policies.outline import read_outline
from policies.provision import Policy, Provision
from policies.repeal import repealed_titles
from policies.title_page import TitlePage, read_title_page
from policies.validity import Validity, read_validity, speaks_of_itself

_FIRST_ARTICLES = frozenset({"第一条", "第1条", "Article 1"})
PARSER_VERSION = "2"
"""Part of a library's edition: raise it when the same text would give other provisions."""


def parse_policy(text: str, file: str) -> Policy:
    """Read one document. `text` may start with front matter (---) or be raw; `file` is its path below the library's folder."""
    front = read_header(text, file)
    cleaned = clean_text(front.body)
    page = read_title_page(cleaned, front.title)
    language = front.language or ("en" if _is_english(cleaned) else "zh")
    blocks = read_blocks(cleaned, page.used)
    provisions = read_outline(blocks, english=language == "en")
    return _policy(file, front, page, provisions, language)


def _policy(file: str, front: Header, page: TitlePage, provisions: tuple[Provision, ...], language: str) -> Policy:
    path = PurePosixPath(file)
    validity = _validity(front, page, provisions)
    title = front.title or page.title or path.stem or file
    texts = (provision.text for provision in provisions)
    return Policy(
        policy_id=path.with_suffix("").as_posix() if path.name else file,
        file=file,
        title=title,
        provisions=provisions,
        doc_no=front.doc_no or page.doc_no,
        issuer=front.issuer or page.issuer,
        place=front.place or page.place,
        level=front.level or page.level,
        effective_from=validity.start,
        effective_to=validity.end,
        trial=_is_trial(page, provisions) if front.trial is None else front.trial,
        draft=page.draft if front.draft is None else front.draft,
        replaces=front.replaces or repealed_titles(texts, title),
        superseded_by=LATER_EDITION if page.old_edition else "",
        audience=front.audience,
        kind=front.kind,
        language=language,
        source=front.source or page.source,
        sample=front.sample,
        contact=front.contact,
        problems=front.problems,
    )


def _validity(front: Header, page: TitlePage, provisions: tuple[Provision, ...]) -> Validity:
    """Front matter first; what it leaves open the text's own closing sentences say."""
    own = Validity()
    # What a draft says of its dates is what it would hold from if it were adopted.
    is_draft = page.draft if front.draft is None else front.draft
    if not (front.effective_from and front.effective_to) and not is_draft and not _is_compilation(provisions):
        own = read_validity(
            [provision.text for provision in provisions if speaks_of_itself(provision.text)], page.issued
        )
    start = front.effective_from or own.start
    end = front.effective_to or (last_day(start, front.period) if start and front.period else None)
    if not end and start and start == own.start:
        end = own.end
    return Validity(start, end or (own.end if not front.effective_from else None))


def _is_trial(page: TitlePage, provisions: tuple[Provision, ...]) -> bool:
    """（试行） in the title, or 自…起试行 in the closing words."""
    closing = (provision.text for provision in provisions if speaks_of_itself(provision.text))
    return page.trial or any("起试行" in text or "试行期" in text for text in closing)


def _is_compilation(provisions: tuple[Provision, ...]) -> bool:
    """Several documents in one file, each with dates of its own."""
    firsts = {
        provision.locator.headings[:1] for provision in provisions if provision.locator.article in _FIRST_ARTICLES
    }
    return len(firsts) > 1


def _is_english(text: str) -> bool:
    sample = text[:20_000]
    han = len(re.findall("[一-鿿]", sample))
    latin = len(re.findall("[A-Za-z]", sample))
    return latin > 20 and han * 10 < latin
