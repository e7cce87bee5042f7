import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextBestAction, type NextActionFacts } from './next-action.js';

const now = new Date('2026-03-04T10:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const fresh: NextActionFacts = {
  now,
  hasAddress: true,
  verdict: 'allow',
  reason: null,
  hasConversation: false,
  lastContactedAt: null,
  lastRepliedAt: null,
  waiting: null,
  callTask: null,
  appointmentAt: null,
  freeSlot: null,
  unknownSend: false,
  runs: false,
};
const talked = { hasConversation: true, lastContactedAt: ago(1), lastRepliedAt: ago(2) };
const due = { title: 'Call back: interested', dueAt: ago(0) };
const kindOf = (facts: Partial<NextActionFacts>) => nextBestAction({ ...fresh, ...facts }).kind;

describe('the next best action', () => {
  it('is a call for a hot reply with a due call, and for who called and reached nobody', () => {
    const hot = { ...talked, waiting: { intent: 'interested', hot: true }, callTask: due };
    expect(nextBestAction({ ...fresh, ...hot })).toEqual({
      kind: 'call',
      reason: 'They wait, and a call is due: Call back: interested.',
    });
    expect(kindOf({ ...hot, waiting: { intent: null, hot: true } })).toBe('call');
    expect(kindOf({ ...hot, callTask: { ...due, dueAt: new Date(now.getTime() + 1) } })).toBe('reply');
    expect(kindOf({ ...hot, waiting: { intent: 'question', hot: false } })).toBe('reply');
  });

  it('is an appointment for who asks for a time, when one is free and none is booked', () => {
    const asks = {
      ...talked,
      waiting: { intent: 'scheduling', hot: true },
      callTask: due,
      freeSlot: 'Tue, Mar 5, 10:00 AM PST',
    };
    expect(nextBestAction({ ...fresh, ...asks })).toEqual({
      kind: 'book',
      reason: 'They ask for a time to talk; free next: Tue, Mar 5, 10:00 AM PST.',
    });
    expect(kindOf({ ...asks, freeSlot: null })).toBe('call');
    expect(kindOf({ ...asks, appointmentAt: new Date(now.getTime() + 60_000) })).toBe('call');
  });

  it('settles a send in doubt before anything else that we begin', () => {
    expect(kindOf({ ...talked, unknownSend: true, callTask: due })).toBe('confirm_send');
    expect(kindOf({ ...talked, unknownSend: true, waiting: { intent: 'question', hot: false } })).toBe(
      'reply',
    );
  });

  it('asks again after three days of silence, unless somebody or something else will', () => {
    const silent = { hasConversation: true, lastRepliedAt: ago(9), lastContactedAt: ago(3) };
    expect(kindOf(silent)).toBe('follow_up');
    expect(kindOf({ ...silent, lastContactedAt: ago(2.9) })).toBe('conversation');
    expect(kindOf({ ...silent, runs: true })).toBe('conversation');
    expect(kindOf({ ...silent, appointmentAt: ago(-1) })).toBe('conversation');
    expect(kindOf({ ...silent, lastRepliedAt: null })).toBe('conversation');
  });

  it('is what is missing, or a campaign, for who was never written to', () => {
    expect(kindOf({ hasAddress: false, verdict: 'cancel', reason: 'lead_unreachable' })).toBe('address');
    expect(kindOf({ verdict: 'suppress', reason: 'no_consent' })).toBe('consent');
    expect(kindOf({})).toBe('campaign');
  });

  it('is none for who must not be contacted, whatever else is true', () => {
    fc.assert(
      fc.property(
        fc.record({
          hasAddress: fc.boolean(),
          hasConversation: fc.boolean(),
          unknownSend: fc.boolean(),
          runs: fc.boolean(),
          waiting: fc.option(fc.record({ intent: fc.option(fc.string()), hot: fc.boolean() })),
          callTask: fc.option(fc.constant(due)),
          freeSlot: fc.option(fc.string()),
          reason: fc.constantFrom('suppressed', 'dnc', 'litigator', null),
          verdict: fc.constantFrom('suppress', 'SUPPRESS'),
        }),
        (facts) => kindOf(facts) === 'none',
      ),
    );
  });

  it('has a reason, and never calls or books without a due task or a free time', () => {
    fc.assert(
      fc.property(
        fc.record({
          hasAddress: fc.boolean(),
          hasConversation: fc.boolean(),
          unknownSend: fc.boolean(),
          runs: fc.boolean(),
          waiting: fc.option(
            fc.record({ intent: fc.constantFrom('scheduling', 'interested', null), hot: fc.boolean() }),
          ),
          callTask: fc.option(fc.record({ title: fc.string(), dueAt: fc.constantFrom(ago(1), ago(-1)) })),
          freeSlot: fc.option(fc.string({ minLength: 1 })),
          appointmentAt: fc.option(fc.constant(ago(-1))),
        }),
        (facts) => {
          const { kind, reason } = nextBestAction({ ...fresh, ...facts });
          expect(reason).not.toBe('');
          if (kind === 'call') expect(facts.callTask!.dueAt <= now).toBe(true);
          if (kind === 'book') {
            expect(facts.freeSlot).not.toBeNull();
            expect(facts.appointmentAt).toBeNull();
          }
        },
      ),
    );
  });
});
