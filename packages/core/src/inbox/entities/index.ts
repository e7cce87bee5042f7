import { languageOf } from '../words/language.js';
import { MAX_READ } from '../words/statements.js';
import { amountsIn } from './amounts.js';
import { emailsIn } from './emails.js';
import { phonesIn } from './phones.js';
import { timesIn } from './times.js';
import type { Entities } from './types.js';

export type { Entities, SaidAmount, SaidTime, TimeGrain } from './types.js';

/**
 * E-mail addresses, phone numbers, times and sums of money that a message names. Times are instants of the zone in
 * which it was written (none when that is not known), from `now` on.
 */
export function entitiesOf(text: string, context: { now: Date; zone: string | null }): Entities {
  const read = text.slice(0, MAX_READ);
  return {
    emails: emailsIn(read),
    phones: phonesIn(read),
    times: timesIn(read, languageOf(read), context.now, context.zone),
    amounts: amountsIn(read),
  };
}
