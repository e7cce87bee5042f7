import { randomBytes } from 'node:crypto';
import type { Way } from '../faults/strike.js';
import { promptCallbacks, troubleCallbacks } from '../network/delivery-plan.js';
import type { World } from '../world.js';
import type { Account, SuppressionKind } from './account.js';
import type { EventFeed } from './event-feed.js';
import type { Mail } from './mail.js';
import type { Mailbox } from './mailbox.js';
import type { Draft } from './parse-send.js';
import type { MailPeople } from './people.js';
import { type MailFate, mailFate, type MailStep, planMail } from './plan.js';
import { refuse } from './refusal.js';

/** What an event means for later mail to the same address. */
const SUPPRESSES: Partial<Record<MailStep['event'], SuppressionKind>> = {
  spamreport: 'spam_report',
  unsubscribe: 'unsubscribe',
  group_unsubscribe: 'unsubscribe',
};

/** Takes mails in and starts their way to the mailbox. */
export class Sending {
  constructor(
    private readonly world: World,
    private readonly mailbox: Mailbox,
    private readonly feed: EventFeed,
    private readonly people: MailPeople,
  ) {}

  /** @throws Refusal 403 when this address may not send */
  checkSender(account: Account, from: string): void {
    const host = from.split('@')[1] ?? '';
    const domain = account.domains.find(
      (candidate) => host === candidate.domain || host.endsWith(`.${candidate.domain}`),
    );
    if (domain ? domain.valid : !this.world.options.strict) return;
    throw refuse(
      403,
      'The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.',
      'from',
    );
  }

  /** Accept one mail to one person. */
  async accept(account: Account, draft: Draft, way: Way): Promise<Mail> {
    const mail: Mail = {
      ...draft,
      id: randomBytes(16).toString('base64url'),
      createdAt: this.world.now(),
      ordinal: this.mailbox.nextOrdinal(draft.to.email),
      delivered: false,
      events: [],
    };
    this.mailbox.add(mail);
    this.world.accepted({
      sid: mail.id,
      to: mail.to.email,
      from: mail.from.email,
      body: `${mail.subject}\n${mail.text}`,
      ledgerId: mail.customArgs['l'] ?? null,
      segments: 1,
      at: mail.createdAt,
    });
    const steps = this.plan(account, mail, way);
    if (this.world.options.lean) mail.html = '';
    if (way.rush) await this.rush(account, mail, steps);
    else this.start(account, mail, steps, draft.sendAt);
    return mail;
  }

  /** Something happens to a mail now. */
  happen(account: Account, mail: Mail, step: MailStep): void {
    mail.events.push({ event: step.event, at: this.world.now() });
    const { email } = mail.to;
    const kind =
      step.event === 'bounce' && step.fields['type'] === 'bounce' ? 'bounce' : SUPPRESSES[step.event];
    if (kind) account.suppressions.set(email, kind);
    if (step.event !== 'delivered' || mail.delivered) return;
    mail.delivered = true;
    if (!this.world.options.lean) this.people.read(mail);
  }

  private start(account: Account, mail: Mail, steps: readonly MailStep[], sendAt: number | null): void {
    const { scheduler } = this.world;
    // A scheduled mail waits in system time, which the speed dial must not shorten.
    const wait = sendAt === null ? 0 : Math.max(0, sendAt - this.world.now()) * scheduler.speed;
    for (const step of steps) {
      scheduler.after(wait + step.at, () => this.happen(account, mail, step));
      for (const at of step.callbacksAt) scheduler.after(wait + at, () => this.feed.add(account, mail, step));
    }
  }

  private async rush(account: Account, mail: Mail, steps: readonly MailStep[]): Promise<void> {
    for (const step of steps) this.happen(account, mail, step);
    await this.feed.rush(account, mail, steps);
  }

  private plan(account: Account, mail: Mail, way: Way): MailStep[] {
    const { random, options } = this.world;
    const fate =
      fateOf(way) ?? mailFate(random, mail, account.suppressions.get(mail.to.email), options.unreachable);
    const steps = planMail(random, mail, fate, options.disorder);
    if (way.callbacks) return troubleCallbacks(steps, way.callbacks);
    return options.lean || way.rush ? promptCallbacks(steps) : steps;
  }
}

/** The faults of texts, for mail: `undelivered` bounces (with the code as its type), `failed` is dropped. */
function fateOf(way: Way): MailFate | null {
  if (!way.fate || way.fate.status === 'delivered') return null;
  const code = String(way.fate.code ?? '');
  if (way.fate.status === 'failed') return { kind: 'dropped', reason: code || 'Invalid' };
  return {
    kind: 'bounce',
    type: code === 'blocked' ? 'blocked' : 'bounce',
    reason: `550 5.1.1 ${code || 'No such user'}`,
    status: '5.1.1',
  };
}
