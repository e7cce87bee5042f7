import type { IntegrationState, SenderState, Vendor } from '@/gql/graphql';
import type { Tone } from '@og/ui';

export const vendorNames: Record<Vendor, string> = {
  TWILIO: 'Twilio',
  SIGNALHOUSE: 'SignalHouse',
  SENDGRID: 'SendGrid',
  ANTHROPIC: 'Anthropic',
  APOLLO: 'Apollo.io',
  STRIPE: 'Stripe',
};

export const integrationStates: Record<IntegrationState, { tone: Tone; label: string }> = {
  CONNECTED: { tone: 'success', label: 'Connected' },
  FAILING: { tone: 'danger', label: 'Failing' },
  DISABLED: { tone: 'neutral', label: 'Disconnected' },
};

export const senderStates: Record<SenderState, { tone: Tone; label: string }> = {
  ACTIVE: { tone: 'success', label: 'Active' },
  PENDING: { tone: 'warn', label: 'Pending' },
  BLOCKED: { tone: 'danger', label: 'Blocked' },
  RETIRED: { tone: 'neutral', label: 'Retired' },
};
