import type { Spoken } from '../characters/leads.js';
import type { Delivery } from '../network/delivery.js';
import { carrierKeyword } from '../network/opt-outs.js';
import type { World } from '../world.js';
import { Accounts } from './accounts.js';
import { twilioAnnouncer } from './callbacks.js';
import { Inbound, type InboundText } from './inbound.js';
import { accountsSection } from './saved-accounts.js';
import { Sending } from './sending.js';
import { Voice } from './voice/voice.js';
import { Webhooks } from './webhooks.js';

/** Twilio, put together on the shared world; its routes and the control API stand on this. */
export class TwilioTwin {
  readonly accounts: Accounts;
  readonly webhooks: Webhooks;
  readonly sending: Sending;
  readonly inbound: Inbound;
  readonly voice: Voice;

  constructor(readonly world: World) {
    const { options, state } = world;
    this.accounts = new Accounts(world.now, options.strict, state.changed);
    this.webhooks = new Webhooks(world.http, world.scheduler, () => options.clock.now(), !options.lean);
    this.sending = new Sending(world);
    this.voice = new Voice(world, this.accounts, this.webhooks);
    this.inbound = new Inbound({
      accounts: this.accounts,
      store: world.store,
      optOuts: world.optOuts,
      sending: this.sending,
      webhooks: this.webhooks,
      now: world.now,
      onStop: (phone) => world.leads.silence(phone),
    });
    world.delivery.register('twilio', twilioAnnouncer(this.accounts, this.webhooks));
    world.onDelivered('twilio', (message) =>
      world.leads.hear(
        {
          accountSid: message.accountSid,
          sender: message.from ?? '',
          phone: message.to,
          body: message.body,
        },
        this.speak,
      ),
    );
    state.add('accounts', accountsSection(this.accounts));
  }

  get options(): World['options'] {
    return this.world.options;
  }
  get random(): World['random'] {
    return this.world.random;
  }
  get scheduler(): World['scheduler'] {
    return this.world.scheduler;
  }
  get store(): World['store'] {
    return this.world.store;
  }
  get acceptances(): World['acceptances'] {
    return this.world.acceptances;
  }
  get optOuts(): World['optOuts'] {
    return this.world.optOuts;
  }
  get revocations(): World['revocations'] {
    return this.world.revocations;
  }
  get leads(): World['leads'] {
    return this.world.leads;
  }
  get faults(): World['faults'] {
    return this.world.faults;
  }
  get magicNumbers(): World['magicNumbers'] {
    return this.world.magicNumbers;
  }
  get delivery(): Delivery {
    return this.world.delivery;
  }

  /** Milliseconds since 1970 in system time. */
  readonly now = (): number => this.world.now();

  /** Something that outlives a restart has changed. */
  readonly changed = (): void => this.world.state.changed();

  /** Receive a person's text, and remember a withdrawal once its webhook was answered. */
  receive(text: InboundText, revokes = false): ReturnType<Inbound['receive']> {
    const keyword = carrierKeyword(text.body);
    if (keyword === 'start') this.revocations.lift(text.from);
    const received = this.inbound.receive(text);
    if (received && (revokes || keyword === 'stop'))
      void received.done.then((statuses) => this.world.revoked(text.from, statuses));
    return received;
  }

  /** Forget what was sent to the system under test. */
  reset(): void {
    this.webhooks.clear();
    this.voice.clear();
  }

  private readonly speak = (spoken: Spoken): void => {
    this.receive(
      { from: spoken.phone, to: spoken.sender, body: spoken.reply, accountSid: spoken.accountSid },
      spoken.revokes,
    );
  };
}
