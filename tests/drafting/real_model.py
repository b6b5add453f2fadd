"""The whole path with a real model, by `make test-model`: schema, streaming, verification, with llama.cpp's own server.

TEST_MODEL_FILE names a .gguf file of any small chat model; TEST_MODEL_RECORD=1 keeps the exchanges for `make test`.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.answer import Language
from rag.drafting.claim_stream import ClaimStream
from rag.drafting.drafter import Drafted
from rag.drafting.langchain_model import open_chat_model
from rag.drafting.port import ChatModel, ModelFault
from rag.drafting.prompting import prompt_version
from tests.drafting.recorded_exchanges import Asked, Exchange, Recorder, draft, save

REWARD, INCENTIVE = "栖梧市社会化招商奖励办法（试行）", "栖梧市招商引资激励政策"
SECONDS = 280.0  # a small model on a busy machine
QUESTIONS = (
    Asked("cap", "一个项目最多能拿多少奖励", Language.SIMPLIFIED, REWARD, "单个项目的奖励总额"),
    Asked("cap_english", "What is the maximum reward for a single project?", Language.ENGLISH, REWARD, "单个项目的奖励总额"),
    Asked("filing", "備案有效期多長", Language.TRADITIONAL, REWARD, "备案有效期"),
    Asked("loan", "贷款贴息怎么算", Language.SIMPLIFIED, INCENTIVE, "企业用于固定资产投资的银行贷款"),
    Asked("workshop", "租标准厂房有什么补助", Language.SIMPLIFIED, INCENTIVE, "租用国有标准厂房从事生产"),
    Asked("instalments", "奖励分几次给", Language.SIMPLIFIED, REWARD, "奖励分三期兑现"),
)  # fmt: skip


@pytest.fixture(scope="module")
def model() -> Iterator[ChatModel]:
    """The model of TEST_MODEL_FILE behind its server, or any server named by TEST_MODEL_URL."""
    url, file = os.environ.get("TEST_MODEL_URL", ""), os.environ.get("TEST_MODEL_FILE", "")
    if url:
        yield open_chat_model(Path(file).stem or "model", url)
        return
    assert file and Path(file).is_file(), "set TEST_MODEL_FILE to a .gguf file of a chat model"
    from tests.drafting.llama_server import llama_server  # noqa: PLC0415  # only here is a server started

    with llama_server(Path(file)) as address:
        yield open_chat_model(Path(file).stem, address)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.name)
def test_a_real_model_words_an_answer(model: ChatModel, asked: Asked) -> None:
    """It keeps to the schema, comes in pieces, and every sentence shown of it is verified; what is lost is quoted."""
    recorder = Recorder(model, [])
    found: list[Drafted] = []
    try:
        found = draft(recorder, asked, SECONDS)
    except ModelFault as fault:
        pytest.fail(f"{fault.kind}: {''.join(recorder.pieces)[:300]}")
    reader = ClaimStream()
    said = [claim for piece in recorder.pieces for claim in reader.feed(piece)]
    assert len(recorder.pieces) > 1 and not reader.is_broken and reader.malformed == 0
    shown = found[-1].answer.statement if found else ""
    print(f"\n{asked.question}\n  said:  {[claim.text for claim in said]}\n  shown: {shown}")
    if os.environ.get("TEST_MODEL_RECORD"):
        save(Exchange(asked, model.name, prompt_version(), recorder.pieces))
