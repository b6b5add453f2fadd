"""Sentences in a document that read like orders to a program (像是写给程序的指示): shown to a person, never obeyed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policies.characters import plain_signs

_BEFORE = (
    "以上|上面|上述|之前|先前|前面|此前|前述|原有|原来|原先|既有|一切|所有|全部|任何|系统|你的|你收到的|其他|给你的"
)
_RULES = "指令|指示|规定|規定|条文|條文|提示词?|规则|規則|要求|设定|設定|限制|约束|約束|命令|对话|對話|内容|內容|准则|準則|守则|安全|說明|说明|約定|约定"
_PROGRAM = "AI|ai|人工智[能慧]|大?语言模型|大?語言模型|大模型|智能助[手理]|智能客服|聊天机器人|聊天機器人|机器人|機器人|助手|模型|LLM|GPT|chatbot"
_PROMPT = "系统提示词?|系統提示詞?|提示词|提示詞|初始指令|初始設定|初始设定|系统指令|系統指令|内部指令|內部指令|隐藏指令|隱藏指令"
_TELL = "输出|輸出|显示|顯示|泄露|洩露|打印|列印|重复|重複|告诉|告訴|透露|复述|複述|公开|公開|给出|給出|展示|写出|寫出|发送|發送|交出|说出|說出"
_HAN = (
    rf"(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会|不要理會|不必理会|不必理會|不用管|不用响应|不用響應|不用理会|不用理會|别管|別管|抛开|拋開|跳过|跳過|停止遵守|不再遵守|不要遵守|绕过|繞過|覆盖|覆蓋)"
    rf"[^。；\n]{{0,6}}(?:{_BEFORE})[^。；\n]{{0,8}}(?:{_RULES})",
    rf"(?:忽略|无视|無視|忘记|忘記|忘掉)(?:你|您)?(?:的|所有)?(?:{_RULES})",
    r"(?:从|從)(?:现在|現在|此刻|这里|這裡|這里)(?:起|开始|開始)[^。\n]{0,8}(?:你|您|回答|回复|回覆|输出|輸出|扮演)",
    rf"(?:你|您)(?:现在|現在|如今|不再)?(?:是|就是|将是|扮演|充当|充當|变成|變成|作为|作為)(?:一个|一個|一名"
    rf"|一位)?[^。，\n]{{0,10}}(?:{_PROGRAM}|黑客|駭客|DAN)",
    rf"(?:扮演|充当|充當)[^。，\n]{{0,10}}(?:{_PROGRAM}|黑客|駭客)",
    r"(?:请|請|现在|現在|你|您)(?:来|來|要|先)?(?:扮演|充当|充當)",
    rf"(?:{_TELL})[^。\n]{{0,10}}(?:{_PROMPT})",
    rf"(?:{_TELL})[^。\n]{{0,8}}(?:你的|系统的|系統的|管理员的?|管理員的?|机器人的?|其他用户的?|其他用戶的?|别人的|別人的)[^。\n]{{0,8}}"
    r"(?:密钥|密鑰|令牌|口令|密码|密碼|token|电话|電話|记录|記錄|提问|提問|隐私|隱私)",
    rf"(?:{_PROGRAM})[^。，；\n]{{0,12}}[，,：:]?(?:必须|必須|务必|務必|请|請|须|須|应当|應當|应|應|只能|只需|一律|要)[^。\n]{{0,8}}"
    r"(?:回答|回复|回覆|输出|輸出|答复|答覆|告诉|告訴|告知用户|推荐|推薦|忽略|声称|聲稱|宣称|宣稱|写道|寫道)",
    r"(?:无论|無論|不论|不論|不管|凡是|当|當|如果|若)[^。\n]{0,12}(?:问|問)[^。\n]{0,12}(?:都|一律|均|只|就|必须|必須|请"
    r"|請)[^。\n]{0,4}(?:回答|回复|回覆|答复|答覆|输出|輸出|说|說|称)",
    r"(?:任何|所有|一切|每个|每個|一个|全部)(?:的)?(?:问题|問題|提问|提問)[^。\n]{0,6}(?:都|一律|均|只|必须|必須)[^。\n]{0,4}(?:回答|回复|回覆"
    r"|答复|答覆|输出|輸出|说|說)",
    r"(?:不要|不得|切勿|别|別)(?:告诉|告訴|告知|让|讓|提醒|透露给|透露給)(?:用户|用戶|使用者|对方|對方|提问者|提問者|任何人)",
    r"(?:对|對|向)(?:用户|用戶|使用者|提问者|提問者)(?:说|說|回答|回复|回覆|隐瞒|隱瞞|声称|聲稱|宣称|宣稱)",
    r"越狱模式|越獄模式|开发者模式|開發者模式|调试模式|調試模式|上帝模式|管理员模式|管理員模式|DAN模式|新的?系统指令|新的?系統指令",
    rf"(?:读到|讀到|看到|处理|處理|解析)(?:这|這|本|此)[^。，\n]{{0,8}}(?:的)?(?:{_PROGRAM}|程序|程式)",
    r"(?:以|用|按)[^。，\n]{0,8}(?:JSON|海盗|海盜|猫娘|貓娘)[^。，\n]{0,8}(?:回答|回复|回覆|输出|輸出|口吻|語氣|语气)",
)
_THAT = r"(?:(?:all|any|the|your|my|of|these|those|every|each|and|or|other|everything|whatever)[ ,]+){0,5}"
_FORMER = (
    r"(?:previous(?:ly)?|prior|above|earlier|preceding|former|foregoing|existing|original|initial"
    r"|system|given|safety|said)"
)
_ORDERS = (
    r"(?:instructions?|directions?|directives?|prompts?|rules?|guidelines?|commands?|restrictions?"
    r"|constraints?|text|context|programming|orders?)"
)
_ENGLISH = (
    rf"\b(?:ignore|disregard|forget|override|bypass|overlook|neglect|drop"
    rf"|skip)\s+{_THAT}(?:{_FORMER}\s+)+(?:[a-z]+\s+){{0,2}}{_ORDERS}\b",
    rf"\b(?:ignore|disregard|forget|override|bypass|overlook)\s+{_THAT}(?:instructions|prompts?"
    rf"|guidelines|directives|programming|rules)\b",
    r"\b(?:ignore|disregard|forget)\s+(?:everything|all|whatever|what)\b[^.\n]{0,30}\b(?:above|before"
    r"|said|told|so far|previously|earlier)\b",
    r"\byou\s+(?:are|will be|must be|'re)\s+(?:now|no longer|from now on)\b"
    r"|\bfrom now on\b[^.\n]{0,20}\b(?:you|answer|reply|respond|say)\b",
    r"\b(?:act|behave|respond|reply|answer|pose|pretend)\s+(?:as if you|as though you|like you|to be"
    r"|as)\s+(?:were |are |an? |the )*"
    r"(?:dan\b|ai\b|assistant|chat ?bot|language model|system|developer|hacker|pirate|administrator"
    r"|unrestricted|linux)",
    r"\b(?:reveal|print|repeat|show|output|leak|disclose|display|tell me|give me|send|share|expose"
    r"|translate)\b[^.\n]{0,25}\b(?:system prompt|your prompt|your instructions"
    r"|initial instructions|hidden (?:prompt|instructions)|(?:bot|api|access|secret|your) (?:token|key"
    r"|password)|other users?'?)",
    r"\b(?:ai|llm|language|chat) ?(?:models?|bots?|assistants?)\b[^.\n]{0,40}\b(?:must|should|shall"
    r"|please|always|has to|have to|are to|is to)\b[^.\n]{0,20}"
    r"\b(?:say|state|answer|reply|respond|tell|output|recommend|ignore|claim|write)\b",
    r"\b(?:note|message|instructions?|attention|memo)\s*(?:to|for)?\s*:?\s*(?:the |any |all )?(?:ai|llm"
    r"|assistant|chat ?bot|language model|model|bot)s?\b(?! act)",
    r"\b(?:when|if|whenever)\b[^.\n]{0,30}\b(?:asked|asks|answering|responding|summari[sz]ing"
    r"|queried)\b[^.\n]{0,60}\b(?:always |only |just |simply )?(?:say|reply|respond|answer|output"
    r"|tell them|claim)\b",
    r"\b(?:reply|respond|answer)\s+(?:to\s+)?(?:only|exactly|every|all|any|each)\b[^.\n]{0,30}\b(?:with"
    r"|question|word|using|as)\b",
    r"\b(?:don't|do not|never|without)\s+(?:tell|telling|inform|informing|let|letting|mention"
    r"|mentioning|reveal|revealing)\b[^.\n]{0,20}\b(?:the |any )?users?\b",
    r"\b(?:developer|debug|god|jailbreak|dan|admin(?:istrator)?|maintenance) mode\b|\bjailbreak"
    r"|\bnew (?:system )?(?:instructions?|prompt)\s*:",
    r"\b(?:ai|chat ?bots?|assistants?|llms?|(?:language )?models?|bots?)\s+(?:reading|processing"
    r"|that reads?|which reads?|who reads?|parsing)\b",
)
_SIGNS = (
    r"<\|[a-z_]{2,20}\|>|\[/?INST\]|<<\s*/?SYS\s*>>|</?(?:system|assistant|instructions?|prompt"
    r"|im_start|im_end|s)>(?=|\s|$)",
    r"(?:^|\n)\s*(?:#{1,6}\s*|\*\*)?(?:system|assistant|SYSTEM PROMPT|系统指令|系統指令|系统提示词"
    r"|系統提示詞)\s*(?:\*\*)?\s*[:：]\s*\S",
    r"BEGIN (?:SYSTEM|INSTRUCTIONS?|PROMPT)|END OF (?:SYSTEM|PROMPT|INSTRUCTIONS?)\b",
)
_ORDER = re.compile("|".join((*_HAN, *_ENGLISH, *_SIGNS)), re.IGNORECASE)
_WORDS = (
    "忽略 响应 響應 无视 無視 忘记 忘記 忘掉 理会 理會 用管 别管 別管 抛开 拋開 跳过 跳過 遵守 绕过 繞過 覆盖 覆蓋 现在 現在 此刻 这里 這裡 這里"
    " 你 您 扮演 充当 充當 提示 指令 设定 設定 密钥 密鑰 令牌 口令 密码 密碼 电话 電話 记录 記錄 提问 提問 隐私 隱私 人工智 模型 助手 智能助"
    " 智能客服 机器人 機器人 问 問 用户 用戶 使用者 对方 對方 任何人 模式 程序 程式 海盗 海盜 猫娘 貓娘"
    " ai llm gpt bot json ignore disregard forget override bypass overlook neglect drop skip you act"
    " behave respond reply answer pose pretend"
    " prompt instruction token key password user assistant model asked asks summari queried mode jailbreak < [ system begin"
)
_NEEDED = tuple(_WORDS.split())  # no order is without one of these; looking for them first takes a tenth of the time
_LONGEST_LINE = 100_000  # characters of a line that are looked at
SAMPLE = 24
"""Characters of an order that are shown."""


@dataclass(frozen=True, slots=True)
class PlantedOrder:
    """A sentence that reads like an order to a program: its line (from 1) and how it begins."""

    line: int
    sample: str


def orders_in(text: str) -> Iterator[PlantedOrder]:
    """Lines that read like orders to a program, each once. `text` should have been freed of hidden characters."""
    for number, line in enumerate(text.split("\n"), start=1):
        lower = line.lower()
        if not any(word in lower for word in _NEEDED):
            continue
        found = _ORDER.search(line, 0, _LONGEST_LINE)
        if found:
            yield PlantedOrder(number, " ".join(found[0].split())[:SAMPLE])


def reads_like_an_order(text: str) -> bool:
    """Whether anything in the text reads like an order to a program."""
    return next(orders_in(plain_signs(text)), None) is not None or next(orders_in(text), None) is not None
