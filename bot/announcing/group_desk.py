"""Groups that the bot was added to: an administrator says what each is for, and what investors in it are about."""

from dataclasses import dataclass, replace

from bot.announcing.bureau import Bureau
from bot.message import Reply
from bot.reporting.board_look import Visit
from bot.wording_announcing_targets import say_group_set, say_groups, say_no_group
from store.announcing.audience import chain_of
from store.announcing.chats import Chat, ChatState, ChatUse

_USES = (ChatUse.NONE, ChatUse.STAFF, ChatUse.INVESTORS)  # by their place buttons name them


@dataclass(frozen=True, slots=True)
class GroupDesk:
    """Over one bureau. Raises StoreUnavailable."""

    bureau: Bureau

    def groups(self, visit: Visit, words: str) -> Reply:
        """/groups: all of them, or what one of investors is about."""
        if words:
            return self._describe(visit, words)
        offices = {office.office_id: office.name for office in self.bureau.registry.offices()}
        bound = self.bureau.chats.group_offices()
        found = [chat for chat in self.bureau.chats.chats().values() if chat.is_group]
        return say_groups(visit.language, [(chat, offices.get(bound.get(chat.chat_id, 0), "")) for chat in found])

    def confirm(self, visit: Visit, number: int, use: int) -> Reply:
        """What a group is for from now on."""
        chat = self.bureau.chats.get(-number)
        if chat is None or use >= len(_USES):
            return say_no_group(visit.language)
        chosen = _USES[use]
        wanted = ChatState.ACTIVE if chosen is not ChatUse.NONE else ChatState.REFUSED
        state = chat.state if chat.state is ChatState.LEFT else wanted
        return self._put(visit, replace(chat, use=chosen, state=state, changed_at=visit.now))

    def _describe(self, visit: Visit, words: str) -> Reply:
        """`-100123 冠县`: a county of ours, or a chain of ours."""
        number, _, about = words.partition(" ")
        chat = self.bureau.chats.get(int(number)) if number.lstrip("-").isdigit() and len(number) < 19 else None
        offices, about = self.bureau.registry.offices(), about.strip()
        counties = {office.county for office in offices if office.county}
        chains = {chain for office in offices if (chain := chain_of(office))}
        if chat is None or about not in counties | chains:
            return say_no_group(visit.language)
        changed = replace(chat, county=about) if about in counties else replace(chat, chain=about)
        return self._put(visit, replace(changed, changed_at=visit.now))

    def _put(self, visit: Visit, chat: Chat) -> Reply:
        return say_group_set(visit.language, self.bureau.chats.put(chat, visit.speaker.person_id))
