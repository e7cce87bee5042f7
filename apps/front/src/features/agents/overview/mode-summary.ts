import type { AgentMode } from '../../../gql/graphql';
import { modeOrder, modes } from '../words';

/** "6 draft, 8 off", in the order off to automatic, leaving out what is not there; the strongest first. */
export function modeSummary(intents: readonly { mode: AgentMode }[]): string {
  return modeOrder
    .toReversed()
    .map((mode) => [mode, intents.filter((intent) => intent.mode === mode).length] as const)
    .filter(([, count]) => count > 0)
    .map(([mode, count]) => `${count} ${modes[mode].label.toLowerCase()}`)
    .join(', ');
}
