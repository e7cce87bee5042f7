import type { TeamTx } from '@og/db';

/** A free time that may be offered to a lead. */
export interface OfferableSlot {
  /** Names the slot to the calendar. */
  key: string;
  /** As it may be said, in the zone of the lead: “Tue, Nov 24 at 3:00 PM EST”. */
  words: string;
}

/** What a sent message does to a calendar. */
export interface SlotUse {
  leadId: string;
  conversationId: string;
  draftId: string;
  /** `hold`: the times were offered; `book`: the lead took this one. */
  kind: 'hold' | 'book';
  keys: readonly string[];
  agent: string;
}

export interface Calendar {
  /** Free times for a lead, the soonest first. Reads only. */
  slotsFor(tx: TeamTx, now: Date, leadId: string): Promise<OfferableSlot[]>;
  /** Hold or book, in the transaction that lets the message go. A time that is gone is left out. */
  use(tx: TeamTx, now: Date, use: SlotUse): Promise<void>;
}

/**
 * The calendar as the agents see it. They know no calendar: the module that has one fills it in when it starts; until
 * then there are no free times and nothing is booked.
 */
export class CalendarPort implements Calendar {
  private calendar: Calendar | null = null;

  /** @throws Error when there is a calendar already */
  fill(calendar: Calendar): void {
    if (this.calendar) throw new Error('There are two calendars for the agents: keep one.');
    this.calendar = calendar;
  }

  async slotsFor(tx: TeamTx, now: Date, leadId: string): Promise<OfferableSlot[]> {
    return this.calendar ? this.calendar.slotsFor(tx, now, leadId) : [];
  }

  async use(tx: TeamTx, now: Date, use: SlotUse): Promise<void> {
    await this.calendar?.use(tx, now, use);
  }
}
