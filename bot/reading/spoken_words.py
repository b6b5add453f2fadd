"""Words of speech and of meetings that are never part of a project's name, Chinese and English; what people say around a report."""

SPOKEN = """
开园 开街 开门 迎客 复产 写反 打的桩 钱来了 签字画押 桩打了 二线 一线 三线 前期说 预算 概算 估算 报价单 首日 喜事 大吉 反响 董事会 股东会 评价 顾虑 前提 条件 分歧 老样子 观摩团 观摩 调研组 督导组 检查组 商务条款
尽调 保密 路上 月中 收尾 收官 扫尾
完了还有 动的土 投的产 投了产 点的火 开的业 开的园 奠的基 竣的工 完的工 复的工 封的顶 封了顶 摘的牌 具体 相关 有关 优质 同类 此类 监理 总包 总包单位 单位人员 工委 冬季 倒排 科室 要素保障 国庆 春节 中秋 端午 元旦
节前 节后 总体 总体数据 带头 多算 多写 少写 饭桌 酒桌 重发 前后 担心 序号 整体 城调度 调度 反映 代发 代报 收官 饭局 嘴快 语音 入园 进园 出席 见证 莅临 主持 视察 去化 知道 压力很大 压力大 围绕 拿个 写成 写成了
报成 报成了 看成 说成 弄成 记成 喂喂 喂 听得见 家人们 谁懂 真的 真是 终于 总算 可算 好像 似乎 大概率 基本 基本上 差点 居然 竟然 果然 确实 的确 其实 反正 毕竟 究竟 到底 肯定 一定 绝对 必须
必定 完全 特别 非常 相当 比较 有点 有些 稍微 尤其 甚至 几乎 简直 马上 立刻 立马 赶紧 赶快 快要 一直 一共 总共 统共 拢共 一会儿 一会 刚刚好 顺路 顺道 沿路 来回 路上 接着 接下来 然后 再然后 完了 回头 后来
随后 之后 之前 以后 以前 期间 当中 当场 现如今 如今 眼下 眼看 目下 时下 截止到 截至到 打从 自打 自从 等于 等于说 也就是 也就是说 就是说 换句话 说白了 总之 总的 反映 反映说 反馈 反馈说 交换意见 意见 表态 答复
答应 承诺 点头 点了头 拍板 拍了板 松口 松了口 设厂 建厂 办厂 开厂 落脚 设点 入驻 进驻 扎根 扩建 撤销 收回 勘误 纠错 订正 特此说明 学习 享受 可享受 优惠 干瞪眼 安排 名字 根据 两地 三地 两拨 一拨 那拨 拨人 拿捏 敲死 看中 说数
满月 挪窝 咬住 记录里 磨地价 地价 价格
价钱 报价 砍价 还价 讲价 嫌贵 扯皮 犹豫 纠结 观望 考虑 琢磨 盘算 商量 论证 评估 摸底 摸排 梳理 排查 调度会 例会 碰头会
碰头 专题会 专题会议 纪要 会议纪要 听取 听取了 强调 指出 要求 议定 会议定 明确 部署 到岗 督促 督办 催办 催促 盯着 盯紧 紧盯 帮着 帮忙 帮他 帮助 协助 包保
包联 牵头 负责 分管 主管 主抓 主要 主要负责同志 负责同志 区主要负责同志 领着 领导 拉着 拉上 跟着 随着 随同 陪着 送走 接到 接上 接了 接回 碰上 碰到 碰了 见了 见到 见面 见过 会面 约了 约见
约谈 请了 请来 喊来 找到 找了 寻找 寻求 物色 看中 看上 相中 选中 选定 选址 落笔 落的笔 成了 拿下了 搞定 搞定了 办妥 办妥了 弄好 弄好了 妥了 稳了 齐了 齐活 全了 完活 收工 走完 走完了 跑完 跑完了
办完了 过了 过会 过审 上会 上了会 挂网 公示 公告 公布 宣布 发布 发了 发来 发给 发到 发出 发证 领证 领了 领到 领取 核发 换发 补发 颁发 下发 下达 出具 出来 出来了 出了 出炉 送来 递 递了 递交 重新递 提交
提交了 交了 交齐 交完 交付 交接 缴清 缴纳 缴完 缴齐 付了 付清 付款 付完 结清 结算 划转 划拨 划来 转来 转进 转入 转到 转账 汇来 汇进 汇入 汇到 汇款 打来 打到 打过来 打进来了 进来 进来了 又进来 流入 落袋
落账 落地了 到手 到齐 到齐了 到款 来款 回款 垫付 垫资 分两笔 分三笔 分批 分期 第一笔 第二笔 第三笔 第四笔 头一笔 头笔 末笔 尾款 首付 首付款 定金 订金 保证金 出让金 土地出让金 款项 钱款 钱钱 钞票 银子 真金白银
前头 规划方案 确保 强调 同意 梦见 彼方 彼等 之 之谱 允 允投 允诺 一案 该案 拜会 谒 晤 会晤 洽 接洽 越洋 通了 通了话 通话
来电 致电 去电 电联 微信 群里 发群里 照片 视频会 截图 附件 附后 附表 附图 见附件 详见 如下 以下 如上 上述
上面 下面 如图 请看 请知悉 知悉 特此 特报告 兹 兹报告 兹报 敬请 恳请 请示 此致 敬礼 谨 谨此 报备 备查 呈 呈报 呈请 咱这 咱这边 咱这儿 我这边 我这儿 我这 你那 你那边 他那边 他们那边 人家那边 那头 这头 那儿 这儿
那里 这里 哪里 哪儿 那会儿 这会儿 那样 这样 那种 这种 那些 这些 这么 那么 怎么 什么 哪个 哪家 几个 好几个 好多 许多 不少 很多 好些 大批 一些 一点 一点儿 一下 一遍 一回 一圈 一阵 一番 一通 一趟趟 两趟
两回 两次 三次 多次 又来 又来了 又去 又去了 再来 再去 过去了 过来了 回去 回去了 回来了 出去 出来 进去 上去 下去 起来 下来 刚走 走了 走的 前脚 后脚 前后脚 一早 大早 大清早 大半夜 晌午 傍黑 后晌 头晌
这礼拜 上礼拜 下礼拜 这星期 没闲着 闲着 忙活 折腾 辛苦 辛苦了 各位 诸位 亲们 老铁 兄弟 兄弟们 同仁 同行 群友 伙计 宝子们 姐妹们 领导们 书记们 咱们县 我们县 乡亲 记一下 记下 记着 登记 登记一下
报一下 报一个 报个 报告领导 说一声 说一下 说声 打底 起步 封顶价 有数 没数 差一路 差了 差着 还差 就差 缺了 卡着 卡在 卡住 堵着 拖了 耽误 耽搁 搁置 搁浅 停摆 停着
歇着 歇了 撂下 黄了 凉了 凉凉 悬了 泡汤 打水漂 吹了 跑路 翻车 emo 算错 算错了 画错 写错字 重画 重新画 重做 重来 返工 整改 整改完 修改 更换 变动 变化 变更了 换了 换成 换到 换地 挪到 挪了 迁到
搬到 搬来 移到 移交 属于 归到 归属 计入 算作 算是 算在 算进 台账 入统 纳统 入规 销号 销项 新情况 无新情况 无新增 没变化 无变化 照旧 如常 正常 顺利推进 稳步推进 稳步 有序 有序推进 紧锣密鼓 热火朝天
轰轰烈烈 敲锣打鼓 放炮 放完炮 放鞭炮 剪彩 剪了彩 揭幕 培土 铲土 动土 破了土 开挖了 挖了 挖坑 盖起来 建起来 起来了 立起来 立柱 上梁 上大梁 上顶 盖顶 收顶 砌墙 抹灰 粉刷 刷墙 铺好 铺完 浇完 浇好
打完 打好 做完 做好 做到 装好 装完 装上 装了 吊完 吊完了 吊上 吊上去 拉进 拉进来 运进 运到 运来 卸车 就位 就绪 到位了 到场 到货 到厂 到站 联调 联动 试机 试产 试生产 带料 投料试车 出料 出货 出产品 出锅 下料了
开机了 开线 开炉 点炉 烘炉 送上电 通上电 运转起来 转起来 跑起来 生产了 生产起来 订单 招人 招商大使 招才 用人 工期 标段 一标段 二标段 三标段 首期 本期
后期 前期 前期工作 前期手续 后续 远期 近期 起初 起先 当初 最初 原先 原本 原来 本来 原计划 原定 临时 临时用电 排污口 排放 选址未定 未定 待定 未决 未果 未接入 接入 未开 未动 未交 未付 没动 没交 没付
没开 没进 没来 没去 没到 没拿 没要 没说 没定 不行 不成 不够 不要 不想 不肯 不干 不来 不投 不了 不过来 还行 还可以 可行 可靠 挺好 蛮好 满意度 爽快 痛快 厉害 给力 冲鸭 撒花 恭喜 祝贺 庆祝 可喜可贺 喜大普奔 打卡
一级 二级 三级 市级 省级 国家级 县级 区级 级别 档次 投他个 投个 投它个 投上 试水 小目标 总盘子 盘子大 规模 面积 占股 占地面积 计划投资额 拟投 拟投入 拟引进 拟建 拟落户 拟于 拟在 想投 想投个 想建 想来 想要地
要地 要了 要个 拿了 拿走 拿着 把握 争得 争到 抢到 挖来 挖到 淘到 引来 引到 招到 招来 招引 招揽 吸引 吸引了 促成 促进 促使 撮合 牵线 搭桥 搭线 牵线搭桥 穿针引线 推荐给 介绍来 介绍的 引见
客商们 客人 客户们 老板们 老总 老总们 老板娘 总裁 总监 副总 副总裁 副总经理 总部的人 代表们 投资团队 选址团队 选址组 高管 高层 创始人 合伙人 业务员 厂长 掌柜 东家 股东们 发起人 经办 经办人 联系人 大老板
镇上 乡里 街道 村里 园区里 办事处 工作站 服务专班 项目服务专班 招商引资项目服务专班 项目专班 专班办 项目办 招商办 招商处 招商科 招商组 招商队 小分队 招商小分队 商务处 经信局 工信局 财政局 税务局 水利局 林业局 交通局
应急局 消防队 消防大队 消防设计审查 消防验收 消防审查 规划局 国土局 资规局 住建 交警 市监局 市场监管局 国资公司 平台公司 城投公司 自来水公司 燃气公司 设计院 勘察院
总承包 施工方 施工单位 工人们 塔吊 挖掘机进 水泥罐车 图纸 施工图 设计图 效果图 总平 总平图 平面图 设计方案 初设 可研 可研报告 能评报告 环评报告 环评批文 批文 批件 证照 五证 四证
四证齐 证办 证件 手续齐 打桩机 桩机 钢梁 钢柱 顶板 一层 二层 三层 四层 五层 六层 首层 标准层 正负零 加0 内部装修 围挡 路通 净地 场平 三通一平
七通一平 平整 场地平整 地块 宗地 挂出 挂了 拍了 拍到 拍得 竞买 竞下来 成交 成交了 流拍 招拍挂 出让 出让合同 不动产 产权 过户 租了 租下 租下来 租厂房 租金 买了 买下 买地 并购 盘活
收了 收到 收款 入手 批的 批了的 批复文件 批下 核准了 验资 验收完 验收了 巡查 巡视 督查 督察 审计 暗访 核实 核对 对账 对不上 对上了 入列 列入 纳入 编入 申报 申报了 申请 申请了 报名 报上 报上去
改版 填写 填报 填一下 口径 一栏 备注 说明 意思 事儿 事情 事宜 事项 一事 之事 一事一议 有准信 准信 信儿 音信 下文 眉目 头绪 着落 苗头 意愿 兴趣 感兴趣 有兴趣 来劲 上心 积极性
台商 港商 侨商 外企 民企 央企 国企 独资 合资 会议记录 记录 上午 下午 中午 早上 晚上 早晨 夜里 傍晚 当天 当日 当晚 即日 不日 择日 今儿 昨儿 前儿 明儿 消防设计 消防设施未 不对 不是 哦不 等下 等一下 稍等
等等 对了 错了 说错了 写错了 前面说的 上回说的 上回 上次 下回 下次
先拿掉 拿掉 撤掉 撤下 撤了 划掉 删掉 删了 删 退回去 退回 退回去了 退了 退款 退钱 倒是 再不 都没 也没 一家叫 叫 名叫 叫做 叫作 所谓 号称 简称 全称 暂名 暂定名 暂定
""".split()
ENGLISH = frozenset(
    """
    emm emmm hmm hhh hhhh haha omg wow btw lol
    a an the of for to with and or but is are was be on in at by from it its he she they we i you our their my me him
    them this that these those one two three first second third next last then now just also already
    not no yes ok okay hi hello hey dear guys team all boss update updates fyi btw asap ps re cc thx thanks pls please
    sorry oops ah done deal deals contract contracts agreement sign signed signing meet met meeting call called calls
    review reviewed confirm confirmed site visit visited trip tour plan plans planned planning board invest invested
    investing investment investor investors capex opex cfo ceo cto coo cmo gm vp hr pm mou nda loi sla spa po
    ppt pdf excel email mail wechat zoom teams webinar roadshow pitch follow followup followed lead leads leader client
    clients customer customers partner partners supplier company factory plant office local government
    today yesterday tomorrow tonight morning afternoon evening week weeks month months quarter year years day days
    monday tuesday wednesday thursday friday saturday sunday jan feb mar apr may jun jul aug sep oct nov dec
    rmb usd hkd eur cny jpy yuan dollar dollars million billion thousand mn bn wan yi about around approx roughly
    nearly over under more less than total fund funds funding money paid pay payment received receive arrived arrive
    will would can could should may might must want wants wanted need needs like likes said says say told tell ask
    asked think thinks feel feels want too high low big small good great nice bad slow fast hard easy ready
    start started starting begin began open opened launch launched production phase stage land permit permits license
    approved approval approve pending wait waiting waits push pushed delay delayed delays cancel cancelled join
    report reports reported project projects status progress pipeline kpi ddl deadline schedule agenda summary note
    notes ddl emo u1s1 yyds lol haha ing get got go goes going went come came coming back out up down off
    """.split()
)
