/** Machine label of an inbound message. */
export const INTENTS = [
  'interested',
  'question',
  'scheduling',
  'email_captured',
  'objection',
  'not_now',
  'not_interested',
  'wrong_number',
  'opt_out',
  'hostile',
  'legal_threat',
  'out_of_office',
  'spam',
  'unclear',
] as const;
export type Intent = (typeof INTENTS)[number];

export interface Revocation {
  revoked: boolean;
  /** Name of the rule that matched, stored with the suppression. */
  rule: string;
  kind: 'keyword' | 'phrase';
}

export interface Classification {
  intent: Intent;
  /** 0–1; under 0.7 a person looks first. */
  confidence: number;
  /** Name of the deciding rule, or `none`. */
  rule: string;
}
