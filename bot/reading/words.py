"""Words of reports that are never part of a project's name: what is done, who does it, papers, sites, turns of speech."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from bot.reading.compounds import COMPOUNDS
from bot.reading.products import PRODUCTS
from bot.reading.spoken_words import SPOKEN

_DONE = """
签约 签了 签下 签订 签署 签完 签成 签的 签字 签掉 签 合同 协议 框架协议 意向书 意向 备忘录 合资合同 战略合作 合作 投产 试生产 达产 点火 并网 试车 试运行 投运 开业 运营 量产 下线 投用 投入使用
竣工 完工 主体完工 封顶 主体封顶 主体 开工 开的工 开了工 动工 动的工 奠基 破土 破土动工 开建 打桩 桩基 浇筑 在建 停工 复工 施工 施工中 建设中 开挖 吊装 安装 调试 进场 入场 验收 装修 装修队
盖好 建成 建好 落成 落地 落户 落在 拿地 摘地 摘的地 摘牌 摘了牌 供地 挂牌 交地 交了 交的 交 立项 备案 环评 能评 安评 稳评 图审 审批 审查 批复 批了 批下来 批准 核准 报批 报审 报送
规划许可证 规划许可 施工许可证 施工许可 许可证 许可 营业执照 执照 土地证 不动产证 不动产权证 证 土地款 土地 用地指标 用地 土地手续 手续 注册 注册公司 工商注册 变更 代办 代办进度 办理 办好 办完
办下来 已办 取得 拿到 通过 下来了 下来 审完 到位资金 到位 到账 到资 入账 打款 打进来 打进 进账 资金 外资 合同外资 实际使用外资 实际利用外资 利用外资 内资 注资 注入 认缴 实缴 缴 首笔 一笔 首批
首期 融资 贷款 银行贷款 授信 资金缺口 缺口 计划总投资 计划投资 总投资额 总投资 投资总额 投资额 拟投资 意向投资 预计投资 追加投资 固定资产投资 固投 固定资产 投资 追加 增资 增加 加到 调到 调整 改为
改成 签约额 合同额 协议额 金额 额度 总额 累计 新增 合计 共计 总共 达到 完成 实现 在谈 还在谈 参观 观摩 察看 游览 毗邻 紧邻 面向 途经 洽谈 商谈 会谈 座谈 磋商 谈判 谈妥 谈成 谈到 谈了 谈得 谈的 谈 对接 接洽 接触 考察 拜访
走访 登门 上门 回访 来访 到访 接待 接待了 会见 来看 看地 看场地 看现场 看厂房 踏勘 实地 调研 视频会议 视频会商 视频会 视频 线上 电话 电话里 开会 会议 会上 会 推介会 对接会 恳谈会 招商会 博览会
交易会 洽谈会 食博会 进博会 广交会 儒商大会 大会 峰会 论坛 展会 签约仪式 开工仪式 仪式 活动 集中签约 集中开工 集中 举行 举办 召开 组织 参加 外出招商 外出 招商 招商引资 引资 引进 引荐 推介 推荐
介绍 邀请 邀 陪 陪同 带队 率队 带着 带上 一行 赶赴 前往 奔赴 赴 跑了 跑 回来 过来 过去 去了 去的 来了 来的 来 去 到了 到 从 往 回
""".split()
_WHO = """
客商 外商 外方 投资方 投资人 投资商 企业家 企业 公司 有限公司 股份有限公司 集团有限公司 客户 老板 总经理 董事长 负责人 对方 人家 他们 我们 咱们 咱 我 你 他 她 它 甲方 总包 施工队 施工方
施工单位 业主 法人 股东 代表团 考察团 商会 协会 商务局 投促局 投促中心 投资促进局 投资促进中心 投资推进科 招商局 招商专班 招商中心 住建局 发改局 自然资源局 自规局 行政审批局 审批局 金融办 供电公司
生态环境局 环保局 管委会 县委 县政府 区政府 市政府 领导 书记 县长 区长 市长 专班 推进组 链办 专员 代办专员 同志 同事 港资 台资 韩资 日资 德资 美资 中方 双方 三方 双方就
""".split()
_TURNS = """
那帮 这帮 一帮 那伙 那拨 这拨 那个 这个 那家 这家 那边 这边 那块 这块 那片 那条 那笔 这笔 这条 那天 那单 一家 两家 三家 几家 有家 有个 有一家 一个 两个 三个 四个 五个 几个 多个 各 该 此 其 每 个 位 一家子 已经 已于
已 刚刚 刚才 刚 才 就是 就 又 再次 再 还是 还 也 都 均 正在 正式 正 目前 当前 现在 现 近日 近期 日前 最近 最后 一单 顺利 成功 全部 全面 陆续 一起 一块 同时 共同 现场 今 初步 进一步
积极 加快 加紧 抓紧 推进 推动 跟进 跟踪 争取 昨日 昨 据悉 据 关于 由于 因为 因 由 为 被 把 将 让 给 向 于 以及 及 与 和 跟 同 对 比 按 并 且 但 但是 不过 因此 所以 如果 要是 然后
统计 初步统计 据统计 其中 其余 其他 另外 另 此外 还有 有 没有 没 无 未 尚未 不是 不 别 是 应为 误报为 误报 报的 报 写错了 写错 搞错了 搞错 作废 撤回 更正 纠正 更改 改 补报 补充 补一个 补 上一条 上条 前面
之前 说的 说 表示 提出 自己提的 提的 提 要求 希望 想要 想 愿意 打算 准备 预计 计划 拟 要 能 可以 可 会 需要 需 应 得 着 过 了 的 地块 呢 啊 吧 嗯 哦 哈 呀 嘛 下步 下一步 下周 下月
进展情况 进展 情况 汇总 汇报 动态 小结 工作 简报 快报 专报 周报 日报 月报 信息 报告 通报 重点 重大 全市 全县 全区 我市 我县 我区 本县 本区 市里 县里 省里 区里 县 省重点 市重点 存在 问题
困难 难题 问题上报 上报 进入 阶段 环节 条款 达成 形成 开展 开始 启动 做 搞 干 弄 办 上 下 里 内 中旬 左右 以上 以下 占地 用电 年产值 产值 税收 年税收 就业 解决 解决就业 达产后 建成后 年产
产能 一期用地 超 超额 时间 进度 序时 时间进度 序时进度 顺便 靠谱 不错 很好 满意 定了 定下 定下来 敲定 确定 厂房 标准厂房 车间 地皮 场地 厂子 工地 现场会 现场办公会 首台 窑炉 主厂房 钢构 框架
基础 地基 设备款 设备钱 设备(?=进|安装|到货|调试|已|陆续|开始|正|采购|招标|入) 天冷 下雨 因雨 招工 工人 变压器 排水管网 管网 天然气 燃气 蒸汽 水电 电力 道路 层高 客人 吃饭 聊的 聊 凌晨
半夜 深夜 账户 进了 政策 新闻 行程 出发 客人们 项目库 年度 任务 揭牌 更新 实际 涉及 目标 至少 最少 不少于 不低于 储备 储备项目 储备项目库 朋友圈 核名 季度 记错 记错的话 录入 同比 环比 翻番 翻一番 翻倍 翻了一番
增幅 增速 增长 持平 比上年 同期 排名 那批 这批 建设 兴建 新建 筹建 遇到 阻力 遭遇 拆迁 征地 清表 清理 腾退 截至 截止 盘子 大单 单子
打了 前两天 前几天 前阵子 加班 资本 基金 母公司 推迟 延期 暂停 暂缓 取消 日期 不好意思 对不起 抱歉 发错 好消息 喜讯 报喜 速报 播报 亮点 工作亮点 用工难 招工难 电报装 报装 拿下 碰到 遇见 认识
全年 年前 年初 年底 月底 月初 前段时间 一次 这次 本次 此次 一趟 一轮 一圈 一天 俩小时 线索 消息 听说 据说 北上 南下 东进 西进 名单 占股 持股 比例 外资(?=到|的|已|额) 等 分别 各自 共 约
近 超过 逾 大概 大约 差不多 多 余 人民币 元 以 用 从事 生产(?=的|商|厂家|企业) 主营 专门 专业做 搞(?=的)
""".split()
_SPECIAL = (
    r"(?<=[\u4e00-\u9fff]{2})[和及](?=[\u4e00-\u9fff]{2})",
    r"[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文](?:总|"
    r"董|经理|老板|局长|主任|县长|书记|科长|镇长)(?!成|部|线|装|统|局)",
    r"(?<![\u4e00-\u9fff])业已",
    r"等(?=图纸|着|着看|信|结果|消息|审|批|资金|设备|手续|电|水|地)",
    r"[台港侨浙闽粤徽晋川豫苏]商(?!业|务|贸|场)",
    # 无 denies before words of reports, and belongs to what is made elsewhere: 无缝管, 无损检测.
    r"(?<=[暂尚并均也都仍再全又])无|无(?=签|新(?!能|材)|进展|项目|企业|变化|任何|明显|法|需|问题|困难|异议|到|开工|落地|客商|接待|安排|情况|其|此|外资|投资|意|在|结果|实质|合同|合适|资金)",
    r"[建盖]到(?![位账])", r"(?<=[告据果])显示",
    r"看(?!护)", r"在(?!线)", r"在(?=线上)", r"投(?!影|币|饵|料)", r"土地流转款", r"银企对接会", r"规划(?=许可|已|设计|手续)", r"新(?=签约|开工|增|引进|"
    r"落地)", r"大(?=项目$)",
    r"首(?=个|家|台|批)", r"打(?=款|进|入)", r"停(?!车)", r"差(?!速|压|分)", r"卡(?=在|着|住)", r"钱(?!包|币)", r"缺(?!口)",
    r"即(?![食热时日刻溶将兴便使])", r"年(?=产|税|销|"
    r"纳)", r"总(?=投)", r"前(?=报|说)",
)  # fmt: skip
# Names that contain a word of the list: the whole is kept together.
_KEPT = """
技改 技术改造 扩产 迁建 桩基检测 施工机械 安装材料 再生 转向 再制造 在线 中药 中央 中原 中转 中空 中试 中小 上光 下料 来料加工 生活用纸 用品 日用 家用 医用 车用 军用 食用 药用 民用 商用 农用 专用 通用 船用 应用 应急 对讲
比重 改性 改装 改造 提取 提升 提纯 合金 合成 集成 集装箱 集群 集散 会展中心 地板 地毯 地暖 地热 地铁 外墙 和牛 和平 同步 同轴 同城 合同能源 向日葵 给水 给排水 将军 被子 蚕丝被 棉被 羽绒被
来料 去污 去毛刺 动力电池 投影 投影仪 投料 内饰 内衣 内燃机 内窥镜 里程 上装 下水道 多功能 多晶硅 多肽 多层板 多联机 新能源 新材料 新型 有机 有色 有色金属 无人机 无人 无纺布 无缝钢管 无机 无菌
未来 可降解 可穿戴 可再生 能源 能量 会计 得力 过滤 过滤器 过氧化氢 过程 要素 报废 报警 改良 会所 推土机 推进器 证券 信息技术 信息安全 信息产业园 电子信息 工作服 工作站 测试 调味品 调味 调料 交联
交换机 交流 交通 交直流 落叶 签字笔 开关 检测 资源 资源化 土壤 注塑 注射 注塑机 注射器 接头 接触器 接线 主机 主轴 视频监控 视频制作 电话机 活动板房 活动房 组织工程 参茸 设备 工厂 智慧停车 停车
停车场 停车楼 差速器 卡车 卡扣 卡丁车 钱币 干燥 干果 干式 干细胞 弄堂 办公 办公家具 办公用品 上料 搅拌 搪瓷 等离子 等静压 共享 共晶 约束 近红外 超纤 超硬材料 超高分子 超市 超声 超级 超导
时间继电器 基础油 基础件 电动 电动工具 气动工具 手动工具 气动 园林工具 落地扇 落地窗 落地灯 点火器 点火线圈 永和 祥和 和泰 和谐 和美 和顺 泰和 中和 用电设备 建设机械 钢构件 钢结构 工业气体 气体
蒸汽发生器 电力设备 电力金具 道路照明 燃气具 首饰 余热 多式联运 人工 元器件 元件 元宇宙 每日 位移 县域 个性化 个护 因子 以太 刚性 刚玉 正极 正极材料 正畸 现代 现代农业 现代物流 都市 都市农业 均质
并条 并联 按摩 按摩椅 按键 按钮 把手 还原铁 年糕 年轻 中频 中高端 中水 上游 下游 生产线 产线 生产基地 制造 智造 加工 线束 线缆 线材 线路板 外骨骼 外加剂 外贸 回收 回转 回用 往复 备件 备用
稳压 稳压器 环保 协同 协作机器人 战略 对虾 对接环 接插件 调压 调压器 调光 调速 看护 推拉 推杆 介质 介入 介孔 引擎 引线 引线框架 陪护 带式 带钢 带锯 行星 行走 集团 公交 公路 户外 户外家具
户外用品 方便面 方舱 商砼 商用车 商贸 商品 商品混凝土 商务中心 商业 商业综合体 企业孵化器 总部 总部基地 总成 总装 中心 组合 组件 组装 组培 算力 有声 有轨 有氧 矿用 井用 建筑用 染色 不锈钢 不干胶 不饱和
不粘锅 不间断电源 不定形 手办 潮玩 看板 看台 找平 拉链 拉杆 拉丝 拉手 拉伸 拉挤 搞笑 问诊 听诊器 听力 助听器 讲台 喂料 喂食 喂养 催化 催化剂 约车 盯梢 嫌气 黄金 黄铜 黄酒 黄桃 黄芪 黄精
登山 登高 等温 等级 挂钩 挂面 挂毯 铺地 换热 换电 换挡 填料 填充 买手 卖场 收割 收割机 收银 收纳 拍卖 拍摄 挖掘 挖掘机 吊装带 吊具 吊车 吊顶 盖板 瓶盖 井盖 浇注 浇铸 砌块 砌体 停机坪 差压 差分 缺氧
卡盘 卡箍 卡具 堵头 拖车 拖把 拖鞋
消防器材 消防设备 消防车 消防水带 调度中心 图书 图像 图文 地坪 地砖 地毯 地膜 地热 表面 表面处理 数控 数字 数码 送风 送料 接骨 接地 接触 见光 请柬 碰撞 落锤 搬运 移动 移液 迁移 更衣 服务器 服务业 支持架
协调器 安置房 租赁房 书包 长丝 长纤 区块链 市政 市场
""".split()


@dataclass(frozen=True, slots=True)
class WordFound:
    """A word of either list and where it ends; `belongs` whether a name may hold it."""

    word: str
    end: int
    belongs: bool


class Words:
    """The words of both lists by their first characters, so that one look at a place tries only a few of them."""

    def __init__(self, listed: Iterable[str], kept: frozenset[str]) -> None:
        plain = [one for one in listed if not one.endswith(")")]
        self.kept, self.whole = kept, kept | frozenset(plain)
        self.guarded = re.compile("|".join(one for one in listed if one.endswith(")")))
        self.single = re.compile("|".join((*_SPECIAL, f"[{''.join(sorted((HARD & self.whole) | SPEECH))}]")))
        lengths: dict[str, set[int]] = {}
        for word in self.whole:
            lengths.setdefault(word[0], set()).add(len(word))
        self.lengths = {first: sorted(each - {1}, reverse=True) for first, each in lengths.items()}

    def match(self, text: str, start: int, end: int = sys.maxsize) -> WordFound | None:
        """The longest word that begins here, up to `end`; before it one that what follows makes a word of reporting."""
        if guarded := self.guarded.match(text, start, end):
            return WordFound(guarded.group(), guarded.end(), belongs=False)
        for length in self.lengths.get(text[start : start + 1], ()):
            word = text[start : start + length]
            if start + length <= end and word in self.whole:
                return WordFound(word, start + length, belongs=word in self.kept)
        single = self.single.match(text, start, end)
        return WordFound(single.group(), single.end(), belongs=single.group() in self.kept) if single else None


# Characters that end a name wherever they stand; the other single ones of the lists only come off its ends.
HARD = frozenset(
    "的了在跟与就被把我你他她它咱呢吧啊嗯哦呀嘛是也都均又还已于从往去来没未有想说谈签陪跑到将让给向由因为且但并不对"
    "吗啦呃哎唉嘿俺您们谁啥哪那这很挺些喂听讲找问拿拉搞嫌催盯约聊"
)
SPEECH = frozenset("很挺俺您谁啥这那嘿呃哎唉啦吗些嫌盯哪")  # single words that no list names
SOFT = frozenset(word for word in (*_DONE, *_WHO, *_TURNS, *SPOKEN) if len(word) == 1) - HARD
# WORD finds the next word of either list; one of KEPT belongs to a name, any other one ends it.
KEPT = COMPOUNDS | PRODUCTS | frozenset(_KEPT)
WORD = Words((*_DONE, *_WHO, *_TURNS, *SPOKEN), KEPT)
