import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../geo/index.js';
import { evaluateSend, isOpenAt, LINK_SHORTENERS, REASONS } from './index.js';
import type { SendFacts } from './index.js';
import { findShortener, hasOptOutWording, namesBrand } from './content.js';

const NOON = DateTime.fromISO('2026-03-03T12:00', { zone: 'America/New_York' }).toJSDate();
const HOUR = 3_600_000;
const ago = (hours: number): Date => new Date(NOON.getTime() - hours * HOUR);

/** A send that nothing stands against: Tuesday noon, Miami. */
function facts(change: Partial<SendFacts> = {}): SendFacts {
  return {
    now: NOON,
    profile: 'cautious',
    channel: 'sms',
    candidates: candidatesFor({ phones: ['+13055550123'] }),
    consent: { id: 'c1', source: 'web_form', scope: 'sms' },
    suppressions: [],
    sender: { id: 's1', state: 'ready', kind: 'long_code' },
    campaignState: 'active',
    enrollmentState: 'active',
    leadReachable: true,
    personLastSends: [],
    caps: { perDay: 2, perWeek: 4 },
    phoneType: 'fixed_or_mobile',
    firstMessage: false,
    tenDlc: { brand: true, campaign: true, number: true },
    unknownOutcome: false,
    ...change,
  };
}

describe('evaluateSend', () => {
  it('allows when nothing stands against it, until the window ends', () => {
    const decision = evaluateSend(facts());
    expect(decision).toMatchObject({
      verdict: 'allow',
      reason: 'ok',
      retryAt: null,
      consentId: 'c1',
      senderId: 's1',
    });
    expect(decision.validUntil).toEqual(
      DateTime.fromISO('2026-03-03T20:00', { zone: 'America/New_York' }).toJSDate(),
    );
    expect(decision.rules.every((rule) => rule.result !== 'fail')).toBe(true);
  });

  const cases: [string, Partial<SendFacts>, string, string][] = [
    [
      'suppression',
      { suppressions: [{ id: 'x', reason: 'opt_out', scope: 'address' }] },
      'suppress',
      'suppressed',
    ],
    ['a lead that is gone', { leadReachable: false }, 'cancel', 'lead_unreachable'],
    ['no consent', { consent: null }, 'suppress', 'no_consent'],
    ['consent without source', { consent: { id: 'c', source: ' ', scope: 'sms' } }, 'suppress', 'no_consent'],
    [
      'withdrawn consent',
      { consent: { id: 'c', source: 'f', scope: 'any', revokedAt: ago(1) } },
      'suppress',
      'consent_revoked',
    ],
    [
      'consent for e-mail only',
      { consent: { id: 'c', source: 'f', scope: 'email' } },
      'suppress',
      'consent_scope',
    ],
    ['a paused campaign', { campaignState: 'paused' }, 'hold', 'campaign_paused'],
    ['a scheduled campaign', { campaignState: 'scheduled' }, 'hold', 'campaign_not_active'],
    ['an archived campaign', { campaignState: 'archived' }, 'cancel', 'campaign_over'],
    ['a replied enrollment', { enrollmentState: 'replied' }, 'cancel', 'enrollment_over'],
    ['an opted-out enrollment', { enrollmentState: 'opted_out' }, 'suppress', 'enrollment_over'],
    ['a paused enrollment', { enrollmentState: 'paused' }, 'hold', 'enrollment_paused'],
    ['expiry', { expiresAt: NOON }, 'expire', 'expired'],
    ['an unknown outcome', { unknownOutcome: true }, 'hold', 'unknown_outcome'],
    ['the kill switch', { killSwitch: true }, 'hold', 'kill_switch'],
    ['an open reply', { personReplied: true }, 'hold', 'person_replied'],
    ['a landline', { phoneType: 'landline' }, 'cancel', 'landline'],
    ['a toll-free recipient', { phoneType: 'toll_free' }, 'hold', 'toll_free_recipient'],
    ['stale do-not-call data', { dnc: { required: true, dataAsOf: ago(32 * 24) } }, 'hold', 'dnc_data_stale'],
    ['missing do-not-call data', { dnc: { required: true, dataAsOf: null } }, 'hold', 'dnc_data_stale'],
    [
      'a shortener',
      { content: { text: 'See https://bit.ly/x', brandNames: [], requireOptOut: false } },
      'hold',
      'link_shortener',
    ],
    [
      'no brand',
      { firstMessage: true, content: { text: 'Hi', brandNames: ['Acme'], requireOptOut: false } },
      'hold',
      'brand_missing',
    ],
    [
      'no opt-out wording',
      { content: { text: 'Hi from Acme', brandNames: ['Acme'], requireOptOut: true } },
      'hold',
      'opt_out_wording_missing',
    ],
    ['no sender', { sender: null }, 'hold', 'no_sender'],
    [
      'a blocked sender',
      { sender: { id: 's', state: 'blocked', kind: 'long_code' } },
      'hold',
      'sender_not_ready',
    ],
    [
      'an unapproved brand',
      { tenDlc: { brand: false, campaign: true, number: true } },
      'hold',
      'ten_dlc_unapproved',
    ],
    [
      'an unapproved number',
      { tenDlc: { brand: true, campaign: true, number: false } },
      'hold',
      'ten_dlc_unapproved',
    ],
    ['another number in use', { otherAddressInFlight: true }, 'hold', 'other_address_in_flight'],
    ['the daily cap', { personLastSends: [ago(1), ago(2)] }, 'hold', 'daily_cap'],
    ['the weekly cap', { personLastSends: [ago(30), ago(50), ago(70), ago(90)] }, 'hold', 'weekly_cap'],
    [
      'three attempts in Florida',
      { caps: { perDay: null, perWeek: null }, personLastSends: [ago(1), ago(2), ago(3)] },
      'hold',
      'state_attempts',
    ],
    ['an unknown place', { candidates: candidatesFor({ phones: [] }) }, 'hold', 'unknown_location'],
    ['night', { now: new Date(NOON.getTime() + 10 * HOUR) }, 'hold', 'outside_window'],
    ['the last minute', { now: new Date(NOON.getTime() + 8 * HOUR - 30_000) }, 'hold', 'window_closing'],
  ];
  it.each(cases)('stops at %s', (_name, change, verdict, reason) => {
    const decision = evaluateSend(facts(change));
    expect(decision).toMatchObject({ verdict, reason, validUntil: null });
    expect(Object.hasOwn(REASONS, decision.reason)).toBe(true);
    expect(decision.rules).toHaveLength(evaluateSend(facts()).rules.length);
  });

  it('says when a cap frees, inside the window', () => {
    const decision = evaluateSend(facts({ personLastSends: [ago(1), ago(20)] }));
    // 20 h ago + 24 h is 16:00 today, which is open.
    expect(decision.retryAt).toEqual(new Date(NOON.getTime() + 4 * HOUR));
    const night = evaluateSend(facts({ now: new Date(NOON.getTime() + 10 * HOUR) }));
    expect(night.retryAt).toEqual(
      DateTime.fromISO('2026-03-04T10:00', { zone: 'America/New_York' }).toJSDate(),
    );
  });

  it('waives caps, not the window, for an answer within a day', () => {
    const reply = {
      kind: 'reply' as const,
      campaignState: null,
      enrollmentState: null,
      personReplied: true,
      lastInboundAt: ago(1),
      personLastSends: [ago(1), ago(2), ago(3)],
    };
    expect(evaluateSend(facts(reply)).verdict).toBe('allow');
    expect(evaluateSend(facts({ ...reply, lastInboundAt: ago(25) })).reason).toBe('state_attempts');
    expect(evaluateSend(facts({ ...reply, now: new Date(NOON.getTime() + 10 * HOUR) })).reason).toBe(
      'outside_window',
    );
  });

  it('lets the one confirmation of an opt-out through, at night too', () => {
    const confirmation = {
      kind: 'opt_out_confirmation' as const,
      campaignState: null,
      enrollmentState: null,
      consent: null,
      suppressions: [{ id: 'x', reason: 'opt_out', scope: 'address' as const }],
      now: new Date(NOON.getTime() + 10 * HOUR),
    };
    expect(evaluateSend(facts(confirmation)).verdict).toBe('allow');
    expect(evaluateSend(facts({ ...confirmation, expiresAt: NOON })).verdict).toBe('expire');
  });

  it('treats e-mail by its own rules', () => {
    const ready = {
      postalAddress: true,
      oneClickUnsubscribe: true,
      domainVerified: true,
      complaintRate: 0.001,
    };
    const mail: Partial<SendFacts> = {
      channel: 'email',
      consent: null,
      phoneType: null,
      tenDlc: 'not_required',
      candidates: candidatesFor({ phones: [] }),
      email: ready,
      now: new Date(NOON.getTime() + 12 * HOUR),
    };
    expect(evaluateSend(facts(mail)).verdict).toBe('allow');
    expect(evaluateSend(facts({ ...mail, email: null })).reason).toBe('email_setup');
    expect(evaluateSend(facts({ ...mail, email: { ...ready, oneClickUnsubscribe: false } })).reason).toBe(
      'email_setup',
    );
    expect(evaluateSend(facts({ ...mail, email: { ...ready, complaintRate: 0.003 } })).reason).toBe(
      'complaint_rate',
    );
    expect(
      evaluateSend(facts({ ...mail, suppressions: [{ id: 'x', reason: 'opt_out', scope: 'person' }] }))
        .verdict,
    ).toBe('suppress');
  });

  it('never lets `any_time` reach a text', () => {
    expect(
      evaluateSend(facts({ profile: 'any_time', now: new Date(NOON.getTime() + 10 * HOUR) })).reason,
    ).toBe('outside_window');
  });

  it('puts a suppression before everything that merely delays', () => {
    fc.assert(
      fc.property(fc.subarray(cases), (chosen) => {
        const merged = facts(Object.assign({}, ...chosen.map(([, change]) => change)) as Partial<SendFacts>);
        const decision = evaluateSend(merged);
        if (merged.suppressions.length > 0) expect(decision.verdict).toBe('suppress');
        if (decision.verdict === 'allow') {
          expect(decision.rules.some((rule) => rule.result === 'fail')).toBe(false);
          expect(isOpenAt(merged.candidates, 'cautious', merged.now).open).toBe(true);
        } else expect(decision.rules.some((rule) => rule.result === 'fail')).toBe(true);
        expect(evaluateSend(merged)).toEqual(decision);
      }),
      { numRuns: 300 },
    );
  });
});

it('reads contents', () => {
  for (const host of LINK_SHORTENERS) expect(findShortener(`look https://${host}/abc now`)).toBe(host);
  expect(findShortener('look at bit.ly/abc')).toBe('bit.ly');
  for (const text of [
    'https://bit.ly./abc',
    '<bit.ly/abc>',
    'go: bit.ly>x',
    'preview.tinyurl.com/abc',
    'BIT。LY/abc',
    'ｂｉｔ.ly/abc',
    'bit.\u200bly/abc',
    'https://user@bit.ly/abc',
    'bit.ly…',
  ])
    expect(findShortener(text), text).not.toBeNull();
  expect(findShortener('see https://acme.com/a?u=1 or habit.lyrics')).toBeNull();
  expect(findShortener('mail ann@rabbit.lyon.fr or see bit.ly.acme.com')).toBeNull();
  for (const text of [
    'Reply STOP to opt out',
    'Text "STOP" to end',
    'STOP to unsubscribe',
    'Reply STOP 2 quit',
    'Responde ALTO',
  ])
    expect(hasOptOutWording(text), text).toBe(true);
  for (const text of [
    'Reply with STOP to opt out.',
    'Text back stop to end',
    'Txt HELP for help/STOP to quit',
    'Reply YES to book or STOP to no longer hear from us',
    'To opt out, reply STOP',
    'Reply “stop” at any time.',
    'To stop these texts reply END.',
    'STOP=end',
    'If you prefer no texts, just reply stop.',
    'Responde “ALTO” para no recibir más mensajes',
    'Envía BAJA para salir',
  ])
    expect(hasOptOutWording(text), text).toBe(true);
  for (const text of [
    'We will stop by the house',
    'Could I text you at the end of the week?',
    'I would like to stop by on Tuesday.',
    'We never stop to rest!',
    'May I text you before we stop by?',
    'Send me your number and I quit asking',
    'Reply by the end of the day',
    'Do you plan to stop renting it?',
    'Send it to the end buyer',
    'Te envía un saludo la casa más alto de la calle',
  ])
    expect(hasOptOutWording(text), text).toBe(false);
  expect(namesBrand('Hi, this is Ana with ACME, Inc.', ['Acme Inc'])).toBe(true);
  expect(namesBrand('Hi', [''])).toBe(false);
});
