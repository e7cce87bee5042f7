/** Twilio's error codes that the twin can answer with: HTTP status and text. Source: twilio.com/docs/api/errors */
const REQUEST_ERRORS: Record<number, readonly [status: number, message: string]> = {
  20001: [400, 'Invalid parameter'],
  20003: [401, 'Authenticate'],
  20404: [404, 'The requested resource was not found'],
  20429: [429, 'Too Many Requests'],
  20500: [500, 'Internal Server Error'],
  20503: [503, 'Service Unavailable'],
  21201: [400, "No 'To' number is specified"],
  21205: [400, 'Url is not a valid URL'],
  21210: [400, "'From' phone number not verified"],
  21211: [400, "Invalid 'To' Phone Number"],
  21212: [400, "Invalid 'From' Phone Number"],
  21213: [400, "No 'From' number is specified"],
  21215: [400, 'Account not authorized to call this number'],
  21220: [400, 'Invalid call state'],
  21266: [400, "'To' and 'From' numbers cannot be the same"],
  21408: [400, 'Permission to send an SMS has not been enabled for the region indicated by the To number'],
  21421: [400, 'PhoneNumber is invalid'],
  21422: [400, 'PhoneNumber is not available'],
  21602: [400, 'Message body is required.'],
  21603: [400, "A 'From' phone number is required."],
  21604: [400, "A 'To' phone number is required."],
  21606: [400, "The 'From' phone number provided is not a valid message-capable Twilio phone number"],
  21609: [400, "Invalid 'StatusCallback' URL"],
  21610: [400, 'Attempt to send to unsubscribed recipient'],
  21611: [400, "This 'From' number has exceeded the maximum number of queued messages"],
  21612: [400, "Message cannot be sent with the current combination of 'To' and/or 'From' parameters"],
  21614: [400, "'To' number is not a valid mobile number"],
  21617: [400, 'The concatenated message body exceeds the 1600 character limit'],
  21624: [400, 'The ValidityPeriod is invalid: it must be an integer from 1 to 36000 seconds'],
  21626: [400, 'Invalid StatusCallbackEvent'],
  21635: [400, "'To' number cannot be a landline"],
  21703: [400, 'The Messaging Service does not contain a sender'],
  30409: [409, 'The message can no longer be canceled'],
  35111: [400, 'The SendAt timestamp is invalid: it needs ScheduleType=fixed and a Messaging Service'],
  35114: [400, 'The SendAt time must be at least 300 seconds and at most 35 days from now'],
};

/** What carriers report later through a status callback. */
const DELIVERY_ERRORS: Record<number, string> = {
  30001: 'Queue overflow',
  30002: 'Account suspended',
  30003: 'Unreachable destination handset',
  30004: 'Message blocked',
  30005: 'Unknown destination handset',
  30006: 'Landline or unreachable carrier',
  30007: 'Carrier violation',
  30008: 'Unknown error',
  30022: 'US A2P 10DLC - Rate limits exceeded',
  30023: 'US A2P 10DLC - Daily message cap reached',
  30032: 'Toll-Free number has not been verified',
  30034: 'US A2P 10DLC - Message from an unregistered number',
  30036: 'Validity period expired',
  30450: 'Message delivery blocked (SMS pumping protection)',
  30610: 'Message blocked: quiet hours',
  30640: 'Message blocked: known litigator',
};

/** An answer in Twilio's error shape. */
export class TwilioError extends Error {
  readonly status: number;

  /**
   * @param code a Twilio error code
   * @param detail replaces the standard text
   * @param status replaces the standard HTTP status
   */
  constructor(
    readonly code: number,
    detail?: string,
    status?: number,
    /** Seconds for Retry-After; null leaves it out. */
    readonly retryAfter: number | null = 1,
  ) {
    const known = REQUEST_ERRORS[code];
    super(detail ?? known?.[1] ?? DELIVERY_ERRORS[code] ?? 'Request failed');
    this.status = status ?? known?.[0] ?? 400;
  }

  toJSON(): { code: number; message: string; more_info: string; status: number } {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    };
  }
}

/** The text of a code on a message that was not delivered; null when there is none. */
export function deliveryErrorMessage(code: number | string | null): string | null {
  return code === null
    ? null
    : (DELIVERY_ERRORS[Number(code)] ?? REQUEST_ERRORS[Number(code)]?.[1] ?? 'Unknown error');
}
