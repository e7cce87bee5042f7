import { fail, pass, skip } from './outcome.js';
import type { Rule } from './rule.js';

/** Rules about the state of the campaign, the enrollment, the conversation and the sender. */
export const STATE_RULES: readonly Rule[] = [
  [
    'campaign',
    ({ facts: { campaignState } }) => {
      switch (campaignState) {
        case null:
          return skip('Not part of a campaign.');
        case 'active':
          return pass('The campaign is active.');
        case 'paused':
          return fail('hold', 'campaign_paused', 'The campaign is paused.');
        case 'draft':
        case 'scheduled':
          return fail('hold', 'campaign_not_active', `The campaign is ${campaignState}.`);
        case 'completed':
        case 'archived':
          return fail('cancel', 'campaign_over', `The campaign is ${campaignState}.`);
      }
    },
  ],
  [
    'enrollment',
    ({ facts: { enrollmentState } }) => {
      switch (enrollmentState) {
        case null:
          return skip('Not part of a sequence.');
        case 'active':
          return pass('The enrollment is active.');
        case 'pending':
          return fail('hold', 'enrollment_not_active', 'The enrollment is pending.');
        case 'paused':
          return fail('hold', 'enrollment_paused', 'The enrollment is paused.');
        case 'opted_out':
          return fail('suppress', 'enrollment_over', 'The lead opted out of the sequence.');
        case 'finished':
        case 'replied':
        case 'bounced':
        case 'failed':
        case 'moved':
          return fail('cancel', 'enrollment_over', `The enrollment is ${enrollmentState}.`);
      }
    },
  ],
  [
    'expiry',
    ({ facts: { expiresAt, now } }) => {
      if (!expiresAt) return skip('No expiry is set.');
      const detail = `Expires at ${expiresAt.toISOString()}.`;
      return now.getTime() >= expiresAt.getTime() ? fail('expire', 'expired', detail) : pass(detail);
    },
  ],
  [
    'unknown_outcome',
    ({ facts }) =>
      facts.unknownOutcome
        ? fail('hold', 'unknown_outcome', 'An earlier attempt is being looked up at the provider.')
        : pass('No attempt with an unknown outcome.'),
  ],
  [
    'kill_switch',
    ({ facts, kind }) => {
      if (kind === 'reply' && facts.automatic) {
        // Not held: an answer that leaves when the switch is off again answers what was said long before.
        if (facts.killSwitch) return fail('cancel', 'kill_switch', 'The team’s kill switch is on.');
        return facts.agentsStopped
          ? fail('cancel', 'agents_stopped', 'The agents’ kill switch is on.')
          : pass('Neither kill switch is on.');
      }
      if (kind !== 'campaign') return skip('The switch stops what is sent by itself, not what people write.');
      return facts.killSwitch
        ? fail('hold', 'kill_switch', 'The team’s kill switch is on.')
        : pass('The kill switch is off.');
    },
  ],
  [
    'person_replied',
    ({ facts, kind }) => {
      if (kind !== 'campaign') return skip('Replies are part of the conversation.');
      return facts.personReplied
        ? fail('hold', 'person_replied', 'The person wrote back and nobody has closed it yet.')
        : pass('No open reply of this person.');
    },
  ],
  [
    'sender',
    ({ facts: { sender } }) => {
      if (!sender) return fail('hold', 'no_sender', 'No sender could be chosen.');
      const detail = `Sender ${sender.id} (${sender.kind}) is ${sender.state}.`;
      return sender.state === 'ready' ? pass(detail) : fail('hold', 'sender_not_ready', detail);
    },
  ],
  [
    'ten_dlc',
    ({ facts: { channel, tenDlc } }) => {
      if (channel === 'email') return skip('Not a phone message.');
      if (tenDlc === 'not_required') return skip('This sender does not need 10DLC registration.');
      const lacking = (['brand', 'campaign', 'number'] as const).filter((part) => !tenDlc[part]);
      return lacking.length > 0
        ? fail('hold', 'ten_dlc_unapproved', `Not approved: ${lacking.join(', ')}.`)
        : pass('Brand, 10DLC campaign and number are approved.');
    },
  ],
];
