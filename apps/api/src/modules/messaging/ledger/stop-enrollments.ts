import type { TeamTx } from '@og/db';
import { cancelPendingSends } from './cancel-pending-sends.js';
import { endRuns, type ExitCondition } from './end-runs.js';
import type { TransitionSource } from './transition.js';

export interface StopEnrollments {
  leadId: string;
  /** What the runs become. `opted_out` also ends runs that a reply had ended. */
  state: 'replied' | 'opted_out' | 'bounced' | 'suppressed' | 'failed';
  /** A reason code, such as `person_replied` or `suppressed`. */
  reason: string;
  /** Default `revocation`. */
  source?: TransitionSource;
}

/** Where a run can still be stopped from, by what stops it. */
const FROM: Record<StopEnrollments['state'], string[]> = {
  replied: ['pending', 'active', 'paused', 'finished', 'held'],
  opted_out: ['pending', 'active', 'paused', 'finished', 'replied', 'bounced', 'failed', 'held'],
  bounced: ['pending', 'active', 'paused'],
  suppressed: ['pending', 'active', 'paused', 'held'],
  failed: ['pending', 'active', 'paused', 'held'],
};

/** What a campaign may choose not to end at. */
const CONDITIONS: Partial<Record<StopEnrollments['state'], ExitCondition>> = {
  replied: 'reply',
  bounced: 'bounce',
};

/**
 * End the runs of a person, in all campaigns of the team, and stop the steps that are pending. A reply or a bounce ends
 * those whose campaign ends at it; an opt-out and a suppression end all of them. A finished run that is answered
 * becomes `replied`, so that its campaign's counts show the reply.
 * @returns the campaigns concerned.
 */
export async function stopEnrollments(
  tx: TeamTx,
  now: Date,
  stop: StopEnrollments,
): Promise<{ campaignIds: string[] }> {
  const all = stop.state === 'opted_out' || stop.state === 'suppressed';
  const { campaignIds } = await endRuns(tx, now, {
    leadId: stop.leadId,
    state: stop.state,
    reason: stop.reason,
    source: stop.source ?? 'revocation',
    from: FROM[stop.state],
    condition: CONDITIONS[stop.state] ?? null,
  });
  // Also what belongs to runs that ended before, such as the later try of a text that was not delivered.
  if (all)
    await cancelPendingSends(tx, now, {
      leadId: stop.leadId,
      reason: stop.reason,
      source: stop.source ?? 'revocation',
      onlyCampaigns: true,
      to: 'suppressed',
    });
  return { campaignIds };
}
