/** Providers that send texts. The words of the database's `vendor`. */
export type SmsVendor = 'twilio' | 'signalhouse';
/** Providers that send e-mail. */
export type EmailVendor = 'sendgrid';
/** Whoever a message can leave through. */
export type MessageVendor = SmsVendor | EmailVendor;
