"""How people say the facts of a case: words before or behind a sum or a count, words that are a choice, a yes or a no.

All patterns are for normalised text (simplified, lower case). Names of facts as the rules write them are known besides.
"""

import re

SUM_WORDS: tuple[tuple[str, str], ...] = (
    ("per_mu_investment", r"亩均(?:固定资产)?投资|每亩(?:固定资产)?投资"),
    ("fixed_investment", r"固定?资产?投(?:资|入)?|固投|固定资产|fixed[- ]assets?(?: investment)?"),
    ("smart_equipment", r"智能装备|智能设备|(?:工业)?机器人|工业母机|smart equipment|robots?"),
    ("equipment_investment", r"(?:生产)?设备(?:投资|投入|款)?|equipment(?: investment)?"),
    ("outside_funds", r"(?:市|区|省)外的?(?:资金|投资)|外来资金|outside (?:capital|funds)"),
    (
        "foreign_funds",
        r"(?:到账|到位|实际到账|实际利用|利用)?(?<![市县区省国])外资(?:实际)?(?:到账|到位)?|foreign (?:capital|funds?|investment|money)",
    ),
    ("registered_capital_paid", r"实缴(?:到位)?(?:的)?(?:注册)?(?:资本|资金)?|paid-in capital"),
    ("rent_yearly", r"(?:年|每年的?|一年的?)?(?:租金|房租)|rent"),
    (
        "total_investment",
        r"(?:计划)?总投(?:资|入)?|投资(?:总)?额|计划投资|(?:投资|投入|投了|投|砸)|total investment|invest(?:ment|ing|s)?",
    ),
)
"""Key of a fact -> what is said before or behind its sum; the first that fits where two begin at one place."""
REGISTERED_WORDS = r"认缴(?:的)?(?:注册)?(?:资本|资金|出资额?)?|注册(?:资本|资金)|registered capital|subscribed capital"
"""What names registered capital, of which only what is paid in counts."""
ALL_PAID_IN = re.compile(
    r"[,，(（\s]*(?:并|且|而且)?(?:都|均|全部?|已经?|现已|足额|一次性)+(?:都|全部|足额|已经?)*(?:实缴|缴足|缴清|缴纳到位|实际到位)(?!的?(?:了|到位)*\d)"
)
"""What says behind registered capital that all of it is paid in."""
COUNT_WORDS: tuple[tuple[str, str, str], ...] = (
    ("doctors", r"博士(?:后)?(?:研究生)?|doctors?|phds?", "人|名|位|个"),
    ("masters", r"硕士(?:研究生)?|masters?", "人|名|位|个"),
    ("bachelors", r"本科(?:毕业)?生?|学士|bachelors?|graduates?", "人|名|位|个"),
    (
        "new_workers",
        r"(?:新)?(?:招用?|招收|招聘|录用)(?:了|用|工)?(?:员工|工人|职工)?|新招用?工人?|new workers",
        "人|名|位|个",
    ),
    ("lease_years", r"租期|租约|租|lease(?: of)?", "年|years?"),
    ("land_mu", r"用地|占地|拿地|买地|购地|征地|要地|land", "亩|mu"),
    ("rented_area", r"租|厂房|rent(?:ed|ing)?", r"平方米|平米|平方|㎡|m2|平|square met(?:re|er)s?|sqm"),
)
"""Key of a fact -> what is said before or behind its number, and the units it is counted in."""
UNITS = {
    "平米": "平方米",
    "平方": "平方米",
    "㎡": "平方米",
    "m2": "平方米",
    "平": "平方米",
    "名": "人",
    "位": "人",
    "teu": "标准箱",
}
_SOLD = r"贸易|经销|代理|销售|批发|物流|零售|电商|进出口|租赁|维修|回收"
_GOODS = (
    r"(?:(?:auto(?:motive)?|car|vehicle|machine) (?:parts?|components?)|bearings?|batter(?:y|ies)|semiconductors?"
    r"|electronics|machinery|textiles?|garments?|furniture|plastics?|chemicals?|pharmaceuticals?|medical devices?)"
)
_OTHERWISE = (
    r"(?:recycl|stor(?:e|age)|trad|sale|sell|distribut|wholesal|retail|repair|rental|swap|charging|logistic|import)"
)
_MADE = (
    r"(?:(?:汽车|汽摩|摩托车|机械|电子|航空|精密|五金|塑料|橡胶|轴承)?零部?件|汽配|配件|轴承|模具|铸造|锻造|机床|装备|电机|电池|芯片|半导体|集成电路|元器件|传感器"
    r"|光伏组件|新材料|纺织|服装|面料|家具|家电|五金|塑料|橡胶|玻璃|陶瓷|水泥|钢材|铝材|造纸|包装|印刷|化工|涂料|制药|医药|医疗器械|食品|饮料|饲料|玩具|电缆|光学)"
    rf"(?:的)?(?:生产|制造|加工|组装|厂|工厂|生产线|产线|项目)(?!的?(?:{_SOLD}))"
    r"|(?<=[做搞造产])(?:[^,，。;；做]{0,8})(?:零部?件|汽配|配件|轴承|模具|铸件|锻件|机床|装备|电机|电池(?!回收)|芯片|半导体|元器件|传感器|光伏组件|新材料|面料|服装|家具|家电"
    rf"|五金|塑料制品|玻璃|陶瓷|药品|医疗器械|食品|饮料|饲料|玩具|电缆)(?=的(?![^,，。;；]{{0,4}}(?:{_SOLD}))|生产|制造|加工|[\s,，。;；]|$)"
    rf"|\b{_GOODS} (?:(?!{_OTHERWISE})[a-z-]+ ){{0,2}}?(?:mak(?:er|ing)"
    rf"|produc(?:er|tion|ing)|factor(?:y|ies)|plants?\b|projects?\b|assembl)"
    rf"|\b(?:mak|produc|assembl|build)(?:e?s?|ing|tion of)\b (?:[a-z-]+ ){{0,3}}?{_GOODS}\b(?! {_OTHERWISE})"
    rf"|\b(?:factory|plant|line) for (?:[a-z-]+ ){{0,2}}?{_GOODS}\b(?! {_OTHERWISE})|\bfood processing\b(?! equipment)"
)
"""What is made, said of whoever makes it: a trade, but not who sells, carries or uses it."""
CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "capital": (("外资", r"(?<![市县区省国])外资|外商|外企|港资|台资|中外合资|foreign"), ("内资", r"内资|民企|国内企业|domestic")),
    "sector": (
        ("软件和信息服务", r"软件(?!园)|信息服务|software"),
        ("农产品加工", r"农产品(?:深)?加工|processing of farm"),
        ("特色种养", r"种养|养殖|种植"),
        ("现代农业", r"(?:现代)?农业|farming|agricultur"),
        ("商贸物流", r"商贸|物流园|logistics"),
        ("文化旅游", r"文旅|旅游|tourism"),
        ("现代服务业", r"(?:现代)?服务业(?!外商)|services? (?:project|sector|industry)"),
        ("制造业", rf"制造业?|manufactur|{_MADE}"),
        ("工业", r"工业(?!机器人|母机|软件|用地|园|区|集中区|互联网)|industrial (?:project|plant)|\bfactory\b|化工厂|建厂|办厂"),
    ),
    "rank": (
        ("国家级专精特新小巨人", r"小巨人|little giant"),
        ("中国民营企业500强", r"民营(?:企业)?(?:500|五百)强|private 500"),
        ("中国500强", r"(?:中国|国内)(?:企业)?(?:500|五百)强|china 500"),
        ("世界500强", r"(?:世界|全球)(?:500|五百)强|fortune (?:global )?500|global 500"),
    ),
    "nature": (
        ("房地产开发", r"房地产|楼盘|住宅开发"), ("商业综合体", r"商业综合体"), ("类金融", r"类金融"), ("采矿", r"采矿|矿山"),
        ("采砂采石", r"采砂|采石"), ("风力发电", r"风电|风力发电"), ("光伏电站", r"光伏(?:电站|发电)"),
        ("政府投资", r"政府投资项目"), ("政府和社会资本合作", r"\bppp\b|政府和社会资本合作"),
        ("现有企业增资扩产", r"增资扩产|(?:现有|本地|老|原有)企业(?:的)?(?:扩建|扩产|扩能)|(?:扩建|扩产|扩能)项目"),
        ("搬迁改造", r"搬迁改造|搬迁项目|整体搬迁"),
        ("股权转让", r"股权转让|股权收购|收购(?:了)?(?:现有|本地|原有)?(?:的)?(?:企业|公司|股权|股份)"),
        ("单纯贸易", r"单纯贸易"), ("已享受一事一议", r"享受过?一事一议"),
    ),
    "referrer_ties": (
        ("在编在职公职人员", r"我是(?:公务员|在编)|(?:公务员|在编人员|公职人员)(?:引荐|介绍)"),
        ("投资方及其关联方", r"我是(?:投资方|股东)|投资方自己引荐"),
        ("已领委托招商服务费", r"(?:领|拿)(?:了|过)(?:委托)?(?:招商)?服务费"),
    ),
}  # fmt: skip
"""Key of a fact -> each choice with how it is said."""
SHORT_CHOICES = {"扩产": "现有企业增资扩产", "扩建": "现有企业增资扩产", "搬迁": "搬迁改造", "房地产": "房地产开发"}
"""What is short for a choice where the question for it was asked; in a text of its own it may be said of anything."""
WIDER: dict[tuple[str, str], tuple[str, ...]] = {
    ("sector", "制造业"): ("工业",),
    ("sector", "软件和信息服务"): ("现代服务业",),
    ("sector", "商贸物流"): ("现代服务业",),
    ("sector", "文化旅游"): ("现代服务业",),
    ("sector", "特色种养"): ("现代农业",),
    ("sector", "农产品加工"): ("现代农业",),
    ("rank", "中国民营企业500强"): ("中国500强",),
}
"""Key of a fact and one of its choices -> the wider choices that go without saying beside it."""
FLAGS: tuple[tuple[str, str, str], ...] = (
    ("controlling", r"控股|controlled by",
     r"参股|不控股|非控股|未控股|(?:不是?由|不被|不受|没有?被|没有?由|没有|未被|未由|非由)[^,，。;；]{0,14}控股|not controlled by"),
    ("filed_before_signing", r"签约(?:之?前|以前)(?:就)?(?:已经?)?(?:办理?|做)?(?:了)?(?:过)?备案|先备案后签约|备案(?:了)?(?:才|再)签约|filed before",
     r"(?:没有?|未|没办)备案|签约(?:之?后|以后)(?:才|再)?(?:补办?)?备案|not filed"),
    ("investor_confirmed", r"(?:有|出具了?|开了?|给了?).{0,6}确认函|投资方(?:已经?)?(?:书面)?确认(?:了)?|confirmed by the investor",
     r"(?:没有?|未|不).{0,4}(?:确认函|书面确认)|投资方(?:不|没有?|未)确认"),
    ("dishonest", r"(?:有|是)(?:严重)?失信(?!记录为)|被列入失信", r"(?:没有?|无|没)(?:任何|严重)?失信"),
)  # fmt: skip
"""Key of a fact -> how yes and how no is said."""
DAY_WORDS: tuple[tuple[str, str], ...] = (
    ("foreign_arrived_on", r"到账|到位|汇入|arriv"),
    ("signed_on", r"签约|签订|签的|签了|签协议|签合同|signed"),
    ("filed_on", r"备案|登记|filed"),
    ("approved_on", r"审定|核定|approved"),
    ("established_on", r"设立|成立|注册(?!资本|资金)|founded"),
)
"""Key of a day -> what is said before or behind it."""
NONE_OF = (
    (
        "rank",
        r"(?:不是|并非|非|没有?|不属于)(?:世界|中国|国内|民营|任何)?(?:企业)?(?:500|五百)强|not (?:a |in the )?(?:global |fortune )?500",
    ),
)
"""Key of a fact -> how it is said that none of its words holds."""
ABSENT = re.compile(r"(?:不是|并非|非|没有?|不属于|不涉及|无|不含|not (?:a |an )?)(?:任何)?$")
ASKS_HOW_MUCH = re.compile(
    r"多少|几多|几万|多大|怎么算|怎样算|如何算|(?:能|可以?|会|该|应)(?:拿|领|得|补|奖|给|享受|申请?)|测算|算一?下|算算|计算|帮我算|够不够|符不符合|"
    r"how much|what (?:reward|subsidy|grant|bonus)|reward (?:for|do|would|will)|calculate"
    r"|work out|what (?:would|will|do|can) (?:i|we|it)|entitled|eligible"
)
GRANTED = re.compile(
    r"奖|补|津贴|资助|扶持|贴息|(?:能|可以?|会|该|应)(?:拿|领|得|享受|申请?)|提成|佣金|好处|介绍费|中介费|测算|算一?下|算算|计算|帮我算|怎么算|够不够|符不符合|"
    r"reward|subsid|grant|bonus|allowance|calculate|work out|entitled|eligible|(?:can"
    r"|will|would|do|does) (?:i|we|it|he|she|they) (?:get|receive)"
)
"""What says that it is about money that is granted, and not about a price."""
ABOUT_RULE = re.compile(
    r"几个点|百分之(?:几|多少)|比例是|几成|上限|封顶|顶格|顶多|最多|最高|门槛|多久|多长时间|几年内|哪一条|第几条|"
    r"what (?:rate|percentage|share)|maximum|at most|how long|which (?:article|clause)"
)
"""What asks for a rule's own figure, whatever case is told beside."""
REWARD_BEFORE = re.compile(r"(?:奖金?|奖励|补[贴助]?|费|得|拿|领|有)(?:到|了|是|约|大概)?\s*$")
"""What stands before a sum that is the reward itself."""
HYPOTHETICAL = re.compile(
    r"^(?:那|那么|要是|如果|假如|若是?|换成|改成|改为|改|变成|假设|应该是|不对|更正|what if|if|change|make)|(?:呢|的话)[?？]?$"
    r"|^.{2,14}(?:改成|改为|换成|变成|应该是)"
)
CORRECTED = re.compile(
    r"^(?:不好意思|抱歉|对不起|哦|啊|噢|等等|等一下|sorry)?[\s,，]*(?:我)?(?:刚才|刚刚|前面|上面)?(?:的)?"
    r"(?:[说写打报弄搞记输]错了?|更正(?:一下)?|不对|不是.{1,12}[,，]\s*是|应该是|i (?:was wrong|made a mistake|meant)|correction)"
)
"""What says that a figure told before was wrong."""
ASSUMED_RATE = re.compile(
    r"(?:汇率|rate)(?:按|为|是|of|at|=|:)?\s*(?:1\s*[:：比]\s*)?(?P<first>\d{1,4}\.\d{1,6}|\d{1,3})(?![\d%‰])"
    r"|按(?:照)?(?P<second>\d{1,4}\.\d{1,6}|\d{1,3})(?:的汇率)?(?:来)?(?:折算|换算|折合|算)|at (?P<third>\d{1,4}\.\d{1,6}) (?:yuan|cny|rmb)"
)
REFERRED_BY_ME = re.compile(
    r"(?:我|本人|我们|我司|俺)(?:这边|公司|商会)?(?:引荐|介绍|牵线|推荐)|i (?:have )?(?:introduc|referr)"
)
REPORTED = re.compile(r"昨天|今天|上周|本周|本月|签约|开工|洽谈|进展|在谈|新增|yesterday|this week")
"""What stands in a report of progress, which asks for nothing."""
REFERRING = re.compile(r"引荐|介绍(?!信)|牵线|引资|推荐项目|中介|介绍费|社会化招商|referr|introduc|finder")
"""What says that somebody asks for who brought a project."""
