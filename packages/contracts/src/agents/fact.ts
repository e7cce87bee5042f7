import { z } from 'zod';

/** What a fact is about: guardrails compare like with like. */
export const FACT_KINDS = [
  'person',
  'company',
  'agent',
  'address',
  'phone',
  'email',
  'link',
  'price',
  'number',
  'date',
  'slot',
  'offer',
  'text',
] as const;

/** One thing that an agent may say, because we know it. */
export const factSchema = z.object({
  /** Such as `lead.first_name`; claims name it. */
  id: z.string().min(1).max(120),
  kind: z.enum(FACT_KINDS),
  /** For people: “First name”. */
  label: z.string().max(200),
  /** As it may be said: “$350,000”, “Tue, Nov 24 at 3:00 PM”. */
  value: z.string().min(1).max(4_000),
  /** Where it comes from: a lead, a property, an enrichment, a page. */
  source: z.string().max(200).optional(),
});
export type Fact = z.infer<typeof factSchema>;
