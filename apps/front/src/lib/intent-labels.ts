import type { Intent } from '@og/core/browser';

/** What an inbound message wants, in words. */
export const intentLabels: Record<Intent, string> = {
  interested: 'Interested',
  question: 'Question',
  scheduling: 'Scheduling',
  email_captured: 'Gave e-mail',
  objection: 'Objection',
  not_now: 'Not now',
  not_interested: 'Not interested',
  wrong_number: 'Wrong number',
  opt_out: 'Opted out',
  hostile: 'Hostile',
  legal_threat: 'Legal threat',
  out_of_office: 'Out of office',
  spam: 'Spam',
  unclear: 'Unclear',
};
