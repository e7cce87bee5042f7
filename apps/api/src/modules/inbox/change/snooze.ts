import { isUuid } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { missing, type InvalidInput, type NotFound } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { findInboxItem } from '../inbox.queries.js';
import type { InboxItemView } from '../inbox-item.view.js';
import { FALLBACK_ZONE, untilOf } from './act-on-items.js';
import { changeInboxItems } from './change-items.js';

export interface SnoozePreviewView {
  until: Date | null;
  /** The lead's zone, in which the words were read. */
  zone: string;
  /** What was understood, or what would be. */
  message: string;
}

/** What words for a time mean to a lead, before anything is done with them. */
export async function snoozePreview(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
  { leadId, text }: { leadId: string | null; text: string },
): Promise<SnoozePreviewView> {
  requirePermission(ctx, 'inbox.read');
  const zone = (leadId && (await zoneOf(deps, ctx, leadId))) || FALLBACK_ZONE;
  const read = untilOf({ text }, deps.clock.now(), zone);
  return 'at' in read
    ? { until: read.at, zone, message: read.words }
    : { until: null, zone, message: read.message };
}

async function zoneOf(deps: Pick<Platform, 'database'>, ctx: Ctx, leadId: string): Promise<string | null> {
  if (!isUuid(leadId)) return null;
  const { rows } = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<{ zones: string[] }>(
        'select time_zones as zones from leads where team_id = $1 and id = $2 and deleted_at is null',
        [ctx.teamId, leadId],
      ),
    { readOnly: true },
  );
  return rows[0]?.zones[0] ?? null;
}

/** Put an item away until then; a message of the person brings it back at once. */
export async function snoozeInboxItem(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
  snooze: unknown,
): Promise<InboxItemView | InvalidInput | NotFound> {
  if (!isUuid(id)) return missing('inbox item');
  const change = await changeInboxItems(deps, ctx, { ids: [id], action: 'snooze', snooze });
  if (change.__typename !== 'InboxChange') return change;
  return (await findInboxItem(deps, ctx, { id })) ?? missing('inbox item');
}
