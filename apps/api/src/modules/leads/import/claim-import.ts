import type { PhoneCountry } from '@og/core';
import { leadImports, teamSettings, uploads } from '@og/db';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Platform } from '../../../platform/platform.js';
import type { ImportRecord } from './import-view.js';

export type ImportDeps = Pick<
  Platform,
  'database' | 'clock' | 'outbox' | 'storage' | 'vault' | 'logger' | 'config'
>;

/** A worker that said nothing for this long, in milliseconds, is taken for dead. */
export const SILENCE_MS = 30_000;

/** An import that this worker may run. */
export interface Claimed {
  record: ImportRecord;
  storageKey: string;
  country: PhoneCountry;
}

/** Take the import unless it has ended or somebody is at work on it. */
export async function claim(deps: ImportDeps, teamId: string, importId: string): Promise<Claimed | null> {
  const now = deps.clock.now();
  const silentSince = new Date(now.getTime() - SILENCE_MS);
  return deps.database.withTeam(teamId, async (tx) => {
    const isFree = or(
      eq(leadImports.state, 'queued'),
      and(
        eq(leadImports.state, 'running'),
        or(isNull(leadImports.heartbeatAt), lt(leadImports.heartbeatAt, silentSince)),
      ),
    );
    const [record] = await tx.db
      .update(leadImports)
      .set({ state: 'running', heartbeatAt: now })
      .where(and(eq(leadImports.teamId, teamId), eq(leadImports.id, importId), isFree))
      .returning();
    if (!record) return null;
    const [upload] = await tx.db
      .select({ storageKey: uploads.storageKey })
      .from(uploads)
      .where(and(eq(uploads.teamId, teamId), eq(uploads.id, record.uploadId)));
    const [settings] = await tx.db
      .select({ country: teamSettings.defaultCountry })
      .from(teamSettings)
      .where(eq(teamSettings.teamId, teamId));
    if (!upload) return null;
    return { record, storageKey: upload.storageKey, country: (settings?.country ?? 'US') as PhoneCountry };
  });
}
