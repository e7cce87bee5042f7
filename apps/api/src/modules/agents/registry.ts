import type { AgentName } from '@og/core';
import type { AgentDefinition } from './agent.js';
import { cathy } from './cathy/index.js';
import { gianna } from './gianna/index.js';
import { neva } from './neva/index.js';
import { sabrina } from './sabrina/index.js';

/** Every agent, in the order in which a lead meets them. */
export const AGENTS: readonly AgentDefinition[] = [gianna, cathy, sabrina, neva];

/** @throws RangeError for a name that no folder has */
export function agentNamed(slug: AgentName): AgentDefinition {
  const found = AGENTS.find((agent) => agent.slug === slug);
  if (!found) throw new RangeError(`There is no agent “${slug}”.`);
  return found;
}
