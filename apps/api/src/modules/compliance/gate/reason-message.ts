import { REASONS, RUN_REASONS } from '@og/core';

/** The sentence of a reason that the gate, a run or the engine gives; null for a code of a provider. */
export function knownReason(reason: string): string | null {
  for (const sentences of [REASONS, RUN_REASONS, ENGINE_REASONS] as Readonly<Record<string, string>>[])
    if (Object.hasOwn(sentences, reason)) return sentences[reason] ?? null;
  return null;
}

/** The sentence of a reason code, whoever gave it. */
export function reasonMessage(reason: string): string {
  return knownReason(reason) ?? `The provider reported ${reason}.`;
}

/** Why the engine itself stopped or held something. */
const ENGINE_REASONS: Readonly<Record<string, string>> = {
  no_phone: 'The lead has no phone number that can be texted.',
  no_email: 'The lead has no e-mail address.',
  no_mailbox: 'No mailbox of the team can send: add one in the settings.',
  bounced: 'The address bounced: nobody receives mail there.',
  missing_value: 'A merge field has no value and no fallback.',
  text_too_long: 'The text is longer than 1,600 characters.',
  provider_busy: 'The provider asked us to slow down; it goes out a little later.',
  sender_daily_cap: 'The sender or its brand has used up today; it goes out after midnight Pacific time.',
  provider_unreachable: 'The provider cannot be reached; it goes out as soon as it answers.',
  stopped_before_socket: 'It was stopped before it left; it is decided anew.',
  lease_expired:
    'The process that sent it died before the answer was stored. It is being looked up at the provider.',
  not_reported_by_provider:
    'The provider reported nothing about this e-mail and keeps no log that could be asked. It is not sent again by itself.',
  not_found_at_provider:
    'Two look-ups found no such message at the provider. It is not sent again by itself.',
  undone: 'Taken back within the undo time.',
  campaign_archived: 'The campaign was archived.',
  sequence_done: 'Every step was carried out.',
  lead_merged: 'The lead was merged with a duplicate.',
  opt_out: 'The person opted out.',
  complaint: 'The person complained.',
  replied: 'The person replied.',
  canceled: 'The message was stopped before it left.',
  failed: 'The provider refused the message.',
  failed_unknown: 'Nobody knows whether the message arrived.',
  found_at_provider: 'The message was found in the provider’s log.',
  processed_after_all: 'The provider reported it after all.',
  second_provider_id: 'The provider reported it under a second number of its own.',
  person_said_sent: 'A person found out that it was sent.',
  person_said_not_sent: 'A person found out that it was not sent.',
  person_said_send_again: 'A person sent it again, knowing that it may be a second one.',
};
