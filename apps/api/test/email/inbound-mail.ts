import { composeEmailContent } from '@og/core';
import type { TestApp } from '../support/test-app.js';
import type { EmailWorld, TestLead } from './email-world.js';
import { sendMail, type MailFields } from './mails.js';

export interface Stored {
  id: string;
  body: string;
  original_body: string | null;
  subject: string;
  intent: string;
  intent_rule: string;
  media: { url: string; name: string; contentType: string; byteSize: number }[] | null;
  lead_id: string;
  email_message_id: string | null;
}

export const OUR_TEXT = composeEmailContent({
  subject: 'Your property',
  body: 'Would you sell?',
  brand: 'Acme',
  postalAddress: '1 Main St',
  unsubscribeUrl: 'https://api.example.com/u/abc',
}).text;
/** A mail of ours below an answer, as mail programs quote it. */
export const HISTORY = `On Wed, Nov 18, 2026 at 9:03 AM Gianna at Acme <sales@acme.example> wrote:\r\n\r\n${OUR_TEXT.split(
  '\n',
)
  .map((line) => `> ${line}`)
  .join('\r\n')}`;

/** Mails that come in, and what came of them. */
export function inboundMail(app: () => TestApp, world: () => EmailWorld) {
  const send = (mail: MailFields, options: Parameters<typeof sendMail>[3] = {}) =>
    sendMail(app(), world(), mail, options);
  const messagesOf = (lead: { id: string }) =>
    world().rows<Stored>(
      `select * from messages where lead_id = $1 and direction = 'inbound' order by created_at`,
      [lead.id],
    );
  const itemOf = async (lead: { id: string }) =>
    (
      await world().rows<{ state: string; opted_out: boolean }>(
        'select state, opted_out from inbox_items where lead_id = $1',
        [lead.id],
      )
    )[0];
  const barsOf = (lead: TestLead) =>
    world().rows<{ address: string; source: string }>(
      'select address, source from suppression_list where lead_id = $1 and lifted_at is null order by address',
      [lead.id],
    );
  const lastOutcome = async () =>
    (
      await world().rows<{ outcome: string }>(
        `select outcome from webhook_receipts where kind = 'mail' order by created_at desc, id desc limit 1`,
      )
    )[0]?.outcome;

  return { send, messagesOf, itemOf, barsOf, lastOutcome };
}
