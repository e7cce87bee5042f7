import {
  formatPhone,
  hasOptOutWording,
  MERGE_FIELD_NAMES,
  namesBrand,
  renderTemplate,
  type MergeValues,
} from '@og/core';
import type { AudienceLead } from './audience-leads.js';
import type { PlanContext } from './assess-lead.js';

/** Fields that a text may name. */
export const KNOWN_FIELDS: readonly string[] = [...MERGE_FIELD_NAMES, 'address', 'county'];

/** Twilio's and our own limit, in characters. */
export const MAX_TEXT = 1_600;

export type ComposedText =
  | { ok: true; text: string }
  | { ok: false; reason: 'missing_value' | 'text_too_long'; detail: string };

/** Values of a lead's merge fields. */
export function mergeValues(lead: AudienceLead): MergeValues {
  const phone = lead.phones[0]?.phone;
  return {
    firstName: lead.first_name,
    lastName: lead.last_name,
    fullName: [lead.first_name, lead.last_name].filter(Boolean).join(' '),
    company: lead.company,
    title: lead.title,
    email: lead.email,
    phone: phone ? formatPhone(phone) : null,
    address: lead.address,
    propertyAddress: lead.custom['propertyAddress'] ?? lead.address,
    city: lead.city,
    county: lead.county,
    state: lead.state,
    zip: lead.zip,
    website: lead.website,
  };
}

/**
 * The text as it goes out: merge fields filled in; on the first message to a person the brand in front and the
 * opt-out hint behind, when the text lacks them.
 */
export function composeText(
  body: string,
  lead: AudienceLead,
  context: Pick<PlanContext, 'brandName' | 'optOutHint'>,
  isFirst: boolean,
): ComposedText {
  const rendered = renderTemplate(body, mergeValues(lead));
  if (!rendered.ok)
    return {
      ok: false,
      reason: 'missing_value',
      detail: `No value and no fallback for ${rendered.missing.join(', ')}.`,
    };
  let text = rendered.text.trim();
  if (isFirst && context.brandName && !namesBrand(text, [context.brandName]))
    text = `${context.brandName}: ${text}`;
  if (isFirst && context.optOutHint && !hasOptOutWording(text)) text = `${text} Reply STOP to opt out.`;
  if (text.length > MAX_TEXT)
    return {
      ok: false,
      reason: 'text_too_long',
      detail: `${text.length} characters; a text has at most ${MAX_TEXT}.`,
    };
  return { ok: true, text };
}
