// The list of benchmarks, in the order in which they run.
import { drain } from './drain.mjs';
import { fairness } from './fairness.mjs';
import { inboxLive } from './inbox-live.mjs';
import { inboxPage } from './inbox-page.mjs';
import { killed } from './kill.mjs';
import { killSwitchClick } from './kill-switch.mjs';
import { limiter } from './limiter.mjs';
import { optOut } from './opt-out.mjs';
import { growth, planner } from './planner.mjs';
import { statusCallbacks } from './webhooks.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} value
 * @property {number} [baselineValue]
 * @property {{ title: string, baseline: string, baselineValue: number }[]} [beside] further baselines, a line each
 * @property {Record<string, unknown>} [details]
 * @property {number} [violations] messages doubled, lost or too fast: the run fails
 */
/**
 * @typedef {object} Benchmark
 * @property {string} name
 * @property {string} title
 * @property {string} unit
 * @property {string} [baseline]
 * @property {string} [goal]
 * @property {boolean} [once] it repeats within itself
 * @property {(stage: import('./stage.mjs').Stage, options: { short: boolean, backlog?: number }) => Promise<Outcome>} run
 */

/** @type {Benchmark[]} */
export const benchmarks = [
  planner,
  drain,
  statusCallbacks,
  optOut,
  limiter,
  fairness,
  killed,
  killSwitchClick,
  growth,
  inboxPage,
  inboxLive,
];
