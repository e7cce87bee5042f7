import { normalizeState, normalizeZip, parsePhone, type ParsedPhone, type PhoneCountry } from '@og/core';
import { leadStage } from '@og/db';
import { z } from 'zod';
import { invalidInput, parseInput, type InvalidInput, type Problem } from '../../platform/errors/failures.js';
import { consentSchema, tagsSchema } from './lead-input.js';

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters.`)
    .transform((value) => value || null)
    .nullish();

const schema = z.object({
  firstName: text(200),
  lastName: text(200),
  company: text(200),
  title: text(200),
  email: z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().toLowerCase() || null : value),
    z.email('This is not an e-mail address.').max(254).nullish(),
  ),
  phones: z.array(z.string().max(80)).max(20, 'At most 20 phone numbers.').nullish(),
  address: text(300),
  city: text(200),
  state: text(40),
  zip: text(20),
  website: text(500),
  tags: tagsSchema.nullish(),
  stage: z.enum(leadStage.enumValues).nullish(),
  consent: consentSchema.nullish(),
});

export const TEXT_FIELDS = [
  'firstName',
  'lastName',
  'company',
  'title',
  'address',
  'city',
  'state',
  'zip',
  'website',
] as const;

/** A lead's input after checking: `undefined` means "as it is", null means "nothing". */
export interface LeadFields extends Omit<z.output<typeof schema>, 'phones'> {
  phones: ParsedPhone[] | null | undefined;
}

/** Check what a person typed about a lead. */
export function readLeadFields(
  input: unknown,
  country: PhoneCountry,
  allowTestNumbers: boolean,
): { ok: true; data: LeadFields } | { ok: false; failure: InvalidInput } {
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed;
  const problems: Problem[] = [];
  const phones: ParsedPhone[] = [];
  for (const [index, raw] of (parsed.data.phones ?? []).entries()) {
    if (raw.trim() === '') continue;
    const phone = parsePhone(raw, country, { allowTestNumbers });
    if (!phone.ok)
      problems.push({
        code: phone.code,
        message: `“${raw}”: ${phone.message}`,
        path: ['input', 'phones', String(index)],
      });
    else if (!phones.some((known) => known.e164 === phone.e164)) phones.push(phone);
  }
  const { state, zip } = parsed.data;
  const knownState = state ? normalizeState(state) : state;
  if (state && !knownState)
    problems.push({
      code: 'unknown_state',
      message: `“${state}” is no US state or Canadian province. Use a name or its two letters.`,
      path: ['input', 'state'],
    });
  const knownZip = zip ? normalizeZip(zip) : zip;
  if (zip && !knownZip)
    problems.push({
      code: 'unknown_zip',
      message: `“${zip}” is not a ZIP. Use five digits, or a Canadian postal code.`,
      path: ['input', 'zip'],
    });
  if (parsed.data.stage === 'suppressed') {
    problems.push({
      code: 'stage',
      message: 'Add the phone or e-mail to the suppression list instead: the stage follows.',
      path: ['input', 'stage'],
    });
  }
  if (problems.length > 0) return { ok: false, failure: invalidInput(problems) };
  return {
    ok: true,
    data: {
      ...parsed.data,
      state: knownState,
      zip: knownZip,
      phones: parsed.data.phones ? phones : parsed.data.phones,
    },
  };
}
