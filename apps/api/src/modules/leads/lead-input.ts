import { z } from 'zod';

/** Up to 50 tags, trimmed, without doubles. */
export const tagsSchema = z
  .array(z.string().trim().min(1, 'A tag needs a name.').max(60, 'A tag has at most 60 characters.'))
  .max(50, 'At most 50 tags.')
  .transform((tags) => [...new Set(tags)]);

const said = (what: string, max: number) =>
  z.string().trim().min(1, `Say ${what}.`).max(max, `At most ${max} characters.`);

/** A stated consent: where it came from, what it covers, and the evidence. */
export const consentSchema = z.object({
  source: said('where the consent came from, such as “web form”', 200),
  scope: said('what the consent covers, such as “marketing”', 200),
  evidence: said('what proves the consent, such as the form’s address', 2_000),
});

export type ConsentStatement = z.output<typeof consentSchema>;
