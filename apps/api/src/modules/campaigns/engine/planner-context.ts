import { Openings, type LinkTracking, type PlannerContext } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { planContext } from '../audience/plan-context.js';
import type { CampaignRow } from '../campaign-row.js';
import { senderBooks } from './senders.js';
import { stoppedVariants } from './steps/split/stopped-variants.js';

type Deps = Pick<Platform, 'vault' | 'config'>;

/** What core's planner needs of a campaign and its team at this moment; for one batch or one forecast. */
export async function plannerContext(
  deps: Deps,
  tx: TeamTx,
  now: Date,
  campaign: CampaignRow,
): Promise<PlannerContext> {
  const team = await planContext(tx, now, campaign.send_window);
  return {
    profile: team.profile,
    sendWindow: campaign.send_window,
    brandName: team.brandName,
    optOutHint: team.optOutHint,
    senders: await senderBooks(tx, now, campaign),
    links: campaign.track_links ? linkTracking(deps, tx.teamId) : null,
    stoppedVariants: await stoppedVariants(tx, campaign.id),
    openings: new Openings(),
  };
}

/** Characters of a link's token: 132 bits, which nobody guesses. */
const TOKEN_LENGTH = 22;

/** Addresses of tracked links. The token follows from what the link stands for: planning twice gives it twice. */
export function linkTracking({ vault, config }: Deps, teamId: string): LinkTracking {
  return {
    base: `${config.APP_URL.replace(/\/$/, '')}/api/l/`,
    token: ({ leadId, run, stepId, index }) =>
      vault.sign(`link|${teamId}|${leadId}|${run}|${stepId}|${index}`).slice(0, TOKEN_LENGTH),
  };
}
