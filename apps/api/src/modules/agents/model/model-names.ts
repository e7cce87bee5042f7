import type { AgentName } from '@og/core';
import type { Platform } from '../../../platform/platform.js';
import { agentNamed } from '../registry.js';
import { openLanguageModel } from '../../integrations/index.js';

/** The installation's model of each agent, by name. */
export async function modelOf(
  deps: Pick<Platform, 'database' | 'vault' | 'config'>,
  teamId: string,
): Promise<(agent: AgentName) => string> {
  const opened = await openLanguageModel(deps, teamId);
  return (agent) => opened?.models.tasks[agentNamed(agent).task] ?? 'none';
}
