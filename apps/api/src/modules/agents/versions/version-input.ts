import type { GuardPolicy, Persona } from '@og/core';
import { z } from 'zod';

const dial = z.number().int().min(1, 'A dial goes from 1 to 5.').max(5, 'A dial goes from 1 to 5.');
const words = z.array(z.string().trim().min(1).max(60)).max(200, 'At most 200 words.');

export const personaSchema = z.object({
  displayName: z.string().trim().min(1, 'Give the agent a name.').max(40),
  warmth: dial,
  formality: dial,
  brevity: dial,
  directness: dial,
  signature: z
    .string()
    .trim()
    .max(120)
    .nullish()
    .transform((value) => value || null),
}) satisfies z.ZodType<Persona>;

export const policySchema = z.object({
  maxSegments: z.number().int().min(1).max(10, 'At most 10 SMS segments.'),
  maxRebuttals: z.number().int().min(0).max(3, 'At most three objections are answered.'),
  minConfidence: z.number().min(0.5, 'Under 50 % nothing may leave by itself.').max(1),
  bannedWords: words,
  allowedLinks: z
    .array(
      z
        .string()
        .trim()
        .regex(
          /^(https?:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i,
          'Give a host such as example.com, or a page on it.',
        ),
    )
    .max(50),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/, 'Languages are two letters, such as en.'))
    .min(1, 'Allow at least one language.')
    .max(10),
}) satisfies z.ZodType<GuardPolicy>;

export const versionInputSchema = z.object({
  persona: personaSchema,
  goal: z.string().trim().min(1, 'Say what the agent is for.').max(1_000),
  prompt: z.string().trim().min(1, 'Give the agent its instructions.').max(12_000),
  policy: policySchema,
  model: z
    .string()
    .trim()
    .max(100)
    .nullish()
    .transform((value) => value || null),
  note: z
    .string()
    .trim()
    .max(300)
    .nullish()
    .transform((value) => value || null),
});
