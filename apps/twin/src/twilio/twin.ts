import { Leads, type Spoken } from '../characters/leads.js';
import { FaultRules } from '../faults/fault-rules.js';
import { MagicNumbers } from '../faults/magic-numbers.js';
import type { TwinOptions } from '../options.js';
import { createRandom, type Random } from '../random.js';
import { Scheduler } from '../scheduler.js';
import { Acceptances } from './acceptances.js';
import { Accounts } from './accounts.js';
import { Delivery } from './delivery.js';
import { Inbound, type InboundText } from './inbound.js';
import type { Message } from './message.js';
import { MessageStore } from './message-store.js';
import { carrierKeyword, OptOuts } from './opt-outs.js';
import { Revocations } from './revocations.js';
import { Sending } from './sending.js';
import { StateFile } from './state-file.js';
import { Webhooks } from './webhooks.js';

/** Twilio and the people it reaches, put together; routes and the control API stand on this. */
export class TwilioTwin {
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly accounts: Accounts;
  readonly store: MessageStore;
  readonly optOuts: OptOuts;
  readonly acceptances: Acceptances;
  readonly revocations = new Revocations();
  readonly webhooks: Webhooks;
  readonly delivery: Delivery;
  readonly sending: Sending;
  readonly inbound: Inbound;
  readonly leads: Leads;
  readonly faults: FaultRules;
  readonly magicNumbers = new MagicNumbers();
  private readonly stateFile: StateFile;
  private readonly holds = new Set<() => void>();

  constructor(readonly options: TwinOptions) {
    this.random = createRandom(options.seed);
    this.scheduler = new Scheduler(options.speed, options.onError);
    this.stateFile = new StateFile(options.stateFile, options.onError);
    this.accounts = new Accounts(this.now, options.strict, this.changed);
    this.store = new MessageStore(options.keep);
    this.optOuts = new OptOuts(this.changed);
    this.acceptances = new Acceptances(options.keep);
    this.webhooks = new Webhooks(this.scheduler, () => options.clock.now());
    this.faults = new FaultRules(this.random);
    this.leads = new Leads(this.random, this.scheduler, options.keep, this.speak);
    this.delivery = new Delivery(this.scheduler, this.webhooks, this.accounts, this.now, this.delivered);
    this.sending = new Sending({
      options,
      random: this.random,
      scheduler: this.scheduler,
      store: this.store,
      delivery: this.delivery,
      acceptances: this.acceptances,
      optOuts: this.optOuts,
      onAccepted: (message) => this.revocations.check(message),
    });
    this.inbound = new Inbound({
      accounts: this.accounts,
      store: this.store,
      optOuts: this.optOuts,
      sending: this.sending,
      webhooks: this.webhooks,
      now: this.now,
      onStop: (phone) => this.leads.silence(phone),
    });
    this.stateFile.load(this.accounts, this.optOuts);
  }

  /** Milliseconds since 1970 in system time. */
  readonly now = (): number => this.options.clock.now().getTime();

  /** Something that outlives a restart has changed. */
  readonly changed = (): void => {
    this.stateFile.save(() => ({ accounts: this.accounts.all(), optOuts: this.optOuts.list() }));
  };

  /** Receive a person's text, and remember a withdrawal once its webhook was answered. */
  receive(text: InboundText, revokes = false): ReturnType<Inbound['receive']> {
    const keyword = carrierKeyword(text.body);
    if (keyword === 'start') this.revocations.lift(text.from);
    const received = this.inbound.receive(text);
    if (received && (revokes || keyword === 'stop')) {
      void received.done.then((statuses) => {
        if (statuses.some((status) => status !== null && status < 300))
          this.revocations.record(text.from, this.now());
      });
    }
    return received;
  }

  /** Wait real milliseconds; cut short when the twin closes. */
  hold(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.holds.delete(finish);
        resolve();
      };
      const timer = setTimeout(finish, milliseconds);
      this.holds.add(finish);
    });
  }

  /** Forget messages, conversations, faults and opt-outs; accounts and numbers stay. */
  reset(): void {
    this.scheduler.clear();
    this.store.clear();
    this.acceptances.clear();
    this.revocations.clear();
    this.webhooks.clear();
    this.leads.clear();
    this.faults.remove();
    this.magicNumbers.clear();
    this.optOuts.clear();
  }

  close(): void {
    this.scheduler.close();
    for (const finish of this.holds) finish();
    this.webhooks.close();
    this.stateFile.flush();
  }

  private readonly delivered = (message: Message): void => {
    if (message.from === null || message.automatic) return;
    this.leads.hear({
      accountSid: message.accountSid,
      sender: message.from,
      phone: message.to,
      body: message.body,
    });
  };

  private readonly speak = (spoken: Spoken): void => {
    this.receive(
      { from: spoken.phone, to: spoken.sender, body: spoken.reply, accountSid: spoken.accountSid },
      spoken.revokes,
    );
  };
}
