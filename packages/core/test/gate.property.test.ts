import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  candidatesFor,
  evaluateSend,
  REASON_CODES,
  type SendFacts,
  type WindowProfile,
} from '../src/index.js';
import { expectedDecision } from './gate-oracle.js';
import { propertyRuns } from './property-runs.js';
import { mayGo, type OracleProfile } from './window-oracle.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A fact stands against the send seldom, so that every later rule decides often enough. */
const seldom = <T>(usual: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 24, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const PLACES = [
  ['+13055550123'],
  ['+12125550123'],
  ['+18505550123'],
  ['+12085550123'],
  ['+19285550123'],
  ['+14055550123', '+14015550123'],
  ['+12055550123'],
  ['+16045550123'],
].map((phones) => candidatesFor({ phones }));
const NOWHERE = candidatesFor({ phones: ['+18005550123'] });

const agoArb = fc.oneof(
  fc.constantFrom(DAY - 1, DAY, DAY + 1, 7 * DAY - 1, 7 * DAY, 7 * DAY + 1),
  fc.integer({ min: 1, max: 8 * DAY }),
);
const profileArb = fc.constantFrom<{ profile: WindowProfile; own: OracleProfile['own']; cautious: boolean }>(
  { profile: 'cautious', own: null, cautious: true },
  { profile: 'legal', own: null, cautious: false },
  { profile: 'any_time', own: null, cautious: true },
  {
    profile: { base: 'legal', sendWindow: { days: [1, 3, 5, 7], from: '09:15', to: '17:45' } },
    own: { days: [1, 3, 5, 7], from: 33_300, to: 63_900 },
    cautious: false,
  },
);
const textArb = fc.option(
  fc.record({
    shortener: seldom(false, true),
    brand: seldom(true, false),
    optOutWording: seldom(true, false),
  }),
  { nil: null },
);

const caseArb = fc
  .record({
    now: fc.oneof(
      // Around opening and closing in the east, with seconds.
      fc
        .tuple(
          fc.integer({ min: 0, max: 1_000 }),
          fc.constantFrom(10, 12, 13, 14, 17, 20, 24, 25),
          fc.integer({ min: -120, max: 120 }),
        )
        .map(([day, hour, second]) => new Date(Date.UTC(2025, 0, 2 + day, hour, 0, second))),
      fc.date({ min: new Date('2025-01-02'), max: new Date('2027-11-30'), noInvalidDate: true }),
    ),
    channel: fc.constantFrom('sms' as const, 'sms' as const, 'sms' as const, 'email' as const),
    kind: fc.constantFrom(
      'campaign' as const,
      'campaign' as const,
      'campaign' as const,
      'reply' as const,
      'opt_out_confirmation' as const,
    ),
    hours: profileArb,
    text: textArb,
    candidates: fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...PLACES) },
      { weight: 1, arbitrary: fc.constant(NOWHERE) },
    ),
    consent: fc.oneof(
      {
        weight: 20,
        arbitrary: fc.constant({ id: 'c', source: 'web form', scope: 'sms' as const, revoked: null }),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          null,
          { id: 'c', source: ' ', scope: 'sms' as const, revoked: null },
          { id: 'c', source: 'form', scope: 'email' as const, revoked: null },
          { id: 'c', source: 'form', scope: 'any' as const, revoked: -1 },
          { id: 'c', source: 'form', scope: 'any' as const, revoked: 1 },
        ),
      },
    ),
    suppressed: seldom(false, true),
    sender: seldom<SendFacts['sender']>(
      { id: 's', state: 'ready', kind: 'long_code' },
      null,
      { id: 's', state: 'blocked', kind: 'long_code' },
      { id: 's', state: 'pending', kind: 'long_code' },
    ),
    campaignState: seldom<SendFacts['campaignState']>(
      'active',
      null,
      'paused',
      'draft',
      'scheduled',
      'completed',
      'archived',
    ),
    enrollmentState: seldom<SendFacts['enrollmentState']>(
      'active',
      null,
      'pending',
      'paused',
      'opted_out',
      'finished',
      'replied',
      'bounced',
      'failed',
      'moved',
    ),
    leadReachable: seldom(true, false),
    sends: fc.array(agoArb, { maxLength: 5 }),
    caps: fc.constantFrom(
      { perDay: 2, perWeek: 4 },
      { perDay: null, perWeek: null },
      { perDay: 3, perWeek: null },
      { perDay: null, perWeek: 5 },
    ),
    phoneType: seldom<SendFacts['phoneType']>(
      'fixed_or_mobile',
      null,
      'mobile',
      'landline',
      'fixed',
      'toll_free',
      'voip',
    ),
    firstMessage: fc.boolean(),
    requireOptOut: fc.boolean(),
    tenDlc: seldom<SendFacts['tenDlc']>(
      { brand: true, campaign: true, number: true },
      'not_required',
      { brand: false, campaign: true, number: true },
      { brand: true, campaign: false, number: true },
      { brand: true, campaign: true, number: false },
    ),
    unknownOutcome: seldom(false, true),
    killSwitch: seldom(false, true),
    automatic: fc.boolean(),
    agentsStopped: seldom(false, true),
    personReplied: seldom(false, true),
    otherAddressInFlight: seldom(false, true),
    expiresIn: seldom<number | null>(null, -1, 0, 1, HOUR),
    inboundAgo: fc.option(agoArb, { nil: null }),
    dnc: seldom<{ required: boolean; age: number | null; listed: boolean }>(
      { required: false, age: null, listed: true },
      { required: true, age: null, listed: false },
      { required: true, age: 31 * DAY, listed: false },
      { required: true, age: 31 * DAY + 1, listed: false },
      { required: true, age: DAY, listed: true },
    ),
    email: seldom<SendFacts['email']>(
      { postalAddress: true, oneClickUnsubscribe: true, domainVerified: true, complaintRate: 0.0029 },
      null,
      { postalAddress: false, oneClickUnsubscribe: true, domainVerified: true, complaintRate: null },
      { postalAddress: true, oneClickUnsubscribe: true, domainVerified: true, complaintRate: 0.003 },
    ),
  })
  .map(
    ({
      now,
      hours,
      text,
      consent,
      suppressed,
      sends,
      requireOptOut,
      expiresIn,
      inboundAgo,
      dnc,
      ...rest
    }) => {
      const facts: SendFacts = {
        ...rest,
        now,
        profile: hours.profile,
        consent: consent
          ? {
              id: consent.id,
              source: consent.source,
              scope: consent.scope,
              revokedAt: consent.revoked === null ? null : new Date(now.getTime() + consent.revoked),
            }
          : null,
        suppressions: suppressed ? [{ id: 'x', reason: 'opt_out', scope: 'person' as const }] : [],
        personLastSends: sends.map((ago) => new Date(now.getTime() - ago)),
        expiresAt: expiresIn === null ? null : new Date(now.getTime() + expiresIn),
        lastInboundAt: inboundAgo === null ? null : new Date(now.getTime() - inboundAgo),
        dnc: {
          required: dnc.required,
          listed: dnc.listed,
          dataAsOf: dnc.age === null ? null : new Date(now.getTime() - dnc.age),
        },
        content: text
          ? {
              text: [
                text.brand ? 'Acme here.' : 'Hello.',
                text.shortener ? 'See https://bit.ly/x now.' : '',
                text.optOutWording ? 'Reply STOP to opt out.' : '',
              ].join(' '),
              brandNames: ['Acme'],
              requireOptOut,
            }
          : null,
      };
      const sms = facts.channel === 'sms';
      const oracle: OracleProfile = { anyTime: !sms, cautious: sms && hours.cautious, own: hours.own };
      return { facts, oracle, text };
    },
  );

type GateCase = typeof caseArb extends fc.Arbitrary<infer C> ? C : never;

describe('the gate against an oracle that shares no code with it', { timeout: 3_600_000 }, () => {
  it('gives the same verdict for the same reason, whatever stands against a send', () => {
    const seen = new Set<string>();
    const judge = ({ facts, oracle, text }: GateCase) => {
      const { verdict, reason } = evaluateSend(facts);
      seen.add(reason);
      expect({ verdict, reason }).toEqual(expectedDecision(facts, oracle, text));
    };
    fc.assert(fc.property(caseArb, judge), { numRuns: propertyRuns(5_000, 100_000) });
    // Every reason decides somewhere: the rarest, one in thousands, is looked for until it comes. A window that no place
    // shares is reached by no places of this test.
    const missing = () => REASON_CODES.filter((code) => !seen.has(code));
    for (let round = 0; round < 50 && missing().length > 1; round += 1)
      for (const one of fc.sample(caseArb, 2_000)) judge(one);
    expect(missing()).toEqual(['no_joint_window']);
  });

  it('never allows what is suppressed, and lets nothing arrive after the hours end', () => {
    fc.assert(
      fc.property(caseArb, ({ facts, oracle }) => {
        const decision = evaluateSend(facts);
        if (decision.retryAt) {
          expect(decision.verdict).toBe('hold');
          expect(decision.retryAt.getTime()).toBeGreaterThanOrEqual(facts.now.getTime());
          if (facts.channel === 'sms')
            expect(mayGo(facts.candidates, oracle, decision.retryAt.getTime())).toBe(true);
        }
        if (decision.verdict !== 'allow') return;
        expect(decision.rules.filter((rule) => rule.result === 'fail')).toEqual([]);
        if (facts.kind === 'opt_out_confirmation') return;
        expect(facts.suppressions).toEqual([]);
        if (facts.channel === 'email') return;
        expect(mayGo(facts.candidates, oracle, facts.now.getTime())).toBe(true);
        expect(decision.validUntil).not.toBeNull();
        const last = (decision.validUntil?.getTime() ?? 0) - 1;
        if (!facts.expiresAt) expect(mayGo(facts.candidates, oracle, last)).toBe(true);
      }),
      { numRuns: propertyRuns(2_000, 100_000) },
    );
  });
});
