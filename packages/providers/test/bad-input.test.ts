import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseInboundMail,
  parseSendGridEvents,
  parseSignalHouseEvents,
  providerError,
  verifySendGridSignature,
  verifySignalHouseSignature,
} from '../src/index.js';
import { readAcceptance } from '../src/signalhouse/acceptance.js';

const EVENT_KINDS = ['status', 'inbound_text', 'engagement', 'registration', 'other'];
/** Objects that look like a vendor's, with anything in their fields. */
const likeness = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, fc.jsonValue()])), { requiredKeys: [] });
const houseMessage = likeness(
  '_id',
  'status',
  'errorCode',
  'successOrFailureReason',
  'senderPhoneNumber',
  'recipientPhoneNumber',
  'messageBody',
  'externalMediaUrls',
);
const houseEvent = fc.record(
  {
    event: fc.oneof(
      fc.constantFrom('MESSAGE_RECEIVED', 'MESSAGE_FAILED', 'SMS_SENT', 'NUMBER_UPDATED', 'message.received'),
      fc.jsonValue(),
    ),
    identifier: fc.jsonValue(),
    timestamp: fc.jsonValue(),
    metaData: fc.oneof(houseMessage, fc.record({ Message: houseMessage }), fc.jsonValue()),
    data: fc.jsonValue(),
    from: fc.jsonValue(),
    to: fc.jsonValue(),
    message_id: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const mailEvent = fc.oneof(
  likeness('event', 'email', 'timestamp', 'sg_message_id', 'url', 'reason', 'type', 'l'),
  fc.record({
    event: fc.constantFrom('bounce', 'dropped', 'delivered', 'open', 'spamreport'),
    sg_message_id: fc.jsonValue(),
    timestamp: fc.jsonValue(),
    reason: fc.jsonValue(),
    type: fc.jsonValue(),
  }),
  fc.jsonValue(),
);

describe('bad input', () => {
  it('of SignalHouse’s webhooks is refused or understood, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(houseEvent, fc.jsonValue()), fc.boolean(), (body, acceptOlder) => {
        const parsed = parseSignalHouseEvents(JSON.stringify(body), { acceptOlder });
        if (!parsed.ok) return;
        for (const event of parsed.events) {
          expect(EVENT_KINDS).toContain(event.kind);
          if (event.kind === 'inbound_text') expect(event.from + event.to).toMatch(/^\+\d+\+\d+$/);
          if (event.kind === 'status') expect(event.providerId).not.toBe('');
        }
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseSignalHouseEvents(text, { acceptOlder: true });
      }),
    );
  });

  it('of SendGrid’s webhooks is refused or understood, every element of it', () => {
    fc.assert(
      fc.property(fc.array(mailEvent), (body) => {
        const parsed = parseSendGridEvents(JSON.stringify(body));
        if (!parsed.ok) throw new Error(parsed.reason);
        const objects = body.filter(
          (element) => typeof element === 'object' && element !== null && !Array.isArray(element),
        );
        expect(parsed.events).toHaveLength(objects.length);
        for (const event of parsed.events) {
          expect(EVENT_KINDS).toContain(event.kind);
          if ('at' in event && event.at) expect(Number.isNaN(event.at.getTime())).toBe(false);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('of people’s mail is refused or understood', () => {
    const names = [
      'from',
      'to',
      'subject',
      'text',
      'html',
      'headers',
      'envelope',
      'charsets',
      'attachment-info',
    ];
    const value = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constant('Ann <ann@example.com>'),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    );
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] }),
        (fields) => {
          const parsed = parseInboundMail(fields as Record<string, string | Buffer>);
          if (parsed.ok) expect(parsed.mail.from.email).toMatch(/^\S+@\S+$/);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('of a mail that is nothing but beginnings of tags is read at once', () => {
    const html = '<style<blockquote<'.repeat(100_000);
    expect(parseInboundMail({ from: 'ann@example.com', html })).toMatchObject({ ok: true });
  });

  it('of an answer to a send is a doubt or a refusal, unless it names a message that was taken', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.record({ enqueuedCount: fc.jsonValue(), insertedMessages: fc.array(houseMessage) }),
        ),
        (body) => {
          const outcome = readAcceptance(body);
          if (outcome.kind === 'accepted') expect(outcome.providerId).not.toBe('');
          else expect(['unknown', 'rejected']).toContain(outcome.kind);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never hands on the character that no database takes', () => {
    const text = 'a\0b';
    const inbound = {
      event: 'MESSAGE_RECEIVED',
      identifier: 'm\u00001',
      metaData: {
        Message: { senderPhoneNumber: '12125550100', recipientPhoneNumber: '13055550163', messageBody: text },
      },
    };
    expect(
      JSON.stringify(parseSignalHouseEvents(JSON.stringify(inbound), { acceptOlder: true })),
    ).not.toContain('\\u0000');
    const event = { event: 'bounce', sg_message_id: text, email: text, reason: text, [text]: text };
    expect(JSON.stringify(parseSendGridEvents(JSON.stringify([event])))).not.toContain('\\u0000');
    const mail = {
      from: 'ann@example.com',
      subject: text,
      text: Buffer.from(text),
      headers: `Message-ID: <${text}>`,
    };
    expect(JSON.stringify(parseInboundMail(mail))).not.toContain('\\u0000');
  });

  it('of a signature does not count', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (key, signature, timestamp) => {
        const delivery = { signature, timestamp, rawBody: '[]' };
        expect(verifySignalHouseSignature(key, delivery, 0)).toBe(false);
        expect(verifySendGridSignature(key, delivery, 0)).toBe(false);
      }),
    );
  });

  it('of a code asks for nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.oneof(fc.string(), fc.integer({ min: 90_000 })), (vendor, code) => {
        fc.pre(!/^(OUT|dnc|bounce|blocked|expired|dropped)/.test(String(code)));
        for (const name of [vendor, 'twilio', 'signalhouse', 'sendgrid'])
          expect(providerError(name, code).action).toBe('none');
      }),
    );
  });
});
