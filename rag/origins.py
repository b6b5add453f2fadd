"""Where somebody or something comes from (我是河北的一个商会, 从深圳搬来): a place that is told, and not asked about. Pure."""

import re

_RANK = r"(?:省|市|县|区|自治区|自治州)?"
_ONE = r"(?:的|一[家个名位]|某[家个]?|籍|那边|本地|当地|做[^的]{1,4}的)*+"
_WHO = (
    r"(?:商会|协会|同乡会|公司|企业|工厂|厂家|厂商|集团|客商|投资者|投资人|老板|朋友|亲戚|中介|机构|高校|院校|客户|团队"
    r"|人(?!才))"
)
_HERE = r"(?:你们|贵市|贵县|贵地|贵局|这边|这里|咱们|我们这)"
_TOLD = (
    r"(?:我|咱|本人|我司|我公司|他|对方|客户|老板|投资方|企业|公司)们?(?:这边|单位|都|也|商会|公司|企业)?"
    r"(?:是|来自)(?:一[家个名位])?PLACE",
    r"(?:来自|出身于?|注册在|总部在|原?籍)PLACE",
    rf"(?:从|由)PLACE{_RANK}[^,，。?？]{{0,10}}?(?:来|搬|迁|转移|引进|引来|介绍|落户|回)",
    rf"PLACE{_RANK}{_ONE}{_WHO}[^,，。?？]{{0,12}}?(?:来|到|去|在|给|向|帮|跟|和|想)?{_HERE}",
    rf"(?:引荐|介绍|引进|带|拉|有|认识)(?:了|来|过)?(?:一[家个位])?PLACE{_RANK}{_ONE}{_WHO}",
    r"(?:我|咱|俺|本人)们?人(?:现在?|目前)?在PLACE|(?:我|咱|俺|本人)们?(?:现在?|目前)?在PLACE(?=上班|工作|做生意|办公)",
    r"(?:\bfrom|\bbased in|\bregistered in|\bheadquartered in) (?:the city of )?PLACE\b",
    r"\b(?:we are|we're|i am|i'm|our|an?|my) (?:an? )?PLACE(?:[- ]based)? "
    r"(?:company|firm|chamber|association|investor|business|manufacturer)",
)


def is_origin(folded: str, place: str) -> bool:
    """Whether normalised words name the place as where somebody comes from, at each of its mentions."""
    name = re.escape(place.lower())
    told = {match.end() for match in re.finditer(name, folded)}
    for pattern in _TOLD:
        for match in re.finditer(pattern.replace("PLACE", name), folded):
            told -= {found.end() for found in re.finditer(name, folded) if match.start() <= found.start() < match.end()}
    return not told
