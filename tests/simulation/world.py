"""The invented bureau: offices with their people, projects that really move on, and the calendar of its quarter."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.simulation.ledger import Start
from tests.simulation.told import DOLLARS, STAGES, YUAN

FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)
# As announced for 2026: the Mid-Autumn days and the first week of October are free, the Sunday before them is worked.
_FREE = {date(2026, 9, 25), *(date(2026, 10, day) for day in range(1, 8))}
_WORKED = {date(2026, 9, 20), date(2026, 10, 10)}
_BRANDS = (
    "鑫瑞 恒达 青禾 云峰 博远 华茂 天泽 金岳 宏泰 凯盛 瑞丰 远望 海蓝 卓越 明德 泰达 德润 盛隆 祥云 永昌 星辰 源泉 佳禾 龙腾 万众 科锐 力源 广济 天成 信达 正阳 兴业"
).split()
_PRODUCTS = (
    "轴承保持架 铝箔深加工 葫芦饮品 雨刮电机 阿胶糕点 液压油缸 碳纤维预浸料 齿轮减速机 铜杆连铸 伺服电机 医用敷料 预制菜 羊绒针织 光伏支架 储能电芯 钢结构模块 "
    "变压器铁芯 汽车座椅 农用无人机 锦纶切片 芯片封装 冷链仓储 智能仓储 生物酶制剂 兽药制剂 大豆蛋白 蔬菜脱水 塑料托盘 玻璃纤维 电缆桥架 数控机床 传感器封装 "
    "木质家具 包装印刷 水性涂料 陶瓷刀具 空压机 充电桩 汽车线束 合成革"
).split()
_PLANS = (30, 50, 80, 90, 120, 150, 180, 230, 260, 320, 450, 600)  # million yuan


def is_workday(day: date) -> bool:
    """Whether offices work, by the simulator's own calendar."""
    return day in _WORKED or (day.weekday() < 5 and day not in _FREE)


@dataclass(slots=True)
class Site:
    """A project as it really is: what came in so far (yuan and dollars), and the usual instalment in yuan."""

    name: str
    office: str
    planned: int
    stage: str
    usual: int
    came: dict[str, int] = field(default_factory=lambda: {YUAN: 0, DOLLARS: 0})
    foreign: bool = False
    known: bool = True  # the store knows it

    def pay(self, chance: random.Random) -> int:
        """An instalment: near the usual one, in whole ten thousands."""
        amount = round(self.usual * chance.uniform(0.5, 1.8) / 10_000) * 10_000
        self.came[YUAN] += amount
        return amount

    def pay_dollars(self, chance: random.Random) -> int:
        """An instalment from abroad, in whole ten thousands."""
        amount = chance.randint(30, 60) * 10_000
        self.came[DOLLARS] += amount
        return amount

    def move(self) -> str:
        """One stage further, the same at the end."""
        self.stage = STAGES[min(STAGES.index(self.stage) + 1, len(STAGES) - 1)]
        return self.stage


@dataclass(slots=True)
class World:
    """Offices by code (with their county, "" for none), two people each and a leader, and their projects."""

    offices: dict[str, str]
    chance: random.Random
    sites: list[Site] = field(default_factory=list)
    starts: dict[str, Start] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        products = [f"{brand}{product}项目" for brand in _BRANDS for product in _PRODUCTS]
        self._names = self.chance.sample(products, len(products))
        for code in self.offices:
            for _ in range(4):
                self._import(code)

    def _import(self, office: str) -> None:
        stage = self.chance.choice(STAGES[:5])
        since = FIRST - timedelta(days=self.chance.randrange(10, 200))
        site = self._site(office, stage, known=True)
        five_hundred = self.chance.random() < 0.1
        self.starts[site.name] = Start(office, site.planned, stage, since, five_hundred)

    def _site(self, office: str, stage: str, *, known: bool) -> Site:
        planned = self.chance.choice(_PLANS) * 1_000_000
        site = Site(self._names.pop(), office, planned, stage, planned // 40, known=known)
        site.foreign = self.chance.random() < 0.2
        if stage in STAGES[2:]:  # an opening balance that is reported once as a total
            site.came[YUAN] = round(planned * self.chance.uniform(0.1, 0.3) / 10_000) * 10_000
        self.sites.append(site)
        return site

    def new_site(self, office: str) -> Site:
        """A project that nobody has reported yet."""
        return self._site(office, STAGES[0], known=False)

    def sites_of(self, office: str) -> list[Site]:
        """The office's projects that the store knows."""
        return [site for site in self.sites if site.office == office and site.known]

    def people(self, office: str) -> tuple[int, int]:
        """The numbers of the two who report."""
        number = 1000 + 10 * sorted(self.offices).index(office)
        return number, number + 1

    def workdays(self) -> list[date]:
        """The working days of the quarter."""
        days = (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))
        return [day for day in days if is_workday(day)]
