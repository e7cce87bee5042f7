import { registerEnumType } from '@nestjs/graphql';

/** Enums that several modules show; GraphQL names in capitals, values as the database has them. */
export const ChannelEnum = { SMS: 'sms', EMAIL: 'email' } as const;
export type ChannelValue = (typeof ChannelEnum)[keyof typeof ChannelEnum];
registerEnumType(ChannelEnum, { name: 'Channel' });
