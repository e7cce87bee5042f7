import { isLocated } from '../geo/candidates.js';
import { fail, pass, skip } from './outcome.js';
import { maxAttemptsFor } from './ruleset.js';
import type { Rule, RuleContext } from './rule.js';
import { nextOpening } from './window.js';

const DAY_MS = 86_400_000;
/** Providers refuse or ignore shorter validity periods. */
const MIN_VALIDITY_MS = 60_000;

/** Whether caps are waived: an answer within a day of the person's own last message. */
function isConversation({ facts, kind }: RuleContext): boolean {
  if (kind !== 'reply' || !facts.lastInboundAt) return false;
  const age = facts.now.getTime() - facts.lastInboundAt.getTime();
  return age >= 0 && age <= DAY_MS;
}

/** Sends within the last `span`, and when a further one fits under `limit` again. */
function usage(
  sends: readonly Date[],
  now: Date,
  span: number,
  limit: number,
): { count: number; freeAt: Date } {
  const recent = sends
    .map((send) => send.getTime())
    .filter((at) => at > now.getTime() - span)
    .toSorted((a, b) => a - b);
  // When the limit is 0, nothing ever frees it; a day later is then as good an answer as any.
  const blocking = limit > 0 ? recent[recent.length - limit] : undefined;
  return { count: recent.length, freeAt: new Date((blocking ?? now.getTime()) + span) };
}

/** Rules that merely delay. They come last, because they never hide a reason to stop. */
export const TIMING_RULES: readonly Rule[] = [
  [
    'other_address',
    ({ facts }) =>
      facts.otherAddressInFlight
        ? fail('hold', 'other_address_in_flight', 'One person is never texted on two numbers at once.')
        : pass('No other number of this person is in use.'),
  ],
  [
    'attempts_24h',
    (context) => {
      const { facts, kind } = context;
      if (facts.channel === 'email') return skip('State limits are about calls and texts.');
      if (kind === 'opt_out_confirmation') return skip('Not a solicitation.');
      if (isConversation(context)) return skip('An answer to a message of the last 24 hours.');
      const strictest = maxAttemptsFor(facts.candidates.states);
      if (!strictest) return skip('No candidate state limits attempts.');
      const { count, freeAt } = usage(facts.personLastSends, facts.now, DAY_MS, strictest.limit);
      const detail = `${count} of ${strictest.limit} attempts in 24 h used (${strictest.state}).`;
      return count >= strictest.limit ? fail('hold', 'state_attempts', detail, freeAt) : pass(detail);
    },
  ],
  [
    'frequency',
    (context) => {
      const { facts, kind } = context;
      if (kind === 'opt_out_confirmation') return skip('Not a solicitation.');
      if (isConversation(context)) return skip('An answer to a message of the last 24 hours.');
      const { perDay, perWeek } = facts.caps;
      if (perDay === null && perWeek === null) return skip('No caps are set.');
      const day = usage(facts.personLastSends, facts.now, DAY_MS, perDay ?? 0);
      const week = usage(facts.personLastSends, facts.now, 7 * DAY_MS, perWeek ?? 0);
      const detail = `24 h: ${day.count} of ${perDay ?? 'any'}; 7 days: ${week.count} of ${perWeek ?? 'any'}.`;
      if (perWeek !== null && week.count >= perWeek) return fail('hold', 'weekly_cap', detail, week.freeAt);
      if (perDay !== null && day.count >= perDay) return fail('hold', 'daily_cap', detail, day.freeAt);
      return pass(detail);
    },
  ],
  [
    'candidates',
    ({ facts, kind, profile }) => {
      if (kind === 'opt_out_confirmation') return skip('Answers the person at once.');
      if (facts.channel === 'email' && typeof profile === 'string')
        return skip('E-mail without own hours needs no place.');
      const { zones, states, because } = facts.candidates;
      if (!isLocated(facts.candidates)) {
        const lost = because
          .filter((item) => item.zones.length === 0)
          .map((item) => `${item.source} ${item.value}`);
        return fail(
          'hold',
          'unknown_location',
          lost.length > 0 ? `No zone is known for ${lost.join(', ')}.` : 'No area code, ZIP or state.',
        );
      }
      return pass(`Zones ${zones.join(', ')}; states ${states.join(', ') || 'unknown'}.`);
    },
  ],
  [
    'window',
    ({ facts, kind, profile, open, closes }) => {
      if (kind === 'opt_out_confirmation') return skip('Answers the person at once.');
      if (facts.channel === 'email' && typeof profile === 'string') return skip('E-mail has no legal hours.');
      if (facts.candidates.zones.length === 0)
        return fail('hold', 'unknown_location', 'Without a zone no window can be open.');
      if (!open.open || !closes) {
        const shut = open.zones
          .filter((check) => !check.open)
          .map((check) => `${check.zone} ${check.state ?? ''} ${check.localTime}`.replace('  ', ' '));
        const opening = nextOpening(facts.candidates, profile, facts.now);
        return opening
          ? fail('hold', 'outside_window', `Closed: ${shut.join('; ')}.`, opening)
          : fail('hold', 'no_joint_window', `Closed: ${shut.join('; ')}; no joint opening within 14 days.`);
      }
      const left = closes.getTime() - facts.now.getTime();
      if (left < MIN_VALIDITY_MS) {
        return fail('hold', 'window_closing', `The window closes in ${Math.floor(left / 1000)} s.`, closes);
      }
      return pass(`Open everywhere until ${closes.toISOString()}.`);
    },
  ],
];
