import { RULE_WORDS } from '@og/core';
import { describe, expect, it } from 'vitest';
import { consentSource, ruleDetail, ruleName, withoutIds } from './rule-words';

const id = '01a200bd-1040-7352-beff-f258a4d07e11';
const write = { moment: () => 'tonight', state: (code: string) => code.toUpperCase() };
const say = (rule: string, detail: string) => ruleDetail(rule, detail, write);

describe('a rule', () => {
  it('of the gate has a name of its own, none is made of its code', () => {
    for (const rule of [...Object.keys(RULE_WORDS), 'conversation_consent', 'direct_answer', 'ledger_user'])
      expect(ruleName(rule), rule).not.toMatch(/_|^Ten dlc|^Dnc/);
    expect(ruleName('ten_dlc')).toBe('10DLC registration');
  });

  it('that is not known is shown without its underscores', () => {
    expect(ruleName('moon_phase')).toBe('Moon phase');
  });
});

describe('the detail of a rule', () => {
  it.each([
    ['phone_type', 'Line type: fixed_or_mobile.', 'Line type: mobile or landline.'],
    ['phone_type', 'Line type: sat_phone.', 'Line type: sat phone.'],
    ['phone_type', 'Line type: toll-free.', 'Line type: toll-free.'],
    [
      'suppression',
      `Suppressed: opt_out (person, ${id}); dnc (address, ${id}); odd_one (address, ${id}).`,
      'Suppressed: Opted out (this person); Do-not-call list (this address); odd one (this address).',
    ],
    [
      'consent',
      `Consent ${id} from sms_keyword, scope any.`,
      'Consent from START by SMS, for every channel.',
    ],
    ['consent', `Consent ${id} from a form, scope sms.`, 'Consent from a form, for texts.'],
    ['consent', `Consent ${id} covers email, not sms.`, 'Consent covers e-mail, not texts.'],
    [
      'consent',
      `Consent ${id} was withdrawn at 2026-11-24T01:00:00.000Z.`,
      'Consent was withdrawn at tonight.',
    ],
    ['sender', `Sender ${id} (long_code) is ready.`, 'The sender, a long code, is ready.'],
    ['sender', `Sender ${id} (pager_line) is paused.`, 'The sender, a pager line, is paused.'],
    ['enrollment', 'The enrollment is active.', 'The run is active.'],
    ['frequency', '24 h: 1 of 2; 7 days: 3 of any.', '24 h: 1 of 2; 7 days: 3, no limit.'],
    [
      'candidates',
      'No zone is known for area_code 800, zip 00000.',
      'No zone is known for area code 800, ZIP 00000.',
    ],
    [
      'candidates',
      'Zones America/New_York, America/North_Dakota/New_Salem; states NY.',
      'Zones America/New York, America/North Dakota/New Salem; states NY.',
    ],
    [
      'window',
      'Closed: America/New_York NY 2026-11-18T23:00:00.000-05:00; Asia/Kolkata 2026-11-19T09:30:00.000+05:30.',
      'Closed: America/New York NY, 23:00 there; Asia/Kolkata, 09:30 there.',
    ],
    ['window', 'Open everywhere until 2026-11-24T01:00:00.000Z.', 'Open everywhere until tonight.'],
    [
      'conversation_consent',
      `The person wrote to us at 2026-11-24T01:00:00.000Z (message ${id}): that may be answered.`,
      'The person wrote to us at tonight: that may be answered.',
    ],
    [
      'ledger_user',
      'failed_unknown → canceled by a person at 2026-11-24T01:00:00.000Z: The campaign was archived.',
      'FAILED_UNKNOWN → CANCELED by a person at tonight: The campaign was archived.',
    ],
    ['moon_phase', 'The moon is half_full over +13055550123.', 'The moon is half full over (305) 555-0123.'],
  ])('of %s reads: %s', (rule, detail, words) => {
    expect(say(rule, detail)).toBe(words);
  });

  it('keeps a sentence without codes as it is', () => {
    const plain = 'Brand, 10DLC campaign and number are approved.';
    expect(say('ten_dlc', plain)).toBe(plain);
  });
});

it('says where a consent comes from and what proves it, without ids', () => {
  expect(consentSource('sms_keyword')).toBe('START by SMS');
  expect(consentSource('Web form')).toBe('Web form');
  expect(withoutIds(`START by SMS, message ${id}`)).toBe('START by SMS');
});
