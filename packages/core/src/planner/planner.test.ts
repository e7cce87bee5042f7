import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBehaviour, arbitrarySequence } from '../../../testing/src/arbitrary-sequence.js';
import {
  advanceRun,
  dueAfterAcceptance,
  NO_BEHAVIOUR,
  Openings,
  pickVariant,
  SenderBook,
  sequenceGraph,
  strictestZone,
  trackLinks,
  waitUntil,
  type DueRun,
  type LeadFacts,
  type PlannedStep,
  type PlannerContext,
} from './index.js';

const NOON = new Date('2026-11-18T17:00:00.000Z');
const lead: LeadFacts = {
  id: 'lead',
  values: { firstName: 'Grace', company: null },
  candidates: { zones: ['America/New_York'], states: ['NY'] },
  texted: false,
};
const run: DueRun = {
  run: 1,
  position: 0,
  phone: '+12125550101',
  email: 'grace@example.com',
  stickyNumber: null,
  stickyMailbox: null,
  turn: 0,
  behaviour: NO_BEHAVIOUR,
};
const context = (change: Partial<PlannerContext> = {}): PlannerContext => ({
  profile: 'cautious',
  sendWindow: null,
  brandName: 'Lopez Homes',
  optOutHint: true,
  senders: {
    sms: new SenderBook([{ id: 'n1', name: '+13055550163' }]),
    email: new SenderBook([{ id: 'm1', name: 'hello@example.com' }]),
  },
  links: null,
  stoppedVariants: new Map(),
  openings: new Openings(),
  ...change,
});
const none = { amount: 0, unit: 'minutes' } as const;
const step = (position: number, rest: Partial<PlannedStep>): PlannedStep =>
  ({
    id: `id-${position}`,
    key: `s${position}`,
    position,
    delay: none,
    subject: null,
    body: null,
    config: {},
    ...rest,
  }) as PlannedStep;

describe('a run through any sequence', () => {
  it('ends, takes no step twice, and only goes forward', () => {
    fc.assert(
      fc.property(
        arbitrarySequence(),
        fc.array(arbitraryBehaviour, { minLength: 12, maxLength: 12 }),
        (graph, acts) => {
          let now = NOON;
          let position = 0;
          const taken: string[] = [];
          for (let round = 0; round <= graph.steps.length + 1; round++) {
            const behaviour = acts[round] ?? NO_BEHAVIOUR;
            const plan = advanceRun({ ...run, position, behaviour }, lead, graph, context(), now);
            taken.push(...plan.carriedOut, ...plan.skipped);
            expect(plan.effects.filter((effect) => effect.kind === 'send').length).toBeLessThanOrEqual(1);
            if (plan.next.kind === 'ends') {
              expect(new Set(taken).size).toBe(taken.length);
              return;
            }
            expect(plan.next.kind).not.toBe('held');
            expect(plan.next.position).toBeGreaterThan(position);
            position = plan.next.position;
            if (plan.next.kind === 'waits') {
              expect(plan.next.dueAt.getTime()).toBeGreaterThan(now.getTime());
              now = plan.next.dueAt;
            } else {
              const due = dueAfterAcceptance(graph, position, now);
              if (due === null) {
                expect(new Set(taken).size).toBe(taken.length);
                return;
              }
              now = due;
            }
          }
          throw new Error('the run goes on for ever');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is the same when it is asked again', () => {
    fc.assert(
      fc.property(arbitrarySequence(), arbitraryBehaviour, (graph, behaviour) => {
        const ask = () => advanceRun({ ...run, behaviour }, lead, graph, context(), NOON);
        expect(ask()).toEqual(ask());
      }),
    );
  });
});

describe('a text', () => {
  const graph = (body: string) => sequenceGraph('v', [step(0, { type: 'sms', body })]);
  it('names us and says how to opt out the first time only', () => {
    const textOf = (texted: boolean) => {
      const [effect] = advanceRun(
        run,
        { ...lead, texted },
        graph('Hi {{firstName}}'),
        context(),
        NOON,
      ).effects;
      return effect?.kind === 'send' ? effect.message.text : null;
    };
    expect(textOf(false)).toBe('Lopez Homes: Hi Grace Reply STOP to opt out.');
    expect(textOf(true)).toBe('Hi Grace');
  });
  it('is held when a value is missing, and nothing is written', () => {
    expect(advanceRun(run, lead, graph('Hi {{company}}'), context(), NOON)).toMatchObject({
      effects: [],
      carriedOut: [],
      next: { kind: 'held', position: 0, reason: 'missing_value' },
    });
  });
  it('is held when nobody can send it', () => {
    const alone = context({ senders: { sms: new SenderBook([]), email: new SenderBook([]) } });
    expect(advanceRun(run, lead, graph('Hi'), alone, NOON).next).toMatchObject({
      kind: 'held',
      reason: 'no_sender',
    });
  });
  it('is passed over without a number', () => {
    expect(advanceRun({ ...run, phone: null }, lead, graph('Hi'), context(), NOON)).toMatchObject({
      skipped: ['id-0'],
      next: { kind: 'ends' },
    });
  });
  it('waits for the window, and goes out at once when no window ever opens, so that the gate says why', () => {
    const night = new Date('2026-11-18T08:00:00.000Z');
    const messageOf = (where: LeadFacts) => {
      const [effect] = advanceRun(run, where, graph('Hi'), context(), night).effects;
      return effect?.kind === 'send' ? effect.message : null;
    };
    expect(messageOf(lead)).toMatchObject({
      reason: 'outside_window',
      dueAt: new Date('2026-11-18T15:00:00.000Z'),
    });
    expect(messageOf({ ...lead, candidates: { zones: [], states: [] } })).toMatchObject({
      reason: null,
      dueAt: night,
    });
  });
});

describe('links', () => {
  const links = { base: 'https://og.test/api/l/', token: ({ index }: { index: number }) => `token-${index}` };
  const of = { leadId: 'lead', run: 1, stepId: 'step' };
  it('are led through our domain, each address once, with the punctuation left outside', () => {
    expect(
      trackLinks('See https://a.test/x?y=1, (https://b.test) and https://a.test/x?y=1.', links, of),
    ).toEqual({
      text: 'See https://og.test/api/l/token-0, (https://og.test/api/l/token-1) and https://og.test/api/l/token-0.',
      links: [
        { token: 'token-0', url: 'https://a.test/x?y=1' },
        { token: 'token-1', url: 'https://b.test' },
      ],
    });
  });
  it('keeps the brackets that belong to an address', () => {
    expect(trackLinks('(see https://a.test/Foo_(bar)).', links, of)).toEqual({
      text: '(see https://og.test/api/l/token-0).',
      links: [{ token: 'token-0', url: 'https://a.test/Foo_(bar)' }],
    });
  });
  it('count as they go out: a text that they make too long is held', () => {
    const body = `${'a'.repeat(1_585)} http://b.test`;
    const plan = (tracking: typeof links | null) =>
      advanceRun(
        run,
        { ...lead, texted: true },
        sequenceGraph('v', [step(0, { type: 'sms', body })]),
        context({ links: tracking }),
        NOON,
      );
    expect(plan(null).effects).toHaveLength(1);
    expect(plan(links)).toMatchObject({ effects: [], next: { kind: 'held', reason: 'text_too_long' } });
  });
  it('leaves a text without links alone', () =>
    expect(trackLinks('Call 1. 2. http:', links, of)).toEqual({ text: 'Call 1. 2. http:', links: [] }));
});

describe('a wait', () => {
  const both = ['America/New_York', 'America/Los_Angeles'];
  it('follows the zone where the day comes last', () => {
    expect(strictestZone(both, NOON)).toBe('America/Los_Angeles');
    expect(strictestZone([], NOON)).toBeNull();
    expect(waitUntil({ kind: 'local_time', time: '09:30' }, both, NOON)).toEqual(
      new Date('2026-11-18T17:30:00.000Z'),
    );
  });
  it('is over at the very minute, and comes again the day after', () => {
    const at = new Date('2026-11-18T17:30:20.000Z');
    expect(waitUntil({ kind: 'local_time', time: '09:30' }, both, at)).toEqual(at);
    expect(waitUntil({ kind: 'local_time', time: '09:29' }, both, at)).toEqual(
      new Date('2026-11-19T17:29:00.000Z'),
    );
  });
  it('knows the days of the week and a change of the clock', () => {
    const ny = ['America/New_York'];
    expect(waitUntil({ kind: 'weekday', weekday: 3 }, ny, NOON)).toEqual(NOON);
    expect(waitUntil({ kind: 'weekday', weekday: 1 }, ny, NOON)).toEqual(
      new Date('2026-11-23T05:00:00.000Z'),
    );
    const beforeSpring = new Date('2026-03-08T06:00:00.000Z');
    expect(waitUntil({ kind: 'local_time', time: '02:30' }, ny, beforeSpring)).toEqual(
      new Date('2026-03-08T07:30:00.000Z'),
    );
    const beforeAutumn = new Date('2026-11-01T04:30:00.000Z');
    expect(waitUntil({ kind: 'local_time', time: '01:30' }, ny, beforeAutumn)).toEqual(
      new Date('2026-11-01T05:30:00.000Z'),
    );
  });
  it('never lies in the past and is over within a week', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'America/Phoenix',
      'America/Adak',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    );
    fc.assert(
      fc.property(
        fc.array(zones, { minLength: 1, maxLength: 3 }),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
        fc.oneof(
          fc.record({
            kind: fc.constant('local_time' as const),
            time: fc.constantFrom('00:00', '01:30', '02:30', '12:00', '23:59'),
          }),
          fc.record({ kind: fc.constant('weekday' as const), weekday: fc.integer({ min: 1, max: 7 }) }),
        ),
        (where, at, until) => {
          const end = waitUntil(until, where, at);
          expect(end.getTime()).toBeGreaterThanOrEqual(at.getTime());
          expect(end.getTime() - at.getTime()).toBeLessThanOrEqual(7 * 86_400_000 + 7_200_000);
        },
      ),
    );
  });
});

describe('a split', () => {
  const variants = [
    { key: 'a', weight: 20 },
    { key: 'b', weight: 80 },
  ];
  const share = (stopped?: ReadonlySet<string>) => {
    const picked = Array.from(
      { length: 20_000 },
      (_, n) => pickVariant(variants, stopped, `lead-${n}|step|1`)?.key,
    );
    return picked.filter((key) => key === 'a').length / picked.length;
  };
  it('divides by weight', () => expect(Math.abs(share() - 0.2)).toBeLessThan(0.02));
  it('gives the weight of a stopped variant to the others', () => expect(share(new Set(['b']))).toBe(1));
  it('keeps the first when all are stopped', () => expect(share(new Set(['a', 'b']))).toBe(1));
});
