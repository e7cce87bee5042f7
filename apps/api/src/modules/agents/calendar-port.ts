import type { TeamTx } from '@og/db';

/** A free time that may be offered to a lead. */
export interface OfferableSlot {
  /** Names the slot to the calendar. */
  key: string;
  /** As it may be said, in the zone of the lead: “Tue, Nov 24 at 3:00 PM EST”. */
  words: string;
}

/** A time of somebody's calendar, as a key names it. */
export interface NamedSlot {
  ownerId: string;
  startsAt: Date;
  endsAt: Date;
}

/** What a draft that is let go does to a calendar. */
export interface SlotUse {
  leadId: string;
  conversationId: string;
  draftId: string;
  /** Of the times that it offers, or of the one that it takes. */
  keys: readonly string[];
  agent: string;
}

export interface Calendar {
  /** Free times for a lead, the soonest first. Reads only. */
  slotsFor(tx: TeamTx, now: Date, leadId: string): Promise<OfferableSlot[]>;
  /** Keep the times that a draft offers, in the transaction that lets it go. One that is gone is left out. */
  offer(tx: TeamTx, now: Date, use: SlotUse): Promise<void>;
  /**
   * Keep the time that a draft books, in the transaction that lets it go: nobody else gets it. The meeting is made
   * when the draft's message has left, and the time is given back when it never does.
   * @returns why the draft cannot be let go, in words; null when the time is kept
   */
  take(tx: TeamTx, now: Date, use: SlotUse): Promise<string | null>;
  /** The draft was not let go after all. */
  giveBack(tx: TeamTx, now: Date, draftId: string): Promise<void>;
  /** The time that a key names; null for what is no key. */
  readKey(key: string): NamedSlot | null;
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

  async offer(tx: TeamTx, now: Date, use: SlotUse): Promise<void> {
    await this.calendar?.offer(tx, now, use);
  }

  async take(tx: TeamTx, now: Date, use: SlotUse): Promise<string | null> {
    return this.calendar ? this.calendar.take(tx, now, use) : null;
  }

  async giveBack(tx: TeamTx, now: Date, draftId: string): Promise<void> {
    await this.calendar?.giveBack(tx, now, draftId);
  }

  readKey(key: string): NamedSlot | null {
    return this.calendar?.readKey(key) ?? null;
  }
}
