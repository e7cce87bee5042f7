import type { Intent } from '@og/core';
import { z } from 'zod';

const NAMES = [
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
] as const satisfies readonly Intent[];
/** Does not compile when a rule's intent is missing above. */
type Missing = Exclude<Intent, (typeof NAMES)[number]>;
const ALL: [Missing] extends [never] ? typeof NAMES : never = NAMES;

/** Machine label of an inbound message. */
export const intentSchema = z.enum(ALL);
