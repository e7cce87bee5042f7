import { STEP_DEFINITIONS, STEP_KEY, STEP_TYPES, validateSendWindow } from '@og/core';
import { z } from 'zod';
import { leadFilterSchema } from '../../leads/index.js';
import { EXIT_CONDITIONS } from '../campaign-row.js';

/** Longest delay between two steps. */
const MAX_DELAY: Record<'minutes' | 'hours' | 'days', number> = { minutes: 525_600, hours: 8_760, days: 365 };
const MAX_STEPS = 50;
/** Characters of a step's body; what goes out is bounded by its type. */
const MAX_BODY = 100_000;
/** Characters of a step's settings as JSON. */
const MAX_CONFIG = 20_000;

const delay = z
  .object({
    amount: z.number().int().min(0, 'A delay is 0 or more.'),
    unit: z.enum(['minutes', 'hours', 'days']),
  })
  .refine((value) => value.amount <= MAX_DELAY[value.unit], 'A delay is at most a year.');

/** The form of a step. What its type lacks is said when it is launched or published: a draft is saved as it is. */
const step = z
  .object({
    type: z.enum(STEP_TYPES, { error: 'This type of step is unknown.' }),
    key: z
      .string()
      .regex(STEP_KEY, 'A key has up to 64 letters, digits, dots, dashes or underscores.')
      .nullish(),
    channel: z.enum(['sms', 'email']).nullish(),
    delay: delay.nullish(),
    subject: z.string().max(1_000, 'Keep the subject under 1,000 characters.').nullish(),
    body: z.string().max(MAX_BODY, 'Keep the text under 100,000 characters.').nullish(),
    config: z
      .record(z.string(), z.json(), { error: 'The settings of a step are an object.' })
      .refine(
        (value) => JSON.stringify(value).length <= MAX_CONFIG,
        'The settings of this step are too long.',
      )
      .nullish(),
  })
  .refine((value) => !value.channel || value.channel === STEP_DEFINITIONS[value.type].channel, {
    path: ['channel'],
    error: 'The channel follows from the type of the step: leave it out.',
  });

/** Steps in order; each gets a key, those without one a new one. */
export const stepsSchema = z
  .array(step)
  .max(MAX_STEPS, `A sequence has at most ${MAX_STEPS} steps.`)
  .superRefine((steps, context) => {
    const seen = new Set<string>();
    for (const [index, { key }] of steps.entries()) {
      if (key && seen.has(key))
        context.addIssue({
          code: 'custom',
          path: [index, 'key'],
          message: `Step ${index + 1}: the key “${key}” is used twice.`,
        });
      if (key) seen.add(key);
    }
  })
  .transform((steps) => {
    const taken = new Set(steps.map((item) => item.key));
    return steps.map((item, index) => {
      if (item.key) return { ...item, key: item.key };
      let number = index + 1;
      while (taken.has(`step-${number}`)) number += steps.length;
      taken.add(`step-${number}`);
      return { ...item, key: `step-${number}` };
    });
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
  steps: stepsSchema,
  senderPoolId: z.uuid('That is not the id of a sender pool.').nullish(),
  senderMailboxId: z.uuid('That is not the id of a mailbox.').nullish(),
  sendWindow: sendWindow.nullish(),
  exitConditions: z
    .array(z.enum(EXIT_CONDITIONS))
    .max(EXIT_CONDITIONS.length * 2)
    .transform((list) => [...new Set(list)])
    .nullish(),
  reEntryAfterDays: z
    .number()
    .int()
    .min(1, 'Give at least one day, or leave it out: never.')
    .max(3_650, 'Give at most ten years.')
    .nullish(),
  exclusive: z.boolean().nullish(),
  trackLinks: z.boolean().nullish(),
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

export type StepInput = z.output<typeof stepsSchema>[number];
