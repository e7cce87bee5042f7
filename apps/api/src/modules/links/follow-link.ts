import type { Platform } from '../../platform/platform.js';

/** Tokens are 22 characters of base64url. */
const TOKEN = /^[\w-]{22}$/;

/**
 * Where a tracked link leads, counting the click.
 * @returns null for a token that nobody made
 * @throws AppError LIMIT_EXCEEDED for a link that is followed without end
 */
export async function followLink(
  deps: Pick<Platform, 'database' | 'clock' | 'logger' | 'limits'>,
  token: string,
  options: { count: boolean },
): Promise<string | null> {
  if (!TOKEN.test(token)) return null;
  await deps.limits.linkUsed(token);
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<{ team_id: string; id: string; url: string }>(
        'select team_id, id, url from tracked_links where token = $1',
        [token],
      ),
    { readOnly: true },
  );
  const link = rows[0];
  if (!link) return null;
  if (options.count) {
    // Whoever clicked gets where they wanted to go, also when the click cannot be noted.
    await deps.database
      .withTeam(link.team_id, (tx) =>
        tx.client.query(
          `update tracked_links set clicks = clicks + 1, first_clicked_at = coalesce(first_clicked_at, $3), last_clicked_at = $3
           where team_id = $1 and id = $2`,
          [link.team_id, link.id, deps.clock.now().toISOString()],
        ),
      )
      .catch((error: unknown) =>
        deps.logger.warn({ err: error, linkId: link.id }, 'a click could not be counted'),
      );
  }
  return link.url;
}
