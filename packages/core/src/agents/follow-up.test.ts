import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOLLOW_UP_DAYS, nextFollowUp, NOT_NOW_DAYS, type FollowUpState } from './follow-up.js';

const DAY = 86_400_000;
const t0 = new Date('2026-03-02T16:00:00Z');
const after = (days: number): Date => new Date(t0.getTime() + days * DAY);

/** Gianna wrote at `t0`; nobody has ever answered. */
const silent = (over: Partial<FollowUpState> = {}): FollowUpState => ({
  agent: 'gianna',
  mode: 'draft',
  lastOutbound: { at: t0, byAgent: true, pending: false },
  lastInbound: null,
  made: 0,
  lastMadeAt: null,
  rejected: false,
  draftWaits: false,
  optedOut: false,
  gone: false,
  inSequence: false,
  ended: false,
  ...over,
});

describe('a follow-up', () => {
  it.each([
    ['gianna', [3, 7, 14, 30]],
    ['cathy', [2, 4, 5, 7, 14]],
  ] as const)('of %s comes after the days of the table, then no more', (agent, days) => {
    for (const [made, wait] of days.entries()) {
      const state = silent({ agent, made });
      expect(nextFollowUp(state, after(wait - 0.001))).toMatchObject({ kind: 'later', at: after(wait) });
      expect(nextFollowUp(state, after(wait))).toMatchObject({
        kind: 'due',
        step: made + 1,
        after: 'silence',
      });
    }
    expect(nextFollowUp(silent({ agent, made: days.length }), after(900))).toMatchObject({ kind: 'none' });
  });

  it('comes once, 90 days after “not now”, whoever has the conversation', () => {
    for (const agent of ['gianna', 'cathy'] as const)
      for (const at of [after(1), after(-1)]) {
        const state = silent({ agent, lastInbound: { at, intent: 'not_now' } });
        const due = new Date(Math.max(at.getTime(), t0.getTime()) + NOT_NOW_DAYS * DAY);
        expect(nextFollowUp(state, new Date(due.getTime() - 1))).toMatchObject({ kind: 'later', at: due });
        expect(nextFollowUp(state, due)).toMatchObject({ kind: 'due', step: 1, after: 'not_now' });
        expect(nextFollowUp({ ...state, made: 1 }, after(900))).toMatchObject({ kind: 'none' });
      }
  });

  it('that nobody let go counts from itself: two do not fall due together', () => {
    const state = silent({ made: 1, lastMadeAt: after(40) });
    expect(nextFollowUp(state, after(41))).toMatchObject({ kind: 'later', step: 2, at: after(47) });
  });

  it.each([
    ['any answer', { lastInbound: { at: after(1), intent: 'question' } }],
    ['an answer that nobody understood yet', { lastInbound: { at: after(1), intent: null } }],
    ['a person’s message', { lastOutbound: { at: after(1), byAgent: false, pending: false } }],
    ['an opt-out', { optedOut: true }],
    ['a sequence', { inSequence: true }],
    ['an outcome that ends it', { ended: true }],
    ['an agent that is off', { mode: 'off' }],
    ['a rejection', { made: 1, rejected: true }],
    ['a lead that is gone', { gone: true }],
    ['Sabrina, who has none', { agent: 'sabrina' }],
    ['nobody', { agent: null }],
  ] as const satisfies [string, Partial<FollowUpState>][])('is ended by %s', (_, over) => {
    expect(nextFollowUp(silent(over), after(100))).toMatchObject({ kind: 'none' });
  });

  it('waits a day for a message on its way and for a draft that waits', () => {
    const now = after(5);
    for (const over of [{ draftWaits: true }, { lastOutbound: { at: t0, byAgent: true, pending: true } }])
      expect(nextFollowUp(silent(over), now)).toMatchObject({ kind: 'later', at: after(6) });
  });
});

const instant = fc
  .integer({ min: 0, max: 400 * 24 })
  .map((hours) => new Date(t0.getTime() + hours * 3_600_000));
const anyState: fc.Arbitrary<FollowUpState> = fc.record({
  agent: fc.constantFrom('gianna', 'cathy', 'sabrina', null),
  mode: fc.constantFrom('off', 'draft', 'auto'),
  lastOutbound: fc.option(fc.record({ at: instant, byAgent: fc.boolean(), pending: fc.boolean() })),
  lastInbound: fc.option(
    fc.record({ at: instant, intent: fc.constantFrom('not_now', 'question', 'interested', null) }),
  ),
  made: fc.integer({ min: 0, max: 8 }),
  lastMadeAt: fc.option(instant),
  rejected: fc.boolean(),
  draftWaits: fc.boolean(),
  optedOut: fc.boolean(),
  gone: fc.boolean(),
  inSequence: fc.boolean(),
  ended: fc.boolean(),
});

describe('whatever the conversation', () => {
  it('nothing is due against a bar, too early, or beyond the table', () => {
    fc.assert(
      fc.property(anyState, instant, (state, now) => {
        const next = nextFollowUp(state, now);
        expect(next.because).toMatch(/\S/);
        if (next.kind === 'later') expect(next.at.getTime()).toBeGreaterThan(now.getTime());
        if (next.kind !== 'due') return;
        const { agent, lastOutbound, lastInbound, made } = state;
        expect([state.optedOut, state.gone, state.inSequence, state.ended, state.rejected]).not.toContain(
          true,
        );
        expect([state.mode === 'off', state.draftWaits, lastOutbound?.pending]).not.toContain(true);
        expect(lastOutbound?.byAgent).toBe(true);
        expect(next.step).toBe(made + 1);
        const days = next.after === 'not_now' ? [NOT_NOW_DAYS] : (FOLLOW_UP_DAYS[agent!] ?? []);
        const waited = now.getTime() - Math.max(lastOutbound!.at.getTime(), state.lastMadeAt?.getTime() ?? 0);
        expect(waited).toBeGreaterThanOrEqual(days[made]! * DAY);
        if (lastInbound && lastInbound.at > lastOutbound!.at) expect(lastInbound.intent).toBe('not_now');
      }),
      { numRuns: 2_000 },
    );
  });

  it('who waits until the time that is named is due then, and waiting never undoes it', () => {
    fc.assert(
      fc.property(anyState, instant, fc.integer({ min: 0, max: 50 * DAY }), (state, now, more) => {
        const next = nextFollowUp(state, now);
        if (next.kind === 'none')
          expect(nextFollowUp(state, new Date(now.getTime() + more)).kind).toBe('none');
        if (next.kind === 'due') expect(nextFollowUp(state, new Date(now.getTime() + more)).kind).toBe('due');
        if (next.kind === 'later' && !state.draftWaits && !state.lastOutbound?.pending)
          expect(nextFollowUp(state, next.at)).toMatchObject({ kind: 'due', step: next.step });
      }),
    );
  });
});
