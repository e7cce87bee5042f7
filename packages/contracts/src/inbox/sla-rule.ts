import type { BusinessHours as CoreHours, SlaRule as CoreRule } from '@og/core';
import { z } from 'zod';

const span = z
  .strictObject({ from: z.number().int().min(0).max(1_439), to: z.number().int().min(1).max(1_440) })
  .refine(({ from, to }) => from < to, { message: 'It must end after it starts.' });
const spans = z
  .array(span)
  .max(6)
  .refine(
    (list) =>
      list
        .toSorted((a, b) => a.from - b.from)
        .every((one, index, all) => index === 0 || one.from >= (all[index - 1]?.to ?? 0)),
    { message: 'These hours overlap.' },
  );

/** Working hours by ISO weekday, `'1'` Monday to `'7'` Sunday, in minutes of the day. */
export const businessHoursSchema = z
  .strictObject({
    zone: z.string().min(1).max(60),
    week: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), spans),
    holidays: z.array(z.iso.date()).max(400).optional(),
  })
  .refine(({ week }) => Object.values(week).some((day) => (day?.length ?? 0) > 0), {
    path: ['week'],
    message: 'Open at least one day.',
  }) satisfies z.ZodType<CoreHours>;
export type BusinessHours = z.infer<typeof businessHoursSchema>;

/** How soon an answer is promised, and who is told when it is late. */
export const slaRuleSchema = z.strictObject({
  minutes: z.number().int().min(1).max(20_160),
  atRiskMinutes: z.number().int().min(0).max(20_160).optional(),
  escalation: z
    .array(
      z.strictObject({
        afterMinutes: z.number().int().min(-20_160).max(20_160),
        to: z.enum(['assignee', 'manager']),
      }),
    )
    .max(5),
}) satisfies z.ZodType<CoreRule>;
export type SlaRule = z.infer<typeof slaRuleSchema>;
