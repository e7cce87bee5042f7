import type { InboundIntent } from '../../../gql/graphql';

/** Kinds of messages under which a draft can stand; nobody drafts an answer to the others. */
export const intentFilter = [
  'interested',
  'question',
  'scheduling',
  'email_captured',
  'objection',
  'not_now',
  'not_interested',
  'unclear',
] as const;

/** As the API names it. */
export function intentOf(value: (typeof intentFilter)[number] | null): InboundIntent | null {
  return value && (value.toUpperCase() as InboundIntent);
}
