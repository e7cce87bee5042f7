import type { Cause } from '../report/counts.js';

/** A number or a mailbox, as screens name it. */
export interface ForecastSender {
  id: string;
  channel: 'sms' | 'email';
  address: string;
  label: string | null;
}

/** What a campaign will do. Figures of later steps are expected values: `assumptions` say what they lean on. */
export interface CampaignForecast {
  /** audience = eligible + held + all excluded. */
  audience: number;
  /** Leads that get a first message, or go through a sequence without one. */
  eligible: number;
  /** Leads that wait for something that has no time of its own. */
  held: number;
  excluded: Cause[];
  holds: Cause[];
  /** Messages of all steps by hour and sender. */
  hourly: { hour: Date; sender: string; count: number }[];
  segments: number;
  emails: number;
  costMicros: number;
  currency: string;
  startsAt: Date | null;
  finishesAt: Date | null;
  bySender: {
    sender: ForecastSender;
    messages: number;
    segments: number;
    dailyCap: number | null;
    limitedBy: string | null;
    perDay: { day: string; count: number }[];
  }[];
  bySteps: {
    key: string;
    position: number;
    type: string;
    messages: number;
    segments: number;
    costMicros: number;
  }[];
  assumptions: { name: string; value: number; source: string }[];
  computedAt: Date;
}

/** What a forecast rests on when nothing is left to count: the same text, the same forecast. */
export interface StoredResult extends Omit<
  CampaignForecast,
  'hourly' | 'startsAt' | 'finishesAt' | 'computedAt'
> {
  hourly: { hour: string; sender: string; count: number }[];
  startsAt: string | null;
  finishesAt: string | null;
  computedAt: string;
}

/** A forecast as it was stored, with its dates. */
export function fromStored(stored: StoredResult): CampaignForecast {
  const date = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...stored,
    hourly: stored.hourly.map((item) => ({ ...item, hour: new Date(item.hour) })),
    startsAt: date(stored.startsAt),
    finishesAt: date(stored.finishesAt),
    computedAt: new Date(stored.computedAt),
  };
}
