import type { EmailRequest } from '../ports.js';

const MOST_CATEGORIES = 10;

/** The body of `POST /v3/mail/send`. Source: the vendor's OpenAPI description of the mail API. */
export function mailBody(request: EmailRequest): Record<string, unknown> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([, value]) => value !== undefined),
  );
  return {
    personalizations: [{ to: [{ email: request.to }], custom_args: request.customArgs }],
    from: request.from,
    ...(request.replyTo ? { reply_to: { email: request.replyTo } } : {}),
    subject: request.subject,
    // Plain text first: the vendor insists.
    content: [
      { type: 'text/plain', value: request.text },
      { type: 'text/html', value: request.html },
      ...(request.calendar
        ? [
            {
              type: `text/calendar; charset=utf-8; method=${request.calendar.method}`,
              value: request.calendar.content,
            },
          ]
        : []),
    ],
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(request.categories?.length ? { categories: request.categories.slice(0, MOST_CATEGORIES) } : {}),
    ...(request.sendAt ? { send_at: Math.floor(request.sendAt.getTime() / 1_000) } : {}),
    // The way out of our mail is ours: the vendor adds none of its own.
    tracking_settings: { subscription_tracking: { enable: false } },
  };
}
