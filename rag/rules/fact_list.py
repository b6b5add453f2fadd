"""The facts that several documents ask for, with the questions that ask for them; a rule file adds its own."""

from rag.rules.facts import Derivation, Fact, FactBook, FactKind, Text

_SECTORS = (
    Text("工业", "industry"),
    Text("制造业", "manufacturing"),
    Text("现代服务业", "modern services"),
    Text("现代农业", "modern agriculture"),
    Text("商贸物流", "trade and logistics"),
    Text("文化旅游", "culture and tourism"),
    Text("特色种养", "special crops and livestock"),
    Text("农产品加工", "processing of farm products"),
    Text("软件和信息服务", "software and information services"),
    Text("其他", "other"),
)
_NATURES = (
    Text("房地产开发", "real estate development"),
    Text("商业综合体", "shopping complex"),
    Text("类金融", "quasi-finance"),
    Text("采矿", "mining"),
    Text("采砂采石", "quarrying"),
    Text("风力发电", "wind power"),
    Text("光伏电站", "solar power station"),
    Text("政府投资", "government investment"),
    Text("政府和社会资本合作", "public-private partnership"),
    Text("主要使用上级补助资金", "mainly on grants from above"),
    Text("使用财政资金建设", "built with fiscal funds"),
    Text("现有企业增资扩产", "expansion of a local firm"),
    Text("搬迁改造", "relocation or rebuilding"),
    Text("股权转让", "transfer of shares"),
    Text("两高一低", "high energy use, high emission, low yield"),
    Text("单纯贸易", "mere trading"),
    Text("已享受一事一议", "already supported case by case"),
    Text("不符合环保能耗安全要求", "short of environmental, energy or safety demands"),
)
_RANKS = (
    Text("世界500强", "Fortune Global 500"),
    Text("中国500强", "China top 500"),
    Text("中国民营企业500强", "China top 500 private firms"),
    Text("国家级专精特新小巨人", "national 'little giant'"),
)
_TIES = (
    Text("在编在职公职人员", "public servant in office"),
    Text("国企负责人或招商职工", "head or promotion staff of a state firm"),
    Text("投资方及其关联方", "the investor or its affiliates"),
    Text("合作承建供应等利害关系方", "partner, builder or supplier of the project"),
    Text("已领委托招商服务费", "already paid as a commissioned agency"),
    Text("职责范围内公职人员近亲属", "close relative of the public servant in charge"),
    Text("村两委成员在本村引荐", "village committee member in the own village"),
    Text("失信被执行人", "dishonest judgment debtor"),
    Text("县属国有企业职工", "employee of a county's state firm"),
)


def _fact(key: str, kind: FactKind, zh: str, en: str, ask: tuple[str, str], unit: str = "") -> Fact:
    return Fact(key, kind, Text(zh, en), Text(*ask), unit)


def _words(key: str, kind: FactKind, name: Text, ask: Text, choices: tuple[Text, ...]) -> Fact:
    return Fact(key, kind, name, ask, choices=choices)


def _derived(fact: Fact, how: str, first: str, second: str) -> Fact:
    return Fact(fact.key, fact.kind, fact.name, fact.ask, fact.unit, fact.choices, Derivation(how, first, second))


def _sum(key: str, zh: str, en: str) -> Fact:
    return _fact(key, FactKind.MONEY, zh, en, (f"{zh}是多少？", f"How much is the {en}?"))


def _day(key: str, zh: str, en: str) -> Fact:
    return _fact(key, FactKind.DAY, zh, en, (f"{zh}是哪一天？", f"On which day: {en}?"))


def _flag(key: str, zh: str, en: str, ask_zh: str, ask_en: str) -> Fact:
    return _fact(key, FactKind.FLAG, zh, en, (ask_zh, ask_en))


SHARED = FactBook(
    (
        _words(
            "capital", FactKind.CHOICE, Text("资金来源", "source of capital"),
            Text("是内资项目还是外商投资项目？", "Is it a domestic or a foreign-invested project?"),
            (Text("内资", "domestic"), Text("外资", "foreign")),
        ),
        _words(
            "sector", FactKind.CHOICE, Text("行业", "sector"),
            Text("项目属于哪个行业？", "Which sector is the project in?"), _SECTORS,
        ),
        _sum("fixed_investment", "固定资产投资", "fixed-asset investment"),
        _fact(
            "foreign_funds", FactKind.FUNDS, "到账外资", "foreign funds received",
            ("实际到账外资是多少？分笔到账的请写明每笔的日期。", "How much foreign money has arrived? Give each arrival with its day."),
        ),
        _day("foreign_arrived_on", "外资到账日期", "day the foreign funds arrived"),
        _sum("registered_capital_paid", "实缴注册资本", "paid-in registered capital"),
        _words(
            "rank", FactKind.CHOICES, Text("投资企业的身份", "standing of the investing firm"),
            Text(
                "投资企业是世界500强、中国500强、民营500强或者国家级小巨人吗？",
                "Is the investing firm a Global 500, China 500, private 500 or national little giant?",
            ), _RANKS,
        ),
        _flag(
            "controlling", "由该企业控股", "controlled by that firm",
            "项目由这家企业控股吗？", "Does that firm control the project?",
        ),
        _derived(
            _fact("outside_share", FactKind.SHARE, "市外资金占比", "share of capital from outside the city",
                  ("市外资金占项目总投资的比例是多少？", "What share of the total investment comes from outside the city?")),
            "part", "outside_funds", "total_investment",
        ),
        _sum("outside_funds", "市外资金", "capital from outside the city"),
        _sum("total_investment", "总投资", "total investment"),
        _words(
            "nature", FactKind.CHOICES, Text("项目性质", "nature of the project"),
            Text("项目属于下列哪一类？都不是就选“无”。", "Is the project one of these? Choose none if not."), _NATURES,
        ),
        _words(
            "referrer_ties", FactKind.CHOICES, Text("引荐人的身份限制", "ties of the referrer"),
            Text("引荐人属于下列哪一类？都不是就选“无”。", "Is the referrer one of these? Choose none if not."), _TIES,
        ),
        _derived(
            _flag("filed_before_signing", "签约前已备案", "filed before signing",
                  "引荐人在签约之前办理备案了吗？", "Was the referral filed before the contract was signed?"),
            "before", "filed_on", "signed_on",
        ),
        _flag("investor_confirmed", "投资方书面确认引荐", "confirmed by the investor",
              "投资方书面确认引荐事实了吗？", "Has the investor confirmed the referral in writing?"),
        _flag("dishonest", "有严重失信记录", "serious dishonesty on record",
              "近三年有严重失信记录吗？", "Any serious dishonesty on record in three years?"),
        _day("signed_on", "正式投资协议签订日期", "day the investment contract was signed"),
        _day("filed_on", "引荐备案（登记）日期", "day the referral was filed"),
        _day("approved_on", "奖励审定日期", "day the reward was approved"),
        _day("established_on", "企业设立日期", "day the firm was set up"),
        _derived(
            _sum("per_mu_investment", "亩均固定资产投资", "fixed-asset investment per mu"),
            "quotient", "fixed_investment", "land_mu",
        ),
        _fact("land_mu", FactKind.NUMBER, "用地面积", "land", ("用地多少亩？", "How many mu of land?"), "亩"),
        _words(
            "county_kind", FactKind.CHOICE, Text("落户区域", "where in the city"),
            Text("项目落在哪里？", "Where in the city is the project?"),
            (Text("市区", "city proper"), Text("高新区", "high-tech zone"), Text("其他县（市、区）", "other county or district")),
        ),
        _sum("equipment_investment", "设备投资（不含税）", "equipment investment without tax"),
        _sum("smart_equipment", "其中智能装备", "smart equipment among it"),
        _derived(
            _sum("ordinary_equipment", "智能装备以外的设备", "equipment other than smart"),
            "rest", "equipment_investment", "smart_equipment",
        ),
        _sum("rent_yearly", "年租金", "yearly rent"),
        _fact("rented_area", FactKind.NUMBER, "租用面积", "rented area",
              ("租用面积是多少平方米？", "How many square metres are rented?"), "平方米"),
        _fact("lease_years", FactKind.NUMBER, "租期", "lease term", ("租期几年？", "For how many years is the lease?"), "年"),
        _fact("new_workers", FactKind.NUMBER, "新招用工人数", "new workers",
              ("新招用工人多少人？", "How many new workers were hired?"), "人"),
        _fact("doctors", FactKind.NUMBER, "引进博士人数", "doctors hired", ("引进博士多少人？", "How many doctors?"), "人"),
        _fact("masters", FactKind.NUMBER, "引进硕士人数", "masters hired", ("引进硕士多少人？", "How many masters?"), "人"),
        _fact("bachelors", FactKind.NUMBER, "引进本科人数", "bachelors hired",
              ("引进本科毕业生多少人？", "How many bachelors?"), "人"),
    )
)  # fmt: skip
"""Shared facts, in the order in which they are best asked."""
