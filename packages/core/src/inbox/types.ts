import type { AutomaticMail } from '../email/automatic.js';
import type { Intent } from '../classify/types.js';
import type { Sentiment } from '../scoring/priority.js';
import type { Entities } from './entities/types.js';

/**
 * What is known about a message beside its words. `now` is when it arrived. Without a zone no times are read from it:
 * nobody could say which instant they mean.
 */
export interface InboundContext {
  now: Date;
  /** IANA zone of the person who wrote. */
  zone: string | null;
  channel: 'sms' | 'email';
  /** Pictures or other files came with it. */
  hasMedia?: boolean;
  /** Our last message before it: a bare “yes” means what that asked. */
  lastOutbound?: string | null;
  /** Headers gave away that a machine wrote this mail. */
  automatic?: AutomaticMail | null;
}

/** Languages that are told apart; `und` when there are too few words to tell. */
export type Language =
  | 'en'
  | 'es'
  | 'fr'
  | 'pt'
  | 'de'
  | 'it'
  | 'zh'
  | 'ja'
  | 'ko'
  | 'ru'
  | 'ar'
  | 'he'
  | 'hi'
  | 'th'
  | 'el'
  | 'und';

/** What fixed rules read from an inbound message. */
export interface InboundReading {
  intent: Intent;
  sentiment: Sentiment;
  /** 0–1. */
  confidence: number;
  /** Name of the deciding rule, for instance `keyword:stop`, `refusal:not_interested`, `none`. */
  rule: string;
  /** No model need look at it: the rules decide. */
  certain: boolean;
  /** Other intents found in the same message, the weightiest first. */
  alsoSaid: Intent[];
  language: Language;
  entities: Entities;
}
