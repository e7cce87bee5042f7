// Which files come first. Vitest takes the largest ones first, which says little about how long a test takes.
import { BaseSequencer } from 'vitest/node';

/**
 * Browser stories: one worker begins with the longest of the demo workspace, which one story has at a time, and the other
 * tells those with a workspace of their own meanwhile; after it, others of the demo workspace with enough between them
 * that no worker waits for the other. The others: what takes long must not be the last that runs,
 * and of two that run beside each other one computes while the other waits.
 */
export const EARLY = [
  ...['e2e/axe', 'e2e/journey', 'e2e/inbox-together', 'e2e/agents', 'e2e/operations', 'e2e/autonomy'],
  ...[
    'e2e/inbox',
    'e2e/leads',
    'e2e/workday',
    'e2e/booking',
    'e2e/thread',
    'e2e/kept-words',
    'e2e/approvals',
  ],
  ...['e2e/keyboard', 'e2e/older-tab', 'e2e/canary', 'e2e/sign-in', 'e2e/demo'],
  ...['import/import-csv', 'senders/outage-live', 'outage/redis', 'faults/kill-seed'],
  ...['inbox/bad-input-model', 'hardening/hostile-text', 'journeys/resend', 'journeys/us-500'],
  ...['outage/postgres', 'faults/kill', 'ops/high-water-mark', 'calls/calls', 'senders/demo'],
  ...['campaigns/lifecycle', 'agents/injections', 'faults/kill-call', 'decisions/decisions'],
  ...['agents/model-faults', 'messaging/fairness', 'platform/schedules'],
  ...['core/test/windows.property', 'core/test/gate.property', 'core/test/forecast.property'],
]
  .map((name) => `/${name}.test.ts`)
  .concat('/start/launcher.test.mjs');

/**
 * Those of EARLY first, in its order; the others stay as they are.
 * @template {{ moduleId: string }} T
 * @param {T[]} files
 * @returns {T[]}
 */
export function earlyFirst(files) {
  const place = (/** @type {T} */ { moduleId }) => {
    const found = EARLY.findIndex((name) => moduleId.endsWith(name));
    return found === -1 ? EARLY.length : found;
  };
  return files.toSorted((one, other) => place(one) - place(other));
}

export default class Order extends BaseSequencer {
  /**
   * @override
   * @param {Parameters<BaseSequencer['sort']>[0]} files
   */
  async sort(files) {
    return earlyFirst(await BaseSequencer.prototype.sort.call(this, files));
  }
}
