import { composeSms, MERGE_FIELD_NAMES, type Composed, type MergeValues } from '@og/core';
import type { PlanContext } from './assess-lead.js';
import type { AudienceLead } from './audience-leads.js';
import { valuesOf } from './lead-facts.js';

/** Fields that a text may name. */
export const KNOWN_FIELDS: readonly string[] = [...MERGE_FIELD_NAMES, 'address', 'county'];

export type ComposedText = Composed;

/** Values of a lead's merge fields, with its first number. */
export function mergeValues(lead: AudienceLead): MergeValues {
  return valuesOf(lead, lead.phones[0]?.phone ?? null);
}

/** A text as it goes out to this lead; core's `composeSms` with the lead's own values. */
export function composeText(
  body: string,
  lead: AudienceLead,
  context: Pick<PlanContext, 'brandName' | 'optOutHint'>,
  isFirst: boolean,
): ComposedText {
  return composeSms(body, mergeValues(lead), context, isFirst);
}
