"""What the real bot serves in the journeys: a folder with one short document, and one article of 9,000 characters in it."""

from collections.abc import Sequence
from pathlib import Path

from tests.journeys.bot_api import BotApi
from tests.journeys.bot_process import BotProcess

TITLE = "云栖市项目引荐奖励办法"
QUESTION = "引荐项目的奖励最高多少？"
EDITED = "引荐奖励什么时候兑现？"
SENTENCES = 96
LONG_QUESTION = "哪些证明材料可以作为引荐依据？"

SENTENCE = (
    "书面材料应当载明引荐人、投资人、项目名称、联系日期和见面地点，由引荐人、投资人和项目单位三方共同签字盖章，"
    "并附双方往来信函、会议纪要或者考察行程等能够相互印证的原始凭证，经受理窗口核对无误后留存复印件。"
)
_HEAD = f"""---
title: {TITLE}
doc_no: 云政发〔2026〕1号
issuer: 云栖市人民政府
place: 云栖市
effective_from: 2026-01-01
effective_to: 2028-12-31
sample: true
---

第一条 为鼓励社会各界引荐投资项目，制定本办法。

第二条 引荐项目的奖励，按到位资金的千分之二计算，单个项目最高不超过200万元。

第三条 引荐奖励于项目开工满一年后兑现，由市投资促进局在30个工作日内拨付。

第四条 下列证明材料可以作为引荐依据。

"""


def write_policies(folder: Path) -> Path:
    """One document in `folder`; its fourth article alone has more than 9,000 characters."""
    folder.mkdir(exist_ok=True)
    # The same words over and over are embedded once: the index of so long an article is built in a moment.
    (folder / "引荐奖励办法.md").write_text(_HEAD + f"{SENTENCE}\n\n" * SENTENCES, encoding="utf-8")
    return folder


def real_bot(api: BotApi, folder: Path, program: Sequence[str] = ("bot",)) -> BotProcess:
    """`python -m bot telegram` over those documents, everything logged."""
    environment = {
        "ASSISTANT_POLICIES_DIR": str(write_policies(folder / "policies")),
        "ASSISTANT_DATA_DIR": str(folder / "data"),
        "DATABASE_URL": "",
        "EMBEDDING_MODEL": "",
        "LOG_LEVEL": "DEBUG",
    }
    return BotProcess(api, (*program, "telegram"), folder / "bot.log", environment)
