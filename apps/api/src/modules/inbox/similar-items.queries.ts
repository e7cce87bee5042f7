import { normalizeInbound } from '@og/core';
import { isUuid } from '@og/db';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import type { InboxItemView } from './inbox-item.view.js';
import { loadInboxItems } from './inbox.queries.js';

/** How many a person can look through at once. */
const MOST = 100;
/** Words of a message that make it its own: longer ones say something that others do not. */
const SHORT = 60;

/**
 * Open items that say the same as this one, the newest first, without it: the same short text, or the same intent by
 * the same rule. One act can then answer for all.
 */
export async function similarInboxItems(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  id: string,
): Promise<InboxItemView[]> {
  requirePermission(ctx, 'inbox.read');
  if (!isUuid(id)) return [];
  const ids = await deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<{ text: string; intent: string | null; rule: string | null }>(
        'select last_message_text as text, intent, intent_rule as rule from inbox_items where team_id = $1 and id = $2',
        [ctx.teamId, id],
      );
      const item = rows[0];
      if (!item) return [];
      const candidates = await tx.client.query<{ id: string; text: string; rule: string | null }>(
        `select i.id, i.last_message_text as text, i.intent_rule as rule
         from inbox_items i join leads l on l.team_id = i.team_id and l.id = i.lead_id and l.deleted_at is null
         where i.team_id = $1 and i.id <> $2 and i.state = 'open' and not i.opted_out and i.snoozed_until is null
           and i.intent is not distinct from $3 order by i.last_message_at desc, i.id desc limit 1000`,
        [ctx.teamId, id, item.intent],
      );
      const words = normalizeInbound(item.text);
      const ruled = item.rule !== null && !['none', 'model', 'person'].includes(item.rule);
      return candidates.rows
        .filter(
          (other) =>
            (words.length <= SHORT && normalizeInbound(other.text) === words) ||
            (ruled && other.rule === item.rule),
        )
        .slice(0, MOST)
        .map((other) => other.id);
    },
    { readOnly: true },
  );
  return loadInboxItems(deps, ctx, ids);
}
