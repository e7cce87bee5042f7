import { configOf, isRecord, isText } from './shape.js';
import { definitionOf } from './steps/definitions.js';
import type { StepProblem } from './types.js';

/** What the flow of a raw step is checked against. */
interface Place {
  steps: readonly unknown[];
  /** Position of each key. */
  positions: ReadonlyMap<string, number>;
}

/** Ways out of a step as positions; the number of steps stands for the end, null for a jump that leads nowhere. */
function waysOut(
  step: unknown,
  index: number,
  { steps, positions }: Place,
): (readonly [path: string, to: number | null])[] {
  if (!isRecord(step)) return [['', index + 1]];
  const definition = definitionOf(step['type']);
  if (!definition) return [['', index + 1]];
  const exits = definition.exits(configOf(step));
  if (exits.length === 0) return [['', steps.length]];
  return exits.map(({ path, target }) => {
    if (target === undefined) return [path, index + 1];
    if (target === null) return [path, steps.length];
    return [path, isText(target) ? (positions.get(target) ?? null) : null];
  });
}

/** How a person finds the step: its place and its key. */
export function nameOfStep(step: unknown, index: number): string {
  const key = isRecord(step) && isText(step['key']) ? ` “${step['key']}”` : '';
  return `Step ${index + 1}${key}`;
}

/**
 * Checks where runs can go. Jumps lead to existing, later steps: a sequence that only goes forward always ends.
 * From every step that a run can reach the end must be reachable, and every step must be reachable.
 */
export function checkFlow(
  steps: readonly unknown[],
  positions: ReadonlyMap<string, number>,
  problems: StepProblem[],
): void {
  const place = { steps, positions };
  const out = steps.map((step, index) => waysOut(step, index, place));
  const keyOf = (index: number): string | null => {
    const step = steps[index];
    return isRecord(step) && isText(step['key']) ? step['key'] : null;
  };
  const report = (index: number, path: string, code: StepProblem['code'], says: string): void => {
    problems.push({
      index,
      key: keyOf(index),
      path,
      code,
      message: `${nameOfStep(steps[index], index)} ${says}`,
    });
  };
  for (const [index, ways] of out.entries()) {
    for (const [path, to] of ways) {
      if (to === null) {
        report(
          index,
          path,
          'unknown_step',
          'leads to a step that is not there: choose a later step or the end.',
        );
      } else if (to <= index) {
        const back = to === index ? 'itself' : nameOfStep(steps[to], to).replace('Step', 'step');
        report(
          index,
          path,
          'goes_back',
          `leads back to ${back}: the sequence might never end. Choose a later step.`,
        );
      }
    }
  }
  const ends = endsFrom(out, steps.length);
  const reached = reachedFrom(out, steps.length);
  for (const index of steps.keys()) {
    if (!reached.has(index)) {
      report(index, '', 'unreachable', 'is never reached: let a step before it lead there, or remove it.');
    } else if (!ends.has(index)) {
      report(index, '', 'no_end', 'has no way to the end of the sequence: let one of its ways lead forward.');
    }
  }
}

type Ways = readonly (readonly [path: string, to: number | null])[];

/** Positions from which the end can be reached. */
function endsFrom(out: readonly Ways[], end: number): Set<number> {
  const found = new Set([end]);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const [index, ways] of out.entries())
      if (ways.some(([, to]) => to !== null && found.has(to))) found.add(index);
  }
  return found;
}

/** Positions that a run can come to. */
function reachedFrom(out: readonly Ways[], end: number): Set<number> {
  const found = new Set<number>();
  const open = end > 0 ? [0] : [];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (index >= end || found.has(index)) continue;
    found.add(index);
    for (const [, to] of out[index] ?? []) if (to !== null) open.push(to);
  }
  return found;
}
