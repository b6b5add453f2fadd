"""What people do about money that was reported before: edit, take back, put right, and report it wrongly."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.message import Message
from tests.simulation import errors
from tests.simulation.ledger import Booked, Line
from tests.simulation.measured import Slot
from tests.simulation.person import BY_DESIGN
from tests.simulation.quarter import Quarter
from tests.simulation.told import YUAN, Slip, Sum, Told
from tests.simulation.world import Site
from tests.simulation.writers import Desk, money

_CORRECTED_WITHIN = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class Afterwards:
    """Over one quarter. Every method says whether there was anything to do it with."""

    quarter: Quarter

    def _paid(self, slot: Slot) -> tuple[Slot, Site, Told] | None:
        """An instalment of a project that has had some, reported by its office: of the slot's, else of any."""
        known = {
            row.told.project
            for row in self.quarter.ledger.live(slot.at)
            if any(one.currency == YUAN for one in row.told.sums)
        }
        sites = [site for site in self.quarter.world.sites if site.name in known]
        if not sites:
            return None
        site = self.quarter.chance.choice([one for one in sites if one.office == slot.office] or sites)
        if site.office != slot.office:
            slot = replace(slot, office=site.office, author=self.quarter.world.people(site.office)[0])
        told = Told(site.name, day=slot.day, sums=(Sum(YUAN, site.pay(self.quarter.chance), total=False),))
        return slot, site, told

    def edit(self, slot: Slot) -> bool:
        """A message that was saved is edited: its own rows change and nothing else."""
        paid = self._paid(slot)
        if paid is None:
            return False
        slot, site, told = paid
        message = self.quarter.report(slot, [told])
        if message is not None:
            amount = told.sums[0].amount * 8 // 10 // 10_000 * 10_000
            site.came[YUAN] += amount - told.sums[0].amount
            changed = replace(told, sums=(replace(told.sums[0], amount=amount),))
            later = replace(slot, at=slot.at + timedelta(seconds=45))
            edited = replace(message, text=self.quarter.write(slot, [changed]), sent_at=later.at, edited=True)
            self._put_right(slot, edited, changed, _line(message))
        return True

    def withdraw(self, slot: Slot) -> bool:
        """Reported, and taken back at once."""
        paid = self._paid(slot)
        if paid is None:
            return False
        slot, site, told = paid
        message = self.quarter.report(slot, [told])
        if message is not None:
            site.came[YUAN] -= told.sums[0].amount
            later = replace(slot, at=slot.at + timedelta(seconds=45))
            back = self.quarter.message(later, self.quarter.chance.choice(("撤回上一条", "撤回")))
            self.quarter.person.assistant.handle(back)
            saved_at = self.quarter.person.confirm(back)
            if saved_at is None:
                self.quarter.measured.misread.append(f"not withdrawn | {back.text!r}")
            else:
                self.quarter.ledger.book(saved_at, _line(message), None)
        return True

    def correct(self, slot: Slot) -> bool:
        """更正 of an increment that the same person reported some days ago."""
        live = self.quarter.ledger.live(slot.at)
        newest = {(row.author, row.told.project): row for row in live if row.told.project}
        fit = [row for row in newest.values() if self._can_be_corrected(row, slot)]
        if not fit:
            return False
        row = self.quarter.chance.choice(fit)
        slot = replace(slot, office=row.office, author=row.author)
        one = row.told.sums[0]
        amount = one.amount * self.quarter.chance.choice((7, 8, 12)) // 10 // 10_000 * 10_000
        changed = replace(row.told, day=row.day, sums=(replace(one, amount=amount, total=False),))
        desk = Desk(slot.day, "", self.quarter.chance)
        text = f"更正：{row.told.project}新增到位资金应为{money(desk, changed.sums[0])}"
        if self._put_right(slot, self.quarter.message(slot, text), changed, row.line):
            next(site for site in self.quarter.world.sites if site.name == row.told.project).came[YUAN] += (
                amount - one.amount
            )
        return True

    def _can_be_corrected(self, row: Booked, slot: Slot) -> bool:
        sums = row.told.sums
        fits = len(sums) == 1 and sums[0].currency == YUAN and sums[0].total is False
        return fits and slot.at - row.posted <= _CORRECTED_WITHIN and row.posted < slot.at

    def _put_right(self, slot: Slot, message: Message, told: Told, line: tuple[str, str, int]) -> bool:
        """Send what changes an earlier row, and book it in that row's place."""
        before = next(row for row in self.quarter.ledger.live(message.sent_at) if row.line == line)
        outcome = self.quarter.person.send(message, [told], [told])
        if not outcome.saved or outcome.saved_at is None:
            self.quarter.measured.misread.append(f"{outcome.misread} | {message.text!r}")
            return False
        for kind, number in outcome.asked.items():
            self.quarter.measured.false_holds[kind.value] += number
            self.quarter.measured.notes.append(f"false {kind.value} | {slot.day:%m-%d} | {message.text!r}")
        self.quarter.measured.clean_rows += 1
        key = (message.chat_id, message.message_id)
        self.quarter.ledger.book(outcome.saved_at, line, replace(before, key=key, told=told))
        return True

    def slip(self, slot: Slot) -> bool:
        """Report it wrongly."""
        mistake = self._mistake(slot)
        if mistake is None:
            return False
        slot = replace(slot, office=mistake.office, author=mistake.author, at=slot.at + timedelta(seconds=50))
        message = self.quarter.message(slot, self.quarter.write(slot, [mistake.said]))
        sent = self.quarter.sent(slot.office)
        outcome = self.quarter.person.send(message, [mistake.said], [mistake.true])
        is_held = bool(set(outcome.asked) - BY_DESIGN) or not outcome.has_card
        (self.quarter.measured.held if is_held else self.quarter.measured.missed)[mistake.slip] += 1
        if not is_held:
            self.quarter.measured.notes.append(f"missed {mistake.slip.name} | {slot.day:%m-%d} | {message.text!r}")
        if outcome.misread:
            self.quarter.measured.misread.append(f"{outcome.misread} | {slot.day:%m-%d} | {message.text!r}")
        self.quarter.book(
            slot, message, outcome, late=self.quarter.is_late(slot, [mistake.true or mistake.said], sent, marked=False)
        )
        return True

    def _mistake(self, slot: Slot) -> errors.Mistake | None:
        """One of the mistakes, about money of a project of which some was reported before.

        The first sum of a project can be held against nothing but its plan.
        """
        slip = self.quarter.deal(Slip)
        paid = self._paid(slot)
        if paid is None:
            return None
        slot, site, told = paid
        if slip in {Slip.DOUBLE_BY_COLLEAGUE, Slip.DOUBLE_BY_OFFICE}:
            return (
                errors.double(slip, self.quarter.world, told, slot.author, slot.office)
                if self.quarter.report(slot, [told])
                else None
            )
        if slip in {Slip.TOTAL_AS_ADDED, Slip.FALLING_TOTAL}:
            return errors.wrong_way(slip, site, told, slot.author, slot.office)
        if slip is Slip.FUTURE:
            return errors.too_early(self.quarter.chance, told, slot.author, slot.office)
        return errors.wrong_unit(slip, told, slot.author, slot.office)


def _line(message: Message) -> Line:
    return (message.chat_id, message.message_id, 0)
