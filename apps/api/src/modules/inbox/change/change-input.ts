import { z } from 'zod';

export const INBOX_ACTIONS = [
  'done',
  'reopen',
  'assign',
  'snooze',
  'unsnooze',
  'read',
  'stage',
  'dispose',
  'move',
] as const;
export type InboxAction = (typeof INBOX_ACTIONS)[number];

/** Items that one act may concern: what a person can have looked at. */
export const MOST_ITEMS = 500;

const STAGES = ['new', 'contacted', 'replied', 'qualified', 'appointment', 'won', 'lost'] as const;

export const snoozeSchema = z
  .object({ text: z.string().max(200, 'Say it in fewer words.').nullish(), until: z.date().nullish() })
  .refine(({ text, until }) => Boolean(text?.trim()) !== Boolean(until), 'Say until when, once.');

/** One act on one or many items, with what the act needs. */
export const changeSchema = z
  .object({
    ids: z
      .array(z.uuid('There is no such item.'))
      .min(1, 'Select an item first.')
      .max(MOST_ITEMS, `Select at most ${MOST_ITEMS} items.`),
    action: z.enum(INBOX_ACTIONS),
    userId: z.uuid('There is no such member.').nullish(),
    snooze: snoozeSchema.nullish(),
    stage: z.enum(STAGES, 'Only an opt-out suppresses a lead.').nullish(),
    disposition: z.string().nullish(),
    note: z.string().trim().max(2_000, 'Keep the note under 2,000 characters.').nullish(),
    bucketId: z.uuid('There is no such bucket.').nullish(),
  })
  .refine((input) => input.action !== 'snooze' || input.snooze, {
    path: ['snooze'],
    message: 'Say until when.',
  })
  .refine((input) => input.action !== 'stage' || input.stage, {
    path: ['stage'],
    message: 'Choose a stage.',
  })
  .refine((input) => input.action !== 'dispose' || input.disposition, {
    path: ['disposition'],
    message: 'Choose an outcome.',
  });

export type ChangeItems = z.output<typeof changeSchema>;
