import type { AgentDeps } from './agent-deps.js';
import { sweepFollowUps } from './follow-ups/sweep-follow-ups.js';
import { sweepRehearsals } from './rehearsal/sweep-rehearsals.js';

/** `lead/sweep-agents`: what PostgreSQL says is due or was left behind becomes a job again. */
export async function sweepAgents(deps: AgentDeps): Promise<void> {
  await sweepFollowUps(deps);
  await sweepRehearsals(deps);
}
