"""A city with forty fixed rewards and ten rates, each in a clause of its own, and what was asked and calculated about them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from bot.calculating.repeating import inputs_of, result_of
from rag.calculating.case import case_of
from rag.calculating.engine import calculate
from rag.rules.book import RuleBook
from rag.rules.quantity import Money
from store.calculations import Calculations, SavedCalculation
from store.database import Database
from store.ledger import Ledger
from store.policy_drafts import ProposedRule
from store.questions import QuestionRecord
from tests.documents.desk_bench import document

SUBJECTS = (
    "冷链物流 智能仓储 跨境电商 直播基地 工业设计 检验检测 光学镜头 医用敷料 宠物食品 竹木家具 陶瓷釉料 羊绒制品 葡萄酒庄 茶叶精制 食用菌棚 "
    "蔬菜育苗 花卉温室 海参养殖 船舶修理 轮胎翻新 轴承套圈 齿轮箱体 模具钢材 机床主轴 叉车属具 电梯导轨 消防器材 安防雷达 农机租赁 会展策划 "
    "动漫制作 影视拍摄 研学营地 民宿集群 康养社区 口腔诊所 婴幼托育 职业技校 竹炭纤维 卫星导航"
).split()
WORDINGS = ("{}项目奖励多少？", "新建{}项目能拿多少奖励？", "请问{}项目给多少万元？")
INVESTMENTS = (1000, 2000, 4000, 5000, 6000, 8000, 10000, 20000)  # 万元
RATES = 10
TITLE, NEW_TITLE = "澄溪市产业扶持办法", "澄溪市产业扶持办法（2026）"


def han(number: int) -> str:
    """第十二条 without its first and last sign; below a hundred."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if tens <= 1 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones or not tens else "")


@dataclass(slots=True)
class City:
    """One edition: the sums of the forty rewards (万元), the ten rates (%) and caps (万元), and how each clause ends."""

    sums: dict[str, int] = field(default_factory=lambda: {name: 11 + at for at, name in enumerate(SUBJECTS)})
    rates: list[int] = field(default_factory=lambda: [2 + at % 5 for at in range(RATES)])
    caps: list[int] = field(default_factory=lambda: [500 + 10 * at for at in range(RATES)])
    ends: dict[str, str] = field(default_factory=dict)

    def document(self, *, new: bool) -> bytes:
        """Its document."""
        articles = [
            f"第{han(at)}条 新建{name}项目的，给予{self.sums[name]}万元一次性奖励{self.ends.get(name, '')}。"
            for at, name in enumerate(SUBJECTS, 1)
        ]
        articles += [
            f"第{han(41 + at)}条 第{han(at + 1)}类工厂按固定资产投资的{self.rates[at]}%给予补助，最高不超过{self.caps[at]}万元。"
            for at in range(RATES)
        ]
        return (
            document(articles, title=NEW_TITLE, replaces=TITLE) if new else document(articles, title=TITLE, year=2025)
        )

    def rules(self, stem: str) -> bytes:
        """Its rule file."""
        programmes = "".join(rule.yaml for rule in self.proposed())
        return f"document: {stem}\nversion: 1\nprogrammes:\n{programmes}".encode()

    def proposed(self) -> tuple[ProposedRule, ...]:
        """Its rules as a person took them."""
        return tuple(ProposedRule(self._programme(at), f"第{han(41 + at)}条", "", taken=True) for at in range(RATES))

    def _programme(self, at: int) -> str:
        clause = f"第{han(41 + at)}条"
        return (
            f"  - id: factory_{at}\n    name: {{zh: 第{han(at + 1)}类工厂补助, en: factory {at}}}\n    family: factory-{at}\n"
            f"    for: investor\n    clause: {clause}\n    amount:\n"
            f"      - grant:\n          name: {{zh: 固定资产补助, en: grant}}\n"
            f"          rate: {{rate: {self.rates[at]}%, of: fixed_investment, clause: {clause}}}\n"
            f"      - cap: {{sum: {self.caps[at]}万元, clause: {clause}}}\n"
        )


def ask_everything(database: Database, now: datetime) -> dict[str, set[int]]:
    """A hundred and twenty questions, three a reward, each by somebody else; subject -> who asked."""
    ledger, asked = Ledger(database), {name: set[int]() for name in SUBJECTS}
    for number, name in enumerate(SUBJECTS):
        for at, wording in enumerate(WORDINGS):
            person = 1000 + 10 * number + at
            record = QuestionRecord(person, str(person), f"q{at}", now, wording.format(name), "answered")
            ledger.note_question(record)
            asked[name].add(person)
    return asked


def calculate_everything(
    database: Database, book: RuleBook, document_id: str, now: datetime
) -> dict[tuple[int, int], str]:
    """Eighty calculations, each by somebody else: (programme, investment) -> number."""
    edition, kept = book.find(document_id), {}
    assert edition is not None, book.problems
    for at, programme in enumerate(edition.rules.programmes):
        for investment in INVESTMENTS:
            case = case_of({"fixed_investment": Money(Decimal(investment * 10_000))}, date(2026, 8, 3), "澄溪市")
            one = calculate(edition, programme, case)
            person = 5000 + 100 * at + INVESTMENTS.index(investment)
            kept[at, investment] = one.number
            saved = SavedCalculation(one.number, person, str(person), now, one.document, inputs_of(one), result_of(one))
            Calculations(database).save(saved)
    return kept
