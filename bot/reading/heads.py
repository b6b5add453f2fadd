"""What names of projects end in: the characters of products, trades and sites, which show where a name is over."""

from bot.reading.slip_words import INDUSTRY
from bot.reading.words import KEPT

# What is made, grown, built, or done as a trade; a verb or a turn of speech seldom ends in one of them.
HEADS = frozenset(
    "材料机器件板管线膜片纸布剂酸碱盐素油脂粉酱饼糕肉奶酒茶药液乳膏霜皂车船舰艇泵阀轴承架轮盘刀具钢铁铜铝锌镍钛锂钴硅碳金银池柜箱罐瓶桶盒袋网绳带丝棉纱绒毛皮革服装鞋帽巾毯被枕灯屏仪表镜芯组统台园地心体店镇"
    "场馆厅院校站库港仓头厂城街廊群链云据测验修造铸锻焊压注塑割涂镀染印刷包封拆收电热光风氢气能源储运输流游养疗护康育研学播训餐饮食味酿菌菜果蔬瓜豆薯粮米面麦稻谷花草木林苗种籽仁猪牛羊鸡鸭鹅驴鱼虾蟹贝参胶枣"
    "梨桃蒜葱姜椒肽酶蛋白糖蜜醋醇醛酮醚酯烯烷苯酚胺脲腈橡沫棒杆柱桩梁墙砖瓦石砂岩灰泥浆璃釉瓷陶晶圆核壳座套圈环垫销钉栓杠簧齿条索缆束端口扣钩锁铰柄罩盖帘窗门幕帐篷伞椅桌床橱玩偶戏漫画影频音软硬序模型控驱伺"
    "业品物质饲肥农渔牧禽蜂蚕茧绸麻竹藤艺雕饰珠宝玉械备节滚水砼煤焦矿渣纤维胎毂钻锯锤锉钳筒喷枪炉锅灶塔井堆卡笔墨刊书礼香烛炮钟琴鼓球棋拍杖轨梯臂爪斗桨帆舱翼叶刹闸盾纹丁丸贴签牙骨膝眼耳肤妆精粒屑末糊糁粕粽"
    "饺馍卷串汤羹露汁醪曲麸凳屉框像枢纽舟缸碗碟盆壶杯勺筷砧铲钵瓮铃钮槽栅栏笼篮筐篓帖栈坊铺社村寨岛湖湾滩峰湿野溪泉坝渠田圃棚舍窖窑所室亭阁楼洗磁纺织牌贸商务理算工处制票险展售媒闻创孵老幼童乐部子刮房寓块镓"
    "锗铟钨钼铬锰锡铅铂钯铑铌稀土关拉吊底排箔嘴尼氟硼硒锑镁硫磷氯氨氩肼苷饵胚胞株穗橘橙柚莓芹葵葫芦松柏桐兰菊荷莲藕粟秸秆酪酵糟卤肠肝翅掌鸽兔貂蛙龟鳝鳅鲤螺苔藻坞锚秤尺针剪锥犁镰筛帚梳镯戒坠佩冕旗绢缎毡袍裤"
    "裙衫衣袜靴兜囊匣盏鼎炭柴薪漆蜡颜荧膨秧芽蕾耙绷切覆铣刻烧炼烘裁缝绣漂浸淬渗滤馏取净化合提纯混拌碎磨抛捻绕本册色"
    "炔坪萄镦蹄浴蜇釜筝焙暖障尘窝脖笋竿脆薰鸟鹿茸厢辋岔振湿煲钠钾钡钙烟棍艇锭菇蝎蛹蚓蛭蜈蚣鳖鳗鲟鲈鳜蛋酥芙萨昔呐锣笛箫弦镖楦塞坯轧葵薇槐桂樟檀榉扇响酐帐椿葚莱斯克罗葡笼缎绸锦钙饵胗贮滑蜡蟥夹托衬耦编"
)
# Verbs, adverbs and measures that stand behind a name in speech; a character of neither list may well end a name.
TAILS = frozenset(
    "真写成让算才得能会要等说看拿走弄搞停批拍送给叫喊讲问谈签约跑来去回到进出过起完了着价谱允递准难急快慢多少好坏低大小早晚先再又也都就还只很太最更挺缺差欠催盯议定退交付缴领办复"
    "审报填认嫌怕想愿肯敢该应须请求托帮陪接待访见遇找寻被把将从往向跟与及和或但而则且若如因所以为于之其此某每各另被使令致达使跌涨增减加缩扩改换调变迁挪撤卡堵拖耽误搁黄凉开章"
)
_WORDS = frozenset(word for word in (*KEPT, *INDUSTRY) if len(word) > 1)
_LONGEST_TAIL = 3


def is_headed(name: str) -> bool:
    """Whether a name ends as names of products, trades and sites are known to do."""
    return name[-1:] in HEADS or name[-1:].isascii() or ends_in_word(name)


def is_tailed(name: str) -> bool:
    """Whether a run ends in a word of speech, and so in the middle of something that is no name."""
    return name[-1:] in TAILS and not is_headed(name)


def ends_in_word(name: str) -> bool:
    """Whether a whole word of trades stands at its end."""
    return any(name[-size:] in _WORDS for size in (2, 3, 4, 5))


def headed_part(name: str) -> str:
    """A name without the few words of speech behind its head (阀门写成 is 阀门); as it is where it ends in none."""
    if not is_tailed(name):
        return name
    for tail in range(1, _LONGEST_TAIL + 1):
        if len(name) - tail >= 2 and is_headed(name[:-tail]):
            return name[:-tail]
    return name
