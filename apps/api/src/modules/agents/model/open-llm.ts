import type { Platform } from '../../../platform/platform.js';
import { openSimulatedModel, type LanguageModel } from '../../../platform/vendors/llm.js';

/**
 * A team's language model: its own account at the vendor, or the simulator that plays the vendor.
 * @returns null when the team has no account and nothing plays the vendor
 */
export function openLlm(
  deps: Pick<Platform, 'database' | 'vault' | 'config'>,
  _teamId: string,
): Promise<LanguageModel | null> {
  return Promise.resolve(openSimulatedModel(deps.config));
}
