import type { HomeQuery } from '@/gql/graphql';

type Home = Pick<HomeQuery['home'], 'blockers' | 'unknownSends'>;

export interface Blocker {
  id: string;
  /** What stands in the way. */
  says: string;
  /** What it means for messages. */
  means: string;
  /** The list with these very rows. */
  href: string;
  /** `stop`: nothing leaves; `part`: some of it does not; `wait`: somebody else is asked. */
  weight: 'stop' | 'part' | 'wait';
}

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** What keeps messages from leaving, the gravest first; what is zero is not there. */
export function blockersOf({ blockers, unknownSends }: Home): Blocker[] {
  const {
    failingIntegrations: failing,
    quarantinedNumbers: numbers,
    quarantinedMailboxes: mailboxes,
    unregisteredNumbers: unregistered,
    refusedRegistrations: refused,
    waitingRegistrations: waiting,
    canaries,
    heldCanaries,
  } = blockers;
  const found: (Blocker | false)[] = [
    blockers.killSwitch && {
      id: 'kill-switch',
      says: 'Automatic sending is stopped',
      means: 'No campaign sends until it is switched on again.',
      href: '/ops',
      weight: 'stop',
    },
    failing > 0 && {
      id: 'integrations',
      says: `${plural(failing, 'account', 'accounts')} at providers ${failing === 1 ? 'fails' : 'fail'}`,
      means: 'What would leave through it waits, or moves to another provider.',
      href: '/settings/integrations',
      weight: 'stop',
    },
    blockers.dncStale && {
      id: 'dnc',
      says: 'The Do-Not-Call data is missing or too old',
      means: 'Campaign texts wait until a fresh file is loaded.',
      href: '/settings/compliance',
      weight: 'stop',
    },
    unregistered > 0 && {
      id: 'unregistered',
      says: `${plural(unregistered, 'number is', 'numbers are')} not registered for 10DLC`,
      means: 'Nothing is sent from a long code without it.',
      href: '/settings/senders',
      weight: 'part',
    },
    numbers > 0 && {
      id: 'numbers',
      says: `${plural(numbers, 'number is', 'numbers are')} quarantined`,
      means: 'Too much failed or too many opted out.',
      href: '/settings/senders',
      weight: 'part',
    },
    mailboxes > 0 && {
      id: 'mailboxes',
      says: `${plural(mailboxes, 'mailbox is', 'mailboxes are')} quarantined`,
      means: 'Too much failed or too many opted out.',
      href: '/settings/senders?tab=mail',
      weight: 'part',
    },
    refused > 0 && {
      id: 'refused',
      says: `${plural(refused, 'registration was', 'registrations were')} refused or suspended`,
      means: 'Correct it and hand it in again.',
      href: '/settings/senders?tab=registration',
      weight: 'part',
    },
    ...canaries.map(({ id, name }): Blocker => ({
      id,
      says: `The canary of ${name} waits for you`,
      means: 'Release the rest, or give it up.',
      href: `/campaigns/${id}`,
      weight: 'part',
    })),
    heldCanaries > canaries.length && {
      id: 'more-canaries',
      says: `${plural(heldCanaries - canaries.length, 'more canary waits', 'more canaries wait')} for you`,
      means: 'Release the rest, or give it up.',
      href: '/campaigns?states=ACTIVE',
      weight: 'part',
    },
    unknownSends > 0 && {
      id: 'unknown',
      says: `${plural(unknownSends, 'send is', 'sends are')} in doubt`,
      means: 'A provider may or may not have taken it: the sequence waits.',
      href: '/ops',
      weight: 'part',
    },
    waiting > 0 && {
      id: 'waiting',
      says: `${plural(waiting, 'registration waits', 'registrations wait')} for the carriers`,
      means: 'They take up to some days; it is looked at by itself.',
      href: '/settings/senders?tab=registration',
      weight: 'wait',
    },
  ];
  return found.filter((one) => one !== false);
}
