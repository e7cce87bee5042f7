import { contentProblem } from './content.js';
import { fail, pass, skip } from './outcome.js';
import { DNC_MAX_AGE_DAYS } from './ruleset.js';
import type { Rule } from './rule.js';

const COMPLAINT_LIMIT = 0.003;
const CONFIRMATION = 'The confirmation of an opt-out goes out once in spite of it.';

/** Rules about whether this person may be written to at all on this channel. */
export const PERMISSION_RULES: readonly Rule[] = [
  [
    'suppression',
    ({ facts, kind }) => {
      if (kind === 'opt_out_confirmation') return skip(CONFIRMATION);
      if (facts.suppressions.length === 0) return pass('No suppression of this address or person.');
      const list = facts.suppressions
        .map(({ id, reason, scope }) => `${reason} (${scope}, ${id})`)
        .join('; ');
      return fail('suppress', 'suppressed', `Suppressed: ${list}.`);
    },
  ],
  [
    'reachable',
    ({ facts }) =>
      facts.leadReachable
        ? pass('The lead still has this address.')
        : fail('cancel', 'lead_unreachable', 'The lead or the address is gone.'),
  ],
  [
    'consent',
    ({ facts: { consent, channel, now }, kind }) => {
      if (kind === 'opt_out_confirmation') return skip(CONFIRMATION);
      const revoked = consent?.revokedAt ?? null;
      // A withdrawal counts on every channel, even where consent is not required.
      if (consent && revoked && revoked.getTime() <= now.getTime()) {
        return fail(
          'suppress',
          'consent_revoked',
          `Consent ${consent.id} was withdrawn at ${revoked.toISOString()}.`,
        );
      }
      if (channel === 'email') return skip('E-mail does not need consent beforehand (CAN-SPAM).');
      if (!consent || consent.source.trim() === '') {
        return fail(
          'suppress',
          'no_consent',
          consent ? `Consent ${consent.id} states no source.` : 'No consent row.',
        );
      }
      if (consent.scope !== 'any' && consent.scope !== channel) {
        return fail(
          'suppress',
          'consent_scope',
          `Consent ${consent.id} covers ${consent.scope}, not ${channel}.`,
        );
      }
      return pass(`Consent ${consent.id} from ${consent.source}, scope ${consent.scope}.`);
    },
  ],
  [
    'phone_type',
    ({ facts: { channel, phoneType } }) => {
      if (channel === 'email') return skip('Not a phone message.');
      if (phoneType === null) return pass('The line type is not known yet.');
      if (phoneType === 'landline' || phoneType === 'fixed')
        return fail('cancel', 'landline', `Line type: ${phoneType}.`);
      if (phoneType === 'toll_free') return fail('hold', 'toll_free_recipient', 'Line type: toll-free.');
      return pass(`Line type: ${phoneType}.`);
    },
  ],
  [
    'dnc_data',
    ({ facts: { channel, dnc, now }, kind }) => {
      if (channel === 'email' || kind !== 'campaign')
        return skip('Only campaign texts need do-not-call data.');
      if (!dnc?.required) return skip('This number does not need do-not-call data.');
      if (dnc.listed) return fail('suppress', 'dnc_listed', 'The number is on the do-not-call registry.');
      if (!dnc.dataAsOf) return fail('hold', 'dnc_data_stale', 'No do-not-call data was imported.');
      const days = (now.getTime() - dnc.dataAsOf.getTime()) / 86_400_000;
      const detail = `Do-not-call data is ${days.toFixed(1)} days old, ${DNC_MAX_AGE_DAYS} are allowed.`;
      return days > DNC_MAX_AGE_DAYS ? fail('hold', 'dnc_data_stale', detail) : pass(detail);
    },
  ],
  [
    'content',
    ({ facts, kind }) => {
      if (facts.channel === 'email') return skip('Rules for texts only.');
      if (!facts.content) return skip('The text was not given.');
      if (kind === 'opt_out_confirmation') return skip(CONFIRMATION);
      const problem = contentProblem(facts.content, facts.firstMessage && kind === 'campaign');
      return problem
        ? fail('hold', problem.reason, problem.detail)
        : pass('No shortener; brand and opt-out wording as required.');
    },
  ],
  [
    'email_setup',
    ({ facts: { channel, email }, kind }) => {
      if (channel !== 'email') return skip('Not an e-mail.');
      if (kind !== 'campaign' && !email) return skip('A reply in a conversation.');
      if (!email) return fail('hold', 'email_setup', 'The state of the e-mail set-up is not known.');
      const lacking = [
        email.postalAddress ? null : 'postal address',
        email.oneClickUnsubscribe ? null : 'one-click unsubscribe',
        email.domainVerified ? null : 'verified domain',
      ].filter((item) => item !== null);
      if (lacking.length > 0) return fail('hold', 'email_setup', `Missing: ${lacking.join(', ')}.`);
      if (email.complaintRate !== null && email.complaintRate >= COMPLAINT_LIMIT && kind === 'campaign') {
        return fail(
          'hold',
          'complaint_rate',
          `Complaint rate ${(email.complaintRate * 100).toFixed(2)} %, pause at 0.30 %.`,
        );
      }
      return pass('Postal address, one-click unsubscribe and domain are in place.');
    },
  ],
];
