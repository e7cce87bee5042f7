import { z } from 'zod';
import type { CreateLeadInput, UpdateLeadInput } from '@/gql/graphql';
import { splitList } from '../../../lib/split-list';

const text = (most: number) => z.string().trim().max(most, `At most ${most} characters`);

/** What a person types; empty means "not known". */
export const leadFormSchema = z.object({
  firstName: text(120),
  lastName: text(120),
  company: text(200),
  title: text(200),
  email: z.union([z.literal(''), z.email('Enter an e-mail address, like ann@example.com')]),
  phones: text(400),
  address: text(300),
  city: text(120),
  state: text(40),
  zip: text(20),
  website: text(300),
  tags: text(1000),
});

/** A lead that is added must be reachable. */
export const newLeadSchema = leadFormSchema.refine(({ email, phones }) => email !== '' || phones !== '', {
  path: ['phones'],
  message: 'Enter a phone or an e-mail',
});

export type LeadFormValues = z.infer<typeof leadFormSchema>;

export const leadFields = Object.keys(leadFormSchema.shape) as (keyof LeadFormValues)[];

export const emptyLead: LeadFormValues = {
  firstName: '',
  lastName: '',
  company: '',
  title: '',
  email: '',
  phones: '',
  address: '',
  city: '',
  state: '',
  zip: '',
  website: '',
  tags: '',
};

/** A phone as it stands on a line of the form. */
export function phoneLine(phone: { formatted: string; extension: string | null }): string {
  return phone.extension ? `${phone.formatted} ext. ${phone.extension}` : phone.formatted;
}

export function toCreateInput(values: LeadFormValues): CreateLeadInput {
  const { phones, tags, ...rest } = values;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
  return { ...given, phones: splitList(phones), tags: splitList(tags) };
}

/** Only what was changed is sent, so that two people can edit different fields of one lead. */
export function toUpdateInput(
  values: LeadFormValues,
  changed: Partial<Record<keyof LeadFormValues, boolean | undefined>>,
): UpdateLeadInput {
  const input: Record<string, string | string[] | null> = {};
  for (const field of leadFields) {
    if (!changed[field]) continue;
    input[field] = field === 'phones' || field === 'tags' ? splitList(values[field]) : values[field] || null;
  }
  return input;
}
