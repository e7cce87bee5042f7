import type { Channel } from '@/gql/graphql';

/** One phone or e-mail of a lead: as it is stored and as it is shown. */
export interface Address {
  channel: Channel;
  address: string;
  shown: string;
}
