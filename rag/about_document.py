"""What a document is asked about itself: its number (文号), who issued and who explains it, from when it holds, whom to call.

The words come from its own text where this holds them, else from another document that tells them, else from its head, which
is shown as such. A question about anything inside the document is none of these.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from policies.provision import Locator, Policy, Provision, ProvisionKind
from rag.answer import Answer, Citation
from rag.as_of import own_days
from rag.catalogue import Catalogue, without_titles
from rag.extract import statement_of
from rag.inquiry import Inquiry
from rag.lexicon import subject
from rag.text import normalise
from rag.verify import Claim, Draft, verify

HEAD = "文件信息"
"""The heading under which a document's head is quoted; no provision of any text stands there."""
_NUMBER = re.compile(
    r"文号|发文字号|文件(?:编)?号|(?:是)?(?:多少|几)号文件?|document (?:number|no\b\.?)|reference number"
)
_ISSUER = re.compile(
    r"发文(?:机关|单位|部门)|(?:是)?(?:谁|哪个(?:部门|单位|机关|政府)|哪里)(?:发布|印发|出台|制定|发|定)的?|(?:which|what) (?:authority"
    r"|office) issued|who issued|issued by|issuer"
)
_EXPLAINS = re.compile(
    r"解释(?:机关|部门|单位|权|科室)?(?:是|归|在)?(?:谁|哪里|哪个(?:部门|单位|机关|局|科室))?|(?:由|归)?(?:谁|哪个(?:部门|单位|机关|局"
    r"|科室))(?:来)?(?:负责)?解释(?:权)?"
    r"|who (?:interprets|explains)"
)
_STARTS = re.compile(
    r"(?:施行|生效|实施|执行)(?:的)?(?:日期|时间)|(?:从|自)?(?:什么时候|何时|哪[一]?[天年])(?:起|开始)?(?:施行|生效|实施|执行)|effective date"
    r"|when (?:did|does) .{0,30}(?:take effect|start)"
)
_CALL = re.compile(
    r"(?:联系|咨询|办公|主管(?:部门|科室)?)?(?:的)?(?:电话|联系方式|热线)(?:号码)?|联系(?:人|谁|哪个(?:科室|部门))|(?:phone|telephone)(?: number)?"
    r"|whom? (?:to|do i|should i) (?:contact|call)|contact"
)
_AROUND = re.compile(
    r"文件|政策|办法|规定|这份|那份|查询?|号码|是多少|什么|谁|哪(?:个|里|家)?(?:部门|单位|机关|科室)?|[\W_]|\b(?:what|is|the|of|policy|measures"
    r"|document|and|which|office|did|does|it)\b"
)
_EXPLAINED = re.compile(r"由[^。；]{2,40}解释|解释权|interpret")
_PHONE = re.compile(r"\d{3,4}-\d{7,8}|\d{11}")
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")


def answer_about(inquiry: Inquiry, catalogue: Catalogue) -> Answer | None:
    """The answer to a question about one document as such; None for every other question, or where nothing tells it."""
    if len(inquiry.named) != 1 or inquiry.clause or inquiry.foreign_place:
        return None
    policy = inquiry.named[0]
    asked = next((find for pattern, find in _FINDERS if _is_only(inquiry, pattern)), None)
    citation = asked(policy, catalogue.policies, inquiry) if asked else None
    if citation is None:
        return None
    told = citation.quote if citation.provision.locator.headings == (HEAD,) else statement_of(citation.quote, inquiry)
    return verify(Draft((Claim(told, (citation,)),), inquiry.language))


def head_of(policy: Policy) -> Provision:
    """The head of a document as a provision: what it says of itself outside its text, one a line."""
    told = (("文号", policy.doc_no), ("发文机关", policy.issuer), ("联系", policy.contact))
    text = "\n".join(f"{name}：{value}" for name, value in told if value)
    return Provision(Locator((HEAD,)), text, ProvisionKind.PREAMBLE)


def _is_only(inquiry: Inquiry, pattern: re.Pattern[str]) -> bool:
    """Whether a question asks for that and for nothing else."""
    bare = without_titles(inquiry.folded)
    found = pattern.search(bare)
    if found is None:
        return False
    rest = bare[: found.start()] + " " + bare[found.end() :]
    for name in (*inquiry.place_names, *(normalise(policy.title) for policy in inquiry.named)):
        rest = rest.replace(name, " ")
    title = normalise(inquiry.named[0].title)
    left = _AROUND.sub("", subject(rest))
    return all(char in title for char in left)


def _number(policy: Policy, policies: Sequence[Policy], inquiry: Inquiry) -> Citation | None:
    if not policy.doc_no:
        return None
    holding = _sentences((policy, *policies), lambda text: policy.doc_no in text and (policy.title in text))
    return next((_cite(one, said, inquiry) for one, said in holding), None) or _from_head(
        policy, policy.doc_no, inquiry
    )


def _issuer(policy: Policy, policies: Sequence[Policy], inquiry: Inquiry) -> Citation | None:
    del policies
    return _from_head(policy, policy.issuer, inquiry)


def _explains(policy: Policy, policies: Sequence[Policy], inquiry: Inquiry) -> Citation | None:
    del policies
    own = _sentences((policy,), lambda text: _EXPLAINED.search(text) is not None)
    return next((_cite(one, said, inquiry) for one, said in own), None)


def _starts(policy: Policy, policies: Sequence[Policy], inquiry: Inquiry) -> Citation | None:
    del policies
    own = own_days(policy)
    return Citation(policy, own, own.text.strip(), policy.standing(inquiry.question.day)) if own else None


def _call(policy: Policy, policies: Sequence[Policy], inquiry: Inquiry) -> Citation | None:
    del policies
    own = _sentences((policy,), lambda text: _PHONE.search(text) is not None)
    return _from_head(policy, policy.contact, inquiry) or next((_cite(one, said, inquiry) for one, said in own), None)


_Find = Callable[[Policy, Sequence[Policy], Inquiry], Citation | None]
_FINDERS: tuple[tuple[re.Pattern[str], _Find], ...] = (
    (_NUMBER, _number),
    (_ISSUER, _issuer),
    (_EXPLAINS, _explains),
    (_STARTS, _starts),
    (_CALL, _call),
)


def _sentences(
    policies: Sequence[Policy], holds: Callable[[str], bool]
) -> Iterator[tuple[tuple[Policy, Provision], str]]:
    """Sentences that hold something, with where they stand, in the order of the documents."""
    for policy in policies:
        for provision in policy.provisions:
            for found in _SENTENCE.finditer(provision.text):
                if holds(found[0]):
                    yield (policy, provision), found[0].strip()


def _cite(place: tuple[Policy, Provision], said: str, inquiry: Inquiry) -> Citation:
    policy, provision = place
    return Citation(policy, provision, said, policy.standing(inquiry.question.day))


def _from_head(policy: Policy, value: str, inquiry: Inquiry) -> Citation | None:
    """The line of the head that holds a value."""
    head = head_of(policy)
    line = next((line for line in head.text.splitlines() if value and value in line), None)
    return Citation(policy, head, line, policy.standing(inquiry.question.day)) if line else None
