import { validateSendWindow, validateTemplate } from '@og/core';
import { z } from 'zod';
import type { Problem } from '../../../platform/errors/failures.js';
import { leadFilterSchema } from '../../leads/index.js';
import { KNOWN_FIELDS, MAX_TEXT } from '../audience/compose-text.js';

/** Longest delay between two steps. */
const MAX_DELAY: Record<'minutes' | 'hours' | 'days', number> = { minutes: 525_600, hours: 8_760, days: 365 };

const delay = z
  .object({
    amount: z.number().int().min(0, 'A delay is 0 or more.'),
    unit: z.enum(['minutes', 'hours', 'days']),
  })
  .refine((value) => value.amount <= MAX_DELAY[value.unit], 'A delay is at most a year.');

const step = z.object({
  type: z.literal('sms', { error: 'Only SMS steps can be sent in this version: choose SMS.' }),
  channel: z.literal('sms', { error: 'An SMS step has the channel SMS.' }).nullish(),
  delay: delay.nullish(),
  subject: z.string().nullish(),
  body: z.string().max(MAX_TEXT, 'A text has at most 1,600 characters: shorten it.').nullish(),
});

const sendWindow = z
  .object({ from: z.string(), to: z.string(), days: z.array(z.number().int()) })
  .superRefine((window, context) => {
    for (const message of validateSendWindow(window)) context.addIssue({ code: 'custom', message });
  });

const fields = {
  name: z.string().trim().min(1, 'Give the campaign a name.').max(120, 'Keep the name under 120 characters.'),
  segmentId: z.uuid('That is not the id of a segment.').nullish(),
  filter: leadFilterSchema.nullish(),
  steps: z.array(step).max(20, 'A sequence has at most 20 steps.'),
  senderPoolId: z.uuid('That is not the id of a sender pool.').nullish(),
  sendWindow: sendWindow.nullish(),
};

export const createCampaignSchema = z.object(fields).refine((input) => !(input.segmentId && input.filter), {
  path: ['segmentId'],
  error: 'Give a segment or a filter, not both.',
});

export const updateCampaignSchema = z
  .object({
    ...fields,
    name: fields.name.optional(),
    steps: fields.steps.optional(),
    version: z.number().int(),
  })
  .refine((input) => !(input.segmentId && input.filter), {
    path: ['segmentId'],
    error: 'Give a segment or a filter, not both.',
  });

export type StepInput = z.output<typeof step>;

/** Why a step's text cannot be sent; drafts may be saved with it, a launch may not. */
export function textProblems(body: string | null, position: number): Problem[] {
  const path = ['steps', String(position), 'body'];
  if (!body || body.trim() === '')
    return [{ code: 'empty_body', message: `Step ${position + 1} has no text: write one.`, path }];
  return validateTemplate(body, KNOWN_FIELDS).map((problem) => ({
    code: problem.code,
    message: `Step ${position + 1}: ${problem.message}`,
    path,
  }));
}
