import { registerEnumType } from '@nestjs/graphql';

/** Enums that several modules show; GraphQL names in capitals, values as the database has them. */
export const ChannelEnum = { SMS: 'sms', EMAIL: 'email' } as const;
export type ChannelValue = (typeof ChannelEnum)[keyof typeof ChannelEnum];
registerEnumType(ChannelEnum, { name: 'Channel' });

export const VendorEnum = {
  TWILIO: 'twilio',
  SIGNALHOUSE: 'signalhouse',
  SENDGRID: 'sendgrid',
  ANTHROPIC: 'anthropic',
  APOLLO: 'apollo',
  STRIPE: 'stripe',
} as const;
export type VendorValue = (typeof VendorEnum)[keyof typeof VendorEnum];
registerEnumType(VendorEnum, { name: 'Vendor' });

export const AgentSlugEnum = { GIANNA: 'gianna', CATHY: 'cathy', SABRINA: 'sabrina', NEVA: 'neva' } as const;
export type AgentSlugValue = (typeof AgentSlugEnum)[keyof typeof AgentSlugEnum];
registerEnumType(AgentSlugEnum, { name: 'AgentSlug' });

export const InboundIntentEnum = {
  INTERESTED: 'interested',
  QUESTION: 'question',
  SCHEDULING: 'scheduling',
  EMAIL_CAPTURED: 'email_captured',
  OBJECTION: 'objection',
  NOT_NOW: 'not_now',
  NOT_INTERESTED: 'not_interested',
  WRONG_NUMBER: 'wrong_number',
  OPT_OUT: 'opt_out',
  HOSTILE: 'hostile',
  LEGAL_THREAT: 'legal_threat',
  OUT_OF_OFFICE: 'out_of_office',
  SPAM: 'spam',
  UNCLEAR: 'unclear',
} as const;
export type InboundIntentValue = (typeof InboundIntentEnum)[keyof typeof InboundIntentEnum];
registerEnumType(InboundIntentEnum, { name: 'InboundIntent' });
