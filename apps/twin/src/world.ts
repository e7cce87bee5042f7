import type { CharacterName } from './characters/character.js';
import { Leads } from './characters/leads.js';
import { FaultRules } from './faults/fault-rules.js';
import { MagicNumbers } from './faults/magic-numbers.js';
import { Outages } from './faults/outages.js';
import { HttpClient } from './http/http-client.js';
import { Acceptances } from './network/acceptances.js';
import { Delivery } from './network/delivery.js';
import type { Message, SmsVendor } from './network/message.js';
import { MessageStore } from './network/message-store.js';
import { OptOuts } from './network/opt-outs.js';
import { Revocations } from './network/revocations.js';
import type { TwinOptions } from './options.js';
import { createRandom, type Random } from './random.js';
import { Scheduler } from './scheduler.js';
import { StateFile } from './state-file.js';
import { type Accepted, Watch } from './watch/watch.js';

/** What all simulated vendors share: time, chance, phones and their people, faults, and the witness. */
export class World {
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly http = new HttpClient();
  readonly store: MessageStore;
  readonly optOuts: OptOuts;
  readonly acceptances: Acceptances;
  readonly revocations = new Revocations();
  readonly watch: Watch;
  readonly delivery: Delivery;
  readonly leads: Leads;
  readonly faults: FaultRules;
  readonly magicNumbers = new MagicNumbers();
  readonly outages = new Outages();
  readonly state: StateFile;
  private readonly holds = new Set<() => void>();
  private readonly readers = new Map<SmsVendor, (message: Message) => void>();

  constructor(readonly options: TwinOptions) {
    this.random = createRandom(options.seed);
    this.scheduler = new Scheduler(options.speed, options.onError);
    this.state = new StateFile(options.stateFile, options.onError);
    this.store = new MessageStore(options.keep);
    this.optOuts = new OptOuts(this.state.changed);
    this.acceptances = new Acceptances(options.keep);
    this.watch = new Watch(options.watch);
    this.faults = new FaultRules(this.random);
    this.leads = new Leads(this.random, this.scheduler, options.keep);
    this.delivery = new Delivery(this.scheduler, this.now, (message) => this.delivered(message));
    this.state.add('optOuts', {
      save: () => this.optOuts.list(),
      restore: (saved) => this.optOuts.restore((saved as unknown[]).map(String)),
    });
    this.state.add('characters', {
      save: () => this.leads.chosenCharacters(),
      restore: (saved) => this.leads.restoreChosen(saved as Record<string, CharacterName>),
    });
  }

  /** Milliseconds since 1970 in system time. */
  readonly now = (): number => this.options.clock.now().getTime();

  /** A vendor has taken a message, whether or not its answer reaches the caller. */
  accepted(accepted: Accepted): void {
    this.acceptances.record(accepted.to, accepted.body, accepted.sid, accepted.at);
    this.revocations.check(accepted);
    this.watch.check(accepted);
  }

  /** Who answers texts that reached a phone through this vendor. */
  onDelivered(vendor: SmsVendor, read: (message: Message) => void): void {
    this.readers.set(vendor, read);
  }

  /** A person's withdrawal was answered with these statuses: from now on nothing more may come. */
  revoked(person: string, statuses: readonly (number | null)[]): void {
    if (statuses.some((status) => status !== null && status < 300))
      this.revocations.record(person, this.now());
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

  /** Forget messages, conversations, faults, opt-outs and what was watched; accounts and numbers stay. */
  reset(): void {
    this.scheduler.clear();
    this.store.clear();
    this.acceptances.clear();
    this.revocations.clear();
    this.watch.clear();
    this.leads.clear();
    this.faults.remove();
    this.outages.clear();
    this.magicNumbers.clear();
    this.optOuts.clear();
  }

  close(): void {
    this.scheduler.close();
    for (const finish of this.holds) finish();
    this.http.close();
    this.state.flush();
  }

  private delivered(message: Message): void {
    if (this.options.lean || message.from === null || message.automatic) return;
    this.readers.get(message.vendor)?.(message);
  }
}
