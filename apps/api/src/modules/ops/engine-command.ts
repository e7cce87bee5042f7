import type { Platform } from '../../platform/platform.js';
import { obstacles } from './obstacles.js';

export const ENGINE_HELP =
  'status | reconcile-only | normal: what is sent, stop all sending until vendors were asked, send again.';

/**
 * The operator's hand on the engine of the whole installation.
 * @returns what to print
 * @throws Error for an unknown word
 */
export async function engineCommand(
  deps: Pick<Platform, 'database' | 'clock' | 'engineMode' | 'logger'>,
  word: string | undefined,
): Promise<string> {
  switch (word) {
    case undefined:
    case 'status':
      return status(deps);
    case 'reconcile-only':
      await deps.engineMode.set('reconcile_only', { reason: 'Set by an operator.', by: 'cli' });
      return status(deps);
    case 'normal':
      await deps.engineMode.set('normal', { reason: 'Set by an operator.', by: 'cli' });
      return status(deps);
    default:
      throw new Error(`engine ${word}: not known. Choose from status, reconcile-only, normal.`);
  }
}

async function status(deps: Pick<Platform, 'database' | 'clock' | 'engineMode' | 'logger'>): Promise<string> {
  const state = await deps.engineMode.read();
  const waits = await obstacles(deps);
  return [
    `mode: ${state.mode}`,
    ...(state.since ? [`since: ${state.since.toISOString()} by ${state.by ?? 'unknown'}`] : []),
    ...(state.reason ? [`reason: ${state.reason}`] : []),
    ...waits.map((one) => `waits: ${one.teamId ? `team ${one.teamId}: ` : ''}${one.message}`),
  ].join('\n');
}
