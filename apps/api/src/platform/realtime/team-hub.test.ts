import type { Database } from '@og/db';
import { expect, it } from 'vitest';
import { TeamHub } from './team-hub.js';

it('opens for whoever comes after a database that was away', async () => {
  let away = true;
  const withTeam = async () => {
    if (away) throw new Error('the database is away');
    return [{ head: 7, event: null }];
  };
  const hub = new TeamHub({ withTeam } as unknown as Database, 'team', () => undefined);
  await expect(hub.open()).rejects.toThrow('away');
  away = false;
  await hub.open();
  expect(hub.head).toBe(7);
});
