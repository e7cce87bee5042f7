import type { Spoken } from '../characters/leads.js';
import type { World } from '../world.js';
import { Events } from './events.js';
import { Groups } from './groups.js';
import { Inbound } from './inbound.js';
import { Pushes } from './pushes.js';
import { Registry } from './registry.js';
import { Sending } from './sending.js';

/** SignalHouse, put together on the shared world. */
export class SignalHouseTwin {
  readonly groups: Groups;
  readonly pushes: Pushes;
  readonly events: Events;
  readonly sending: Sending;
  readonly inbound: Inbound;
  readonly registry: Registry;

  constructor(readonly world: World) {
    this.groups = new Groups(world.now, world.options.strict, world.state.changed);
    this.pushes = new Pushes(world);
    this.events = new Events(world, this.pushes);
    this.sending = new Sending(world, this.groups, this.events);
    this.inbound = new Inbound(world, this.groups, this.events, this.sending);
    this.registry = new Registry(world, this.events);
    world.delivery.register('signalhouse', {
      listens: (message) => {
        const group = this.groups.find(message.accountSid);
        return group !== undefined && this.events.hasListeners(group, message);
      },
      announce: async (message, status) => {
        const group = this.groups.find(message.accountSid);
        if (group) await this.events.status(group, message, status);
      },
    });
    world.onDelivered('signalhouse', (message) =>
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
    world.state.add('signalhouse', this.groups.section());
  }

  /** Forget what was sent to the system under test. */
  reset(): void {
    this.pushes.clear();
    this.events.clear();
  }

  private readonly speak = (spoken: Spoken): void => {
    const { phone, sender, reply, accountSid, revokes } = spoken;
    this.inbound.receive({ from: phone, to: sender, body: reply, groupId: accountSid }, revokes);
  };
}
