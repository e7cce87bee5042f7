import { expect, it } from 'vitest';
import { blockersOf } from './blocker-list';

const none = {
  killSwitch: false,
  failingIntegrations: 0,
  quarantinedNumbers: 0,
  quarantinedMailboxes: 0,
  unregisteredNumbers: 0,
  refusedRegistrations: 0,
  waitingRegistrations: 0,
  heldCanaries: 0,
  canaries: [],
  dncStale: false,
};

it('is empty when nothing is in the way', () => {
  expect(blockersOf({ blockers: none, unknownSends: 0 })).toEqual([]);
});

it('says each in its number, the gravest first, with the list it leads to', () => {
  const found = blockersOf({
    blockers: {
      ...none,
      killSwitch: true,
      unregisteredNumbers: 1,
      quarantinedNumbers: 2,
      waitingRegistrations: 1,
    },
    unknownSends: 1204,
  });
  expect(found.map(({ says, href }) => [says, href])).toEqual([
    ['Automatic sending is stopped', '/ops'],
    ['1 number is not registered for 10DLC', '/settings/senders'],
    ['2 numbers are quarantined', '/settings/senders'],
    ['1,204 sends are in doubt', '/ops'],
    ['1 registration waits for the carriers', '/settings/senders?tab=registration'],
  ]);
});

it('names canaries, and says how many more there are', () => {
  const canaries = [{ id: 'c1', name: 'Autumn' }];
  const found = blockersOf({ blockers: { ...none, canaries, heldCanaries: 3 }, unknownSends: 0 });
  expect(found.map(({ says, href }) => [says, href])).toEqual([
    ['The canary of Autumn waits for you', '/campaigns/c1'],
    ['2 more canaries wait for you', '/campaigns?states=ACTIVE'],
  ]);
});
