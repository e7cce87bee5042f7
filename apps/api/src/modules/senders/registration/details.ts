import { z } from 'zod';

/** What a vendor refuses to go without. */
export const BRAND_REQUIRED = [
  'entityType',
  'ein',
  'phone',
  'street',
  'city',
  'state',
  'postalCode',
  'country',
  'email',
  'vertical',
] as const;

/** What vendors ask of a brand, beside its names; all texts. */
export const BRAND_DETAILS = [
  ...BRAND_REQUIRED,
  'website',
  'stockSymbol',
  'stockExchange',
  'businessContactEmail',
] as const;

export const CAMPAIGN_DETAILS = [
  'subUsecases',
  'optinKeywords',
  'optoutKeywords',
  'helpKeywords',
  'optinMessage',
  'optoutMessage',
  'helpMessage',
  'privacyPolicyLink',
  'termsAndConditionsLink',
  'embeddedLink',
  'embeddedLinkSample',
  'ageGated',
  'directLending',
] as const;

/** An object of texts with these keys and no others; null and empty texts are left out. */
export function detailsSchema(keys: readonly string[]) {
  return z
    .record(z.string(), z.union([z.string().trim().max(2_000, 'Use at most 2,000 characters.'), z.null()]), {
      error: 'Give the details as an object of texts.',
    })
    .superRefine((details, context) => {
      for (const key of Object.keys(details)) {
        if (!keys.includes(key))
          context.addIssue({ code: 'custom', path: [key], message: `There is no detail called ${key}.` });
      }
    })
    .transform((details) =>
      Object.fromEntries(
        Object.entries(details).filter((entry): entry is [string, string] => Boolean(entry[1])),
      ),
    );
}

const MASK = '•';

/** Details for people to read: of the tax number only the end. */
export function maskDetails(details: Record<string, string>): Record<string, string> {
  const { ein } = details;
  return ein ? { ...details, ein: `${MASK.repeat(5)}${ein.slice(-4)}` } : details;
}

/** What a form sent back: a masked tax number means the one that is stored. */
export function unmaskDetails(
  given: Record<string, string>,
  stored: Record<string, string>,
): Record<string, string> {
  if (!given['ein']?.startsWith(MASK)) return given;
  const { ein: _masked, ...rest } = given;
  return stored['ein'] ? { ...rest, ein: stored['ein'] } : rest;
}
