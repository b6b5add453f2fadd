"""Words of askers and words of documents: colloquial to official, English to Chinese, and words that ask.

Each entry says "who writes the left side may mean the right side". Expansion adds the right side to what is searched; it
never replaces the asker's own words.
"""

import re
from dataclasses import dataclass

from rag.text import normalise

# Colloquial (already folded to simplified, lower case) -> words of policy documents.
_COLLOQUIAL: tuple[tuple[str, str], ...] = (
    (r"介绍费|好处费|中介费|引荐费|引资奖|提成|佣金|辛苦费|红包", "引荐奖励 奖励"),
    (r"介绍人|中间人|牵线|搭桥|中介|掮客|拉来|帮拉|介绍来|介绍", "引荐人 引荐"),
    (r"能拿多少|给多少|拿多少|能给多少|奖多少|多少奖|有多少钱|能领多少|补多少|发多少", "奖励 标准 给予 万元"),
    (r"上限|封顶|顶格|最多|最高额度|最多能", "最高 不超过 上限"),
    (r"下限|门槛|起点|至少|不到|够不够|行不行|起奖", "不低于 以上 条件"),
    (r"签约额|合同额|签约金额|合同金额", "签约金额 合同 投资额"),
    (r"到位资金|到账|实际投|真金白银", "实际到位 到位资金 实际投资"),
    (r"多久到账|多久能到|什么时候给钱|何时兑现|多长时间.*(给|兑现|拨)|几时发|钱多久|多久.*(拿到|给钱|打款|到手)", "兑现 拨付 工作日"),
    (r"一把给|一次给清|一次性给|一口气|分几次|分几期|几笔", "一次性 分期 兑现 拨付"),
    (r"电费|用电|电价|度电", "电价 电力 用电"),
    (r"水费|水价|自来水|用水", "水价 供水 用水"),
    (r"气费|燃气|煤气|天然气", "天然气 燃气 价格"),
    (r"地多少钱|地价|一亩|拿地|买地|土地多少", "土地 基准地价 工业用地 元/亩"),
    (r"厂房|车间|租厂", "标准厂房 租金"),
    (r"房租|租金|房钱|租费", "租金 补贴"),
    (r"先白用|免租|免费用|白住|不要钱", "免租 免费 减免"),
    (r"装修", "装修 免租 改造"),
    (r"招人|招工|找工人|好不好招|劳力|工人|工资|人工", "用工 劳动力 人力资源 工资"),
    (r"孩子|上学|读书|子女|念书", "子女 入学 教育 学校"),
    (r"看病|医院", "医疗 医院"),
    (r"缴税|交税|上税|扣税|个税|要不要税", "税 税款 个人所得税 涉税"),
    (r"公务员|当官|干部|体制内|机关|事业单位|领导亲戚", "公职人员 国家机关 事业单位 工作人员"),
    (r"亲戚|家属|老婆|媳妇|老公", "近亲属 配偶 亲属"),
    (r"两个人|几个人|好几个人|多人|合伙|怎么分|平分", "多个 共同 团队 分配"),
    (r"两个政策|都拿|都要|都领|叠加|重复拿|两份|双份|同时享受|重复享受|全都要|两头", "就高不重复 重复享受 不重复 叠加"),
    (r"备案|报备|登记", "备案 登记"),
    (r"签完约才|先签约|事后|补备案|签约后", "签约前 备案 补备案"),
    (r"材料|手续|带什么|准备什么|要交什么", "申请材料 申报材料 提交"),
    (r"哪里办|去哪|哪个窗口|找谁|哪个部门|哪儿|在哪", "受理 部门 地址 坐落"),
    (r"打电话|电话|联系", "电话 咨询"),
    (r"还算数|还有效|过期|失效|还管用|有效期|到什么时候|啥时候到期", "有效期 施行 废止"),
    (r"换了领导|不认账|反悔|不认", "兑现 协议 约定 投资方 确认"),
    (r"跑了|搬走|迁走|迁出|撤资|搬家", "迁出 迁移 退回 追回"),
    (r"退回|吐出来|还回去|追回|骗", "退回 追回 收回 虚假"),
    (r"汇率|折算|换算|哪天.*汇|美元", "汇率 外汇 折合 人民币 中间价"),
    (r"外资|外商|外国|老外", "外资 外商投资"),
    (r"五百强|500强|世界500|中国500", "500强 企业"),
    (r"高新|高企", "高新技术企业"),
    (r"规上|升规|入统|纳统", "规模以上 升规 入统"),
    (r"上市|挂牌|主板|ipo", "上市 挂牌"),
    (r"设备|机器|买机器|生产线", "设备 投资 购置"),
    (r"总部", "总部企业 总部经济"),
    (r"人才|博士|硕士|大学生", "人才 博士 硕士"),
    (r"贷款|贴息|借钱", "贷款 贴息 融资"),
    (r"公示|贴出来|公布", "公示 工作日"),
    (r"跑腿|代办|帮着跑|帮办", "代办 帮办 服务专员"),
    (r"放着|闲置|不动工|不开工|撂荒", "未动工 闲置 收回"),
    (r"盖好|建成|完工|投产|出货", "建成 投产 竣工"),
    (r"怎么算|咋算|计算|算法", "按 计算 比例"),
    (r"咋|啥|俺", "怎么 什么"),
    (r"坡道|滑道", "雪道"),
    (r"吊多重|吊装", "起重能力"),
    (r"年纪|多大岁数|年龄", "周岁 年龄"),
    (r"高速|火车|机场|高铁|港口|交通", "交通 高速 铁路 机场 距离"),
    (r"定义|什么叫|是指|算不算", "是指 所称 认定"),
)  # fmt: skip

# English words and phrases -> Chinese of policy documents; longer phrases first.
_ENGLISH: tuple[tuple[str, str], ...] = (
    (r"referral (?:reward|fee|bonus|incentive)|finder'?s? fee|introducer|introduction fee", "社会化招商 引荐奖励 引荐人"),
    (r"referr?(?:er|al|ed|ing|s)?\b|introduc\w+", "引荐人 引荐"),
    (r"\bcap(?:ped)?\b|maximum|ceiling|upper limit|at most", "最高 不超过 上限"),
    (r"minimum|threshold|at least|qualif\w+|eligib\w+", "不低于 以上 条件 门槛"),
    (r"reward|bonus|incentive|award", "奖励"),
    (r"subsid\w+|grant|allowance", "补贴 补助"),
    (r"contract(?:ed)? (?:value|amount)|signed amount|on contract", "签约金额 合同"),
    (r"money received|funds? (?:in place|received)|paid[- ]in|actual(?:ly)? (?:paid|invest\w+)|actual investment", "实际到位 到位资金"),
    (r"fixed[- ]assets?(?: investment)?", "固定资产投资"),
    (r"foreign (?:capital|investment|funds?)|\bfdi\b", "外资 外商投资 到账外资"),
    (r"exchange rate|convert\w*|conversion", "汇率 折合 中间价"),
    (r"\busd\b|dollar", "美元"),
    (r"fortune|top[- ]?500|global 500", "500强"),
    (r"regist(?:er|ration)|filing|\bfile\b", "备案 登记 注册"),
    (r"company registration|business licen[cs]e|set up a company|incorporat\w+", "企业注册 开办 营业执照"),
    (r"before signing|prior to signing", "签约前"),
    (r"apply|application|claim", "申请 申报"),
    (r"documents?|papers?|materials?", "申请材料"),
    (r"deadline|how long|how many days|time limit|working days", "期限 工作日 时限"),
    (r"paid|payment|pay(?:out)?|disburs\w+|instal\w+|stages?", "兑现 拨付 分期"),
    (r"public notice|publici[sz]ed?|announce\w*", "公示"),
    (r"tax(?:es|ation)?", "税 税收"),
    (r"withh(?:eld|old\w*)", "代扣代缴"),
    (r"civil servants?|officials?|government employees?", "公职人员 国家机关 工作人员"),
    (r"relatives?|spouse|family", "近亲属 配偶 亲属"),
    (r"standard (?:workshops?|factor(?:y|ies)|plants?)|workshops?|factory|factories|plants?", "标准厂房 厂房"),
    (r"\brent(?:al|s)?\b|lease", "租金 租赁"),
    (r"square met(?:re|er)s?|per sqm", "平方米"),
    (r"\bland\b|industrial land|\bmu\b", "土地 工业用地 亩"),
    (r"electric\w*|power", "电价 电力"),
    (r"\bwater\b", "水价 供水"),
    (r"natural gas|\bgas\b", "天然气"),
    (r"wages?|salar(?:y|ies)|labou?r|workers?|workforce", "工资 用工 劳动力"),
    (r"school|education|children", "教育 学校 子女入学"),
    (r"hospitals?|medical|health ?care", "医疗 医院"),
    (r"health industry|healthcare industry", "大健康 健康产业"),
    (r"industr(?:y|ial) (?:park|zone)|\bpark\b", "产业园 园区"),
    (r"airport|flight", "机场 航线"),
    (r"high[- ]speed rail|railway|train", "高铁 铁路"),
    (r"highway|expressway", "高速公路"),
    (r"\bport\b|logistics|freight|container", "港口 物流 货运"),
    (r"headquarters?", "总部企业 总部"),
    (r"list(?:ed|ing)|ipo|main board", "上市 主板"),
    (r"high[- ]tech\w*", "高新技术企业"),
    (r"talent|ph\.?d|doctor(?:al|ate)?|master'?s?|graduates?", "人才 博士 硕士"),
    (r"housing", "住房 安家"),
    (r"equipment|machinery", "设备 购置"),
    (r"county", "县"), (r"\bzone\b|development zone", "开发区 高新区"),
    (r"in force|valid(?:ity)?|expir\w+|repeal\w*|still in effect", "有效期 施行 废止"),
    (r"which office|who decides|which (?:department|bureau)|authority|contact|phone|telephone", "负责 受理部门 主管部门 电话"),
    (r"address|where is|located", "地址 坐落 位于"),
    (r"exclud\w+|not eligible|cannot", "不予 不得 不适用"),
    (r"combine\w*|stack\w*|both (?:policies|rewards)|duplicate", "就高不重复 不重复享受"),
    (r"repay\w*|claw ?back|return the", "退回 追回"),
    (r"several (?:people|referrers)|two (?:people|referrers)|team|shared?", "多个 共同 团队"),
    (r"population|area", "人口 面积"),
    (r"distance|far", "距离 公里"),
    (r"annual|per year|yearly", "每年 年"),
    (r"real estate|property development", "房地产"),
    (r"environment\w*|energy consumption", "环保 环评 能耗"),
    (r"loan|interest", "贷款 贴息"),
    (r"elderly|tourism", "旅游"),
)  # fmt: skip

# Words that only ask; they say nothing of the subject.
ASKING = re.compile(
    r"请问|想问一?下|问一?下|你好|您好|麻烦|谢谢|咨询一?下|告诉我|我想知道|帮我(?:查|看)一?下|有没有|是不是|能不能|可不可以|要不要|行不行|会不会"
    r"|是多少|有多少|多少钱|能拿多少|给多少|多少|怎么样|怎么|怎样|如何|什么时候|什么|哪些|哪个|哪里|哪儿|哪一|几个|几次|几项|是否|可以|能否|为什么|为啥"
    r"|咋|啥|吗|呢|吧|啊|呀|嘛|么|各是|各|分别|一下|现在|目前|这个|那个|里面|里|的话|如果|要是|想|我们|我|你们|你|咱|俺|他们|他|它|的|了|在|是|有|能|会|和|与|及|或|对|给|按|就|都|也|还|到|从|把|被|让|个|种|某|请|多长|多久|多大|多远"
)


@dataclass(frozen=True, slots=True)
class Hint:
    """A stretch of a question (start, end in the folded text) and the official words it may stand for."""

    start: int
    end: int
    official: tuple[str, ...]


def hints(folded: str) -> tuple[Hint, ...]:
    """Every stretch of a folded question that the lexicon knows, in the lexicon's order; stretches may overlap."""
    tables = (_COLLOQUIAL, _ENGLISH) if re.search(r"[a-z]{3}", folded) else (_COLLOQUIAL,)
    return tuple(
        Hint(match.start(), match.end(), tuple(official.split()))
        for table in tables
        for pattern, official in table
        for match in re.finditer(pattern, folded)
        if match.end() > match.start()
    )


def expand(folded: str) -> str:
    """The official words that an asker's words may stand for, blank-separated; "" where none is known."""
    return " ".join(dict.fromkeys(word for hint in hints(folded) for word in hint.official))


def subject(text: str) -> str:
    """The question without the words that only ask, blanks where they stood."""
    return ASKING.sub(" ", normalise(text)).strip()
