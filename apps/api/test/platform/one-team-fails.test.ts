import { createManualClock } from '@og/contracts';
import { newId } from '@og/db';
import { expect, it } from 'vitest';
import { sweepHolds } from '../../src/modules/calendar/sweep-holds.js';
import { sweepCalls } from '../../src/modules/calls/sweep-calls.js';
import { sweepDncImports } from '../../src/modules/compliance/dnc/sweep-dnc-imports.js';
import { purgeFiles } from '../../src/modules/leads/files/purge-files.js';
import { sweepImports } from '../../src/modules/leads/import/sweep-imports.js';
import { DAILY_MS, reconcileDue } from '../../src/modules/messaging/reconcile/reconcile-due.js';
import type { Platform } from '../../src/platform/platform.js';

/** A system with work for these teams, in which no team's own transaction succeeds. */
function troubled(teams: string[]) {
  const asked: string[] = [];
  const warnings: unknown[] = [];
  const found = teams.map((teamId) => ({ team_id: teamId, teamId, id: newId() }));
  const platform = {
    clock: createManualClock('2026-11-18T17:00:00.000Z'),
    logger: { warn: (...words: unknown[]) => warnings.push(words) },
    engineMode: { read: () => Promise.resolve({ mode: 'normal' }) },
    outbox: {},
    config: { IMPORT_FILES_DAYS: 30 },
    database: {
      withSystem: () => Promise.resolve(Object.assign([...found], { rows: found })),
      withTeam: (teamId: string) => {
        asked.push(teamId);
        return Promise.reject(new Error('its rows are locked'));
      },
    },
  };
  return { platform: platform as unknown as Platform, asked, warnings };
}

it.each<[string, (platform: Platform) => Promise<unknown>]>([
  ['calls', sweepCalls],
  ['offers', sweepHolds],
  ['comparisons', (platform) => reconcileDue(platform, DAILY_MS)],
  ['imports', sweepImports],
  ['old files', purgeFiles],
  ['registry files', sweepDncImports],
])('what is wrong with one team keeps no other from its %s', async (_what, sweep) => {
  const teams = [newId(), newId(), newId()];
  const { platform, asked, warnings } = troubled(teams);
  await sweep(platform);
  expect(asked).toEqual(teams);
  expect(warnings).toHaveLength(3);
});

it('a person who asks for a comparison hears that it could not be asked for', async () => {
  const team = newId();
  await expect(reconcileDue(troubled([team]).platform, 0, team)).rejects.toThrow('its rows are locked');
});
