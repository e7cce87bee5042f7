import type { Disorder } from '../options.js';
import { disturb } from '../network/delivery-plan.js';
import type { Random } from '../random.js';
import type { SuppressionKind } from './account.js';
import type { EventName, Mail } from './mail.js';

/** One thing that happens to a mail. Times are milliseconds at speed 1 since it was taken. */
export interface MailStep {
  event: EventName;
  /** What the event says beside the usual fields. */
  fields: Record<string, string | number>;
  at: number;
  /** When the event is reported. */
  callbacksAt: number[];
}

/** What finally becomes of a mail. */
export type MailFate =
  | { kind: 'delivered' }
  | { kind: 'bounce'; type: 'bounce' | 'blocked'; reason: string; status: string }
  | { kind: 'dropped'; reason: string };

const DROPS: Readonly<Record<SuppressionKind, string>> = {
  bounce: 'Bounced Address',
  spam_report: 'Spam Reporting Address',
  unsubscribe: 'Unsubscribed Address',
  invalid: 'Invalid',
};
const BOUNCE = {
  kind: 'bounce',
  type: 'bounce',
  reason: '550 5.1.1 The email account that you tried to reach does not exist.',
  status: '5.1.1',
} as const;
const BLOCK = {
  kind: 'bounce',
  type: 'blocked',
  reason: '554 5.7.1 Message rejected because of its sender’s reputation.',
  status: '5.7.1',
} as const;

/** Addresses at domains for documentation (RFC 2606) always behave as their local part says, up to a plus sign. */
export function magicOf(email: string): string | null {
  const [local = '', domain = ''] = email.split('@');
  const reserved = /(^|\.)(example|test|invalid)$|(^|\.)example\.(com|net|org)$/.test(domain);
  return reserved ? (local.split('+')[0] ?? null) : null;
}

/** @param listed why nothing more is sent to this address, when it is so */
export function mailFate(
  random: Random,
  mail: Pick<Mail, 'to'>,
  listed: SuppressionKind | undefined,
  unreachable: number,
): MailFate {
  if (listed) return { kind: 'dropped', reason: DROPS[listed] };
  const magic = magicOf(mail.to.email);
  if (magic === 'bounce') return BOUNCE;
  if (magic === 'blocked') return BLOCK;
  if (magic === 'dropped') return { kind: 'dropped', reason: 'Invalid' };
  if (random.unit('mailbox', mail.to.email) < unreachable)
    return random.unit('mailbox-trouble', mail.to.email) < 0.75 ? BOUNCE : BLOCK;
  return { kind: 'delivered' };
}

/** The life of a mail after it was taken: what happens, and when it is reported. */
export function planMail(random: Random, mail: Mail, fate: MailFate, disorder: Disorder): MailStep[] {
  const roll = (name: string): number => random.unit('mail', name, mail.to.email, mail.ordinal);
  const steps: MailStep[] = [];
  let at = 0;
  const step = (event: EventName, wait: number, fields: MailStep['fields'] = {}): void => {
    at += wait;
    steps.push({ event, fields, at, callbacksAt: [at + 20 + 180 * roll(`lag-${event}`)] });
  };
  if (fate.kind === 'dropped') {
    step('dropped', 200 + 300 * roll('dropped'), { reason: fate.reason });
    return disturb(steps, roll, disorder);
  }
  step('processed', 100 + 300 * roll('processed'));
  const magic = magicOf(mail.to.email);
  if (magic === 'deferred' || roll('deferred') < 0.03)
    step('deferred', 1_000 + 2_000 * roll('defer'), { response: '451 4.7.1 Try again later', attempt: '1' });
  if (fate.kind === 'bounce') {
    step('bounce', 800 + 3_000 * roll('bounce'), {
      type: fate.type,
      reason: fate.reason,
      status: fate.status,
    });
    return disturb(steps, roll, disorder);
  }
  step('delivered', 800 + 3_000 * roll('delivered'), { response: '250 2.0.0 OK' });
  return [...disturb(steps, roll, disorder), ...engagement(mail, roll, at, magic)];
}

function engagement(
  mail: Mail,
  roll: (name: string) => number,
  deliveredAt: number,
  magic: string | null,
): MailStep[] {
  const steps: MailStep[] = [];
  const step = (event: EventName, wait: number, fields: MailStep['fields'] = {}): void => {
    const at = deliveredAt + wait;
    steps.push({ event, fields, at, callbacksAt: [at + 100] });
  };
  const browser = { useragent: 'Mozilla/5.0 (Simulated)', ip: '192.0.2.7' };
  const link = /href="(https?:[^"]+)"/i.exec(mail.html)?.[1]?.replaceAll('&amp;', '&');
  const opens = magic === 'open' || magic === 'click' || (magic === null && roll('open') < 0.45);
  if (opens) step('open', 20_000 + 400_000 * roll('when-open') ** 2, browser);
  if (link && (magic === 'click' || (opens && roll('click') < 0.2)))
    step('click', 30_000 + 500_000 * roll('when-click') ** 2, { ...browser, url: link });
  if (magic === 'spamreport') step('spamreport', 20_000);
  if (magic === 'unsubscribe') step('unsubscribe', 20_000);
  if (magic === 'group_unsubscribe') step('group_unsubscribe', 20_000, { asm_group_id: 1 });
  return steps;
}
