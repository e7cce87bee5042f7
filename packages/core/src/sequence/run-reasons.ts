import { ENTRY_RULES } from './entry-rules.js';

/** Why a run was left out, waits or ended, beside the reasons of the gate. Codes are stored: never rename one. */
export const RUN_REASONS: Readonly<Record<string, string>> = {
  no_phone: 'The lead has no phone number that can be texted.',
  no_email: 'The lead has no e-mail address.',
  ...Object.fromEntries(ENTRY_RULES.map((rule) => [rule.reason, rule.says])),
  missing_value:
    'A merge field has no value and no fallback. It is tried again every hour while the campaign runs, for three days.',
  text_too_long: 'The text is longer than 1,600 characters.',
  no_sender:
    'No number or mailbox of the campaign can send now. It is tried again every hour for three days.',
  sequence_done: 'Every step was carried out.',
  handed_off: 'The conversation was handed to an agent.',
  moved: 'The lead was moved to another sequence.',
  too_many_moves: 'The lead was moved between sequences too often.',
  sequence_gone: 'The sequence to move to has no steps any more.',
  step_failed: 'A step could not be carried out; the fault is in the log of the system.',
  disposition: 'A person noted what came of it.',
  stage_change: 'A person changed the stage of the lead.',
  removed: 'A person removed the lead from the campaign.',
  email_bounced: 'The e-mail address does not exist or refused the message.',
  canary_waiting: 'The first runs of the launch go ahead; this one waits for the release.',
  canary_stopped: 'The rest of the launch was given up after its first runs.',
  campaign_archived: 'The campaign was archived.',
  sender_withdrawn: 'The number or mailbox was withdrawn and the campaign has no other.',
};
