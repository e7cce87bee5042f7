import { isUuid } from '@og/db';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';

const LIFETIME_MS = 15 * 60_000;

/** What a signed address of a campaign's records allows. */
export interface DecisionGrant {
  teamId: string;
  campaignId: string;
}

/** An address that streams the records of a campaign to whoever holds it, for a quarter of an hour. */
export function signDecisionDownload(
  { vault, clock, config }: Pick<Platform, 'vault' | 'clock' | 'config'>,
  ctx: Ctx,
  campaignId: string,
): { url: string; expiresAt: Date } {
  const expiresAt = new Date(clock.now().getTime() + LIFETIME_MS);
  const body = Buffer.from(
    JSON.stringify({ use: 'decisions', teamId: ctx.teamId, campaignId, expires: expiresAt.getTime() }),
  ).toString('base64url');
  return {
    url: `${config.APP_URL}/api/exports/decisions?grant=${body}.${vault.sign(body)}`,
    expiresAt,
  };
}

/** @throws AppError FORBIDDEN when it is forged, made for something else, or expired */
export function openDecisionGrant(
  { vault, clock }: Pick<Platform, 'vault' | 'clock'>,
  token: string,
): DecisionGrant {
  const [body = '', signature = ''] = token.split('.');
  if (!vault.verify(body, signature))
    throw new AppError('FORBIDDEN', 'This address is not valid. Export the decisions again.');
  const grant = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Partial<DecisionGrant> & {
    use?: string;
    expires?: number;
  };
  const { teamId = '', campaignId = '' } = grant;
  if (grant.use !== 'decisions' || !isUuid(teamId) || !isUuid(campaignId))
    throw new AppError('FORBIDDEN', 'This address is not valid. Export the decisions again.');
  if ((grant.expires ?? 0) < clock.now().getTime())
    throw new AppError('FORBIDDEN', 'This address has expired. Export the decisions again.');
  return { teamId, campaignId };
}
