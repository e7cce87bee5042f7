import type { CampaignCountFieldsFragment } from '@/gql/graphql';

export type Counter = keyof Omit<CampaignCountFieldsFragment, '__typename'>;

/** Each counter with its definition, in the order of a message's life. */
export const counters: readonly { id: Counter; label: string; definition: string }[] = [
  { id: 'enrolled', label: 'Enrolled', definition: 'Leads that entered the campaign when it was launched.' },
  { id: 'planned', label: 'Planned', definition: 'Messages that wait for their time.' },
  {
    id: 'held',
    label: 'Held',
    definition: 'Messages that wait until a rule allows them, such as quiet hours.',
  },
  {
    id: 'suppressed',
    label: 'Suppressed',
    definition: 'Messages barred for good: opt-out, missing consent or a list.',
  },
  { id: 'sent', label: 'Sent', definition: 'Messages that a carrier has taken.' },
  {
    id: 'delivered',
    label: 'Delivered',
    definition: 'Sent messages that arrived on the phone, by the carrier’s receipt.',
  },
  { id: 'failed', label: 'Failed', definition: 'Messages that the carrier refused or could not deliver.' },
  {
    id: 'unknown',
    label: 'Unknown',
    definition: 'Outcome not known yet. Looked up at the carrier, never sent again blindly.',
  },
  { id: 'replied', label: 'Replied', definition: 'Leads that answered. Their sequence has stopped.' },
  {
    id: 'optedOut',
    label: 'Opted out',
    definition: 'Leads that asked to be left alone. Nothing more is sent to them.',
  },
];
