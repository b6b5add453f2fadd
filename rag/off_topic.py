"""Questions that no document of an investment bureau is about: weather, health, cooking, sport, verses, sums, translations."""

import re

from policies.planted_orders import reads_like_an_order

_EVERYDAY = re.compile(
    r"(?:[今明后昨]天|周末|这几天).{0,6}(?:下雨|下雪|刮风|降温|冷|热|几度|多少度|天气|穿什么)|天气|空气质量"
    r"|感冒|发烧|咳嗽|头[疼痛]|牙疼|肚子疼|失眠|减肥|吃什么药|看什么病|菜谱|红烧|清蒸|炒菜|怎么做(?:好吃|菜|饭)|好吃的"
    r"|(?:写|作|背|来)[一几]?[首篇段个].{0,10}(?:诗|词|歌|作文|文章|故事|笑话|代码|程序)|翻译|等于(?:几|多少)|[+*×÷]\s?\d|几点了|星期几|几月几号|农历"
    r"|股票|股市|彩票|汇率走势|比特币|炒股|电影|电视剧|综艺|明星|唱歌|追剧|动漫|球赛|足球|篮球|世界杯|奥运|比分|冠军是谁"
    r"|恋爱|相亲|女朋友|男朋友|离婚|结婚|彩礼|星座|算命|运势|风水|做梦|怀孕|宠物|养[猫狗]|旅游攻略|好玩|景点推荐|打车|外卖"
    r"|^(?:收到|好的|知道了|明白|了解|麻烦|辛苦|谢谢|感谢|打扰|不好意思|没问题)[^?？吗怎哪几多]{0,8}$|姓[什啥]|叫什么名字|(?:多大|几)岁了"
    r"|weather|recipe|cook |poem|joke|movie|football|basketball|world cup|horoscope|translate|lottery|bitcoin"
    r"|stock price|girlfriend|boyfriend|headache|capital of|president of|what time is it|who won|meaning of life"
)
_OF_THE_TRADE = re.compile(
    r"奖|补[贴助]?|扶持|资助|政策|申报|招商|投资|引荐|项目|企业|公司|厂|园区|用地|reward|subsid|grant|invest|policy|referr"
)


def speaks_of_the_trade(folded: str) -> bool:
    """Whether a folded text has a word of the trade."""
    return _OF_THE_TRADE.search(folded) is not None


def is_off_topic(folded: str) -> bool:
    """Whether a folded question is about everyday things or orders a program about, and has no word of the trade in it."""
    is_elsewhere = _EVERYDAY.search(folded) is not None or reads_like_an_order(folded)
    return is_elsewhere and not speaks_of_the_trade(folded)


_SMALL_TALK = re.compile(
    r"^(?:你好|您好|hi|hello|hey|在吗|在么|谢谢.{0,8}|多谢.{0,8}|thanks?|thank you.{0,12}|早上好|下午好|晚上好|再见|拜拜|bye|ok|test|测试"
    r"|你是谁|你叫什么.{0,4}|你(?:是|到底是).{0,6}(?:真人|机器人|人工|ai).{0,6}|你(?:会|能)(?:唱歌?|聊天|讲笑话|干什么|做什么|干啥)"
    r"|(?:给我)?(?:讲|说)个?(?:笑话|故事)|.{0,8}天气(?:怎么样|好不好|如何|预报|真好)?|你(?:多大|几岁|吃饭|累不累|辛苦|好厉害|真棒|真好|真笨).{0,4}"
    r"|(?:收到|好的?|知道了|明白了?|了解)[\s,，。!]*(?:麻烦|辛苦|打扰|谢谢|多谢|感谢).{0,4}|辛苦.{0,8}"
    r"|(?:你们?|这|那|个|真|就|都|一群|太|好|很|是|什么|机器人|系统|助手|程序|客服|东西|玩意儿?|简直|的)*+"
    r"(?:骗子|骗人|垃圾|笨|蠢|傻|废物|没用|智障|差劲|烂|白痴|坑人)(?:了|的|吧|啊|透|死|得很|东西|机器人|系统)*+"
    r"|(?:you are |you're |this is |so |what an? |such an? )*(?:stupid"
    r"|useless|idiot|dumb|rubbish|liars?|scam|cheats?)(?: bot| robot)?"
    r"|好的?.{0,6}知道了|(?:哈|呵|嘻|嗯|哦|噢|额|啊|好的?)++|(?:不错|厉害|真棒|好吧|行|可以|知道了|明白了|收到|没事了?|算了)"
    r"|who are you|how are you.{0,20}|are you (?:a )?(?:human|robot|bot|real).{0,20}|good (?:morning|afternoon|evening|night)"
    r"|tell me a joke.{0,20}|nice to meet you.{0,10})[\s!。,.~?吗呀啊哈了吧]*$"
)


def is_small_talk(folded: str) -> bool:
    """Whether a folded text greets, thanks or chats, and asks nothing."""
    return _SMALL_TALK.match(folded) is not None
