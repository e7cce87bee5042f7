import type { BucketRule as CoreBucketRule } from '@og/core';
import { z } from 'zod';
import { intentSchema } from './intent.js';

const priority = z.number().int().min(0).max(100);

/** The rule of a bucket as a team edits it: conditions left out do not count, those given must all hold. */
export const bucketRuleSchema = z
  .strictObject({
    intents: z.array(intentSchema).min(1).max(14).optional(),
    minPriority: priority.optional(),
    belowPriority: priority.optional(),
    hasDraft: z.boolean().optional(),
    uncertain: z.boolean().optional(),
    turn: z.enum(['ours', 'theirs']).optional(),
    channels: z
      .array(z.enum(['sms', 'email']))
      .min(1)
      .max(2)
      .optional(),
    sla: z
      .array(z.enum(['ok', 'at_risk', 'breached']))
      .min(1)
      .max(3)
      .optional(),
    stages: z.array(z.string().min(1).max(60)).min(1).max(20).optional(),
    campaignIds: z.array(z.uuid()).min(1).max(100).optional(),
    words: z.array(z.string().trim().min(1).max(60)).min(1).max(50).optional(),
  })
  .refine(({ minPriority = 0, belowPriority = 101 }) => minPriority < belowPriority, {
    path: ['belowPriority'],
    message: 'No priority lies in this range: “below” must be higher than “from”.',
  }) satisfies z.ZodType<CoreBucketRule>;
export type BucketRule = z.infer<typeof bucketRuleSchema>;
