import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySteps } from '../../testing/src/arbitrary-sequence.js';
import {
  candidatesFor,
  GateMemory,
  Openings,
  SenderBook,
  sequenceGraph,
  walkRun,
  type PlannerContext,
  type SendFacts,
} from '../src/index.js';
import { runEngine, type EngineRun } from './engine-by-ticks.js';
import { propertyRuns } from './property-runs.js';

const DAY = 86_400_000;
const PHONES = [
  '+13055550123',
  '+12125550123',
  '+18505550123',
  '+12085550123',
  '+12055550123',
  '+14015550123',
  '+18085550123',
];
const PLACES = PHONES.map((phone) => candidatesFor({ phones: [phone] }));
const BODIES = [
  'Hi {{firstName|there}}',
  'Hi {{firstName}}, are you open to an offer for {{address|your place}}?',
  'Acme here: {{firstName}} – reply STOP to opt out',
  `{{firstName|x}} ${'long text '.repeat(18)}`,
];

interface LeadCase {
  name: string | null;
  address: string | null;
  place: number;
  phone: boolean;
  email: boolean;
  texted: boolean;
  consent: boolean;
  suppressed: boolean;
  sends: number[];
}

const leadArb: fc.Arbitrary<LeadCase> = fc.record({
  name: fc.constantFrom('Grace', 'Ádám', null),
  address: fc.constantFrom('12 Elm St', null),
  place: fc.nat({ max: PLACES.length - 1 }),
  phone: fc.constantFrom(true, true, true, false),
  email: fc.boolean(),
  texted: fc.boolean(),
  consent: fc.constantFrom(true, true, true, true, false),
  suppressed: fc.constantFrom(false, false, false, false, true),
  sends: fc.array(fc.integer({ min: 1, max: 8 * DAY }), { maxLength: 2 }),
});

const caseArb = fc
  .record({
    steps: arbitrarySteps(
      ['sms', 'sms', 'sms', 'sms', 'email', 'email', 'wait', 'split', 'branch', 'call_task'],
      6,
    ),
    bodies: fc.array(fc.constantFrom(...BODIES), { minLength: 6, maxLength: 6 }),
    leads: fc.array(leadArb, { minLength: 1, maxLength: 4 }),
    now: fc.oneof(
      fc.integer({ min: 0, max: 3 * 1440 }).map((m) => new Date(Date.UTC(2026, 2, 7) + m * 60_000)),
      fc.integer({ min: 0, max: 3 * 1440 }).map((m) => new Date(Date.UTC(2026, 9, 31) + m * 60_000 + 17_000)),
      fc.date({ min: new Date('2026-01-01'), max: new Date('2027-06-01'), noInvalidDate: true }),
    ),
    profile: fc.constantFrom('cautious' as const, 'legal' as const),
    sendWindow: fc.option(
      fc.record({
        days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
        from: fc.constantFrom('08:00', '11:30'),
        to: fc.constantFrom('12:00', '19:59'),
      }),
      { nil: null, freq: 3 },
    ),
    caps: fc.constantFrom(
      { perDay: 2, perWeek: 4 },
      { perDay: 1, perWeek: 7 },
      { perDay: null, perWeek: null },
    ),
    rotation: fc.constantFrom('round_robin' as const, 'weighted' as const),
    senders: fc.constantFrom(0, 1, 1, 2, 2, 3, 3, 3),
    unregistered: fc.oneof(
      { weight: 15, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  })
  .map((given) => {
    const graph = sequenceGraph(
      'v',
      given.steps.map((step, position) => ({
        ...step,
        id: `id-${position}`,
        position,
        ...(step.type === 'sms' || step.type === 'email' ? { body: given.bodies[position] ?? 'Hello' } : {}),
      })),
    );
    const context = (): PlannerContext => ({
      profile: given.profile,
      sendWindow: given.sendWindow,
      brandName: 'Acme',
      optOutHint: true,
      senders: {
        sms: new SenderBook(
          Array.from({ length: given.senders }, (_, n) => ({
            id: `n${n}`,
            name: `number ${n}`,
            weight: n + 1,
          })),
          { rotation: given.rotation },
        ),
        email: new SenderBook([{ id: 'm', name: 'mailbox' }]),
      },
      links: null,
      stoppedVariants: new Map(),
      openings: new Openings(),
    });
    const runs = given.leads.map((lead, turn): EngineRun => {
      const candidates = PLACES[lead.place] ?? candidatesFor({ phones: [] });
      const facts = (channel: 'sms' | 'email', senderId: string): SendFacts => ({
        now: given.now,
        profile: given.sendWindow ? { base: given.profile, sendWindow: given.sendWindow } : given.profile,
        channel,
        candidates,
        consent: lead.consent ? { id: 'c', source: 'form', scope: 'any' } : null,
        suppressions: lead.suppressed ? [{ id: 'x', reason: 'opt_out', scope: 'person' }] : [],
        sender: { id: senderId, state: 'ready', kind: channel === 'sms' ? 'long_code' : 'mailbox' },
        campaignState: 'active',
        enrollmentState: 'active',
        leadReachable: true,
        personLastSends:
          channel === 'sms' ? lead.sends.map((ago) => new Date(given.now.getTime() - ago)) : [],
        caps: given.caps,
        phoneType: channel === 'sms' ? 'mobile' : null,
        firstMessage: !lead.texted,
        tenDlc: given.unregistered ? { brand: true, campaign: false, number: true } : 'not_required',
        unknownOutcome: false,
        email: { postalAddress: true, oneClickUnsubscribe: true, domainVerified: true, complaintRate: null },
      });
      return {
        run: 1,
        lead: {
          id: `lead-${turn}-${lead.name}`,
          values: { firstName: lead.name, address: lead.address },
          candidates,
          texted: lead.texted,
        },
        phone: lead.phone ? (PHONES[lead.place] ?? null) : null,
        email: lead.email ? 'grace@example.com' : null,
        turn,
        firstDueAt: given.now,
        facts,
      };
    });
    return { graph, context, runs, until: new Date(given.now.getTime() + 60 * DAY) };
  });

describe('what is forecast', { timeout: 3_600_000 }, () => {
  it('is what is then sent: to whom, which text, how many segments, from which sender, and when', () => {
    const runs = propertyRuns(1_500, 100_000);
    let messages = 0;
    fc.assert(
      fc.property(caseArb, ({ graph, context, runs: people, until }) => {
        const [first, later] = [context(), context()];
        const memory = new GateMemory();
        const forecast = people.map((run) =>
          walkRun(
            {
              run: {
                run: run.run,
                phone: run.phone,
                email: run.email,
                stickyNumber: null,
                stickyMailbox: null,
                turn: run.turn,
              },
              lead: run.lead,
              firstDueAt: run.firstDueAt,
              gateFacts: run.facts,
            },
            { graph, context: first, laterContext: later, until, memory },
          ).sends.map(({ stepId, message, at }) => ({
            channel: message.channel,
            stepId,
            text: message.text,
            segments: message.segments,
            senderId: message.senderId,
            at: at.getTime(),
          })),
        );
        // A step that is due before the end may leave after it: both sides look at the same time only.
        const inTime = (sends: { at: number }[]) => sends.filter(({ at }) => at <= until.getTime());
        const sent = runEngine(people, graph, context(), until);
        messages += sent.flat().length;
        expect(forecast.map(inTime)).toEqual(sent.map(inTime));
      }),
      { numRuns: runs },
    );
    expect(messages).toBeGreaterThan(runs / 2);
  });
});
