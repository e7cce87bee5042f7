import type { World } from '../world.js';
import { Accounts } from './accounts.js';
import { EventFeed } from './event-feed.js';
import { InboundParse } from './inbound-parse.js';
import { Mailbox } from './mailbox.js';
import { MailPeople } from './people.js';
import { Sending } from './sending.js';

/** Mails are large. */
const MAILS = 50_000;

/** SendGrid and the mailboxes that it reaches, put together on the shared world. */
export class SendGridTwin {
  readonly accounts: Accounts;
  readonly mailbox: Mailbox;
  readonly feed: EventFeed;
  readonly parse: InboundParse;
  readonly people: MailPeople;
  readonly sending: Sending;

  constructor(readonly world: World) {
    this.accounts = new Accounts(world.options.strict, world.state.changed);
    this.mailbox = new Mailbox(Math.min(world.options.keep, MAILS));
    this.feed = new EventFeed(world);
    this.parse = new InboundParse(world, this.accounts);
    this.people = new MailPeople(world, this.parse);
    this.sending = new Sending(world, this.mailbox, this.feed, this.people);
    world.state.add('sendgrid', this.accounts.section());
  }

  /** Forget mails, suppressions and what was sent to the system under test; accounts and domains stay. */
  reset(): void {
    this.mailbox.clear();
    this.feed.clear();
    this.parse.clear();
    for (const account of this.accounts.all()) account.suppressions.clear();
  }
}
