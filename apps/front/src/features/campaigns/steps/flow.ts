import type { Target } from '@og/core/browser';
import type { DraftStep } from './draft-step';

/** One way a run can leave a step. */
export interface Way {
  /** "Yes", "No", "A 50 %"; null when there is only one way. */
  name: string | null;
  /** Index of the step it leads to; null ends the sequence. */
  to: number | null;
  /** What is wrong with the jump. */
  problem: 'gone' | 'back' | null;
}

/** The way that a target names: a key, null for the end, nothing for the following step. */
function wayTo(
  name: string | null,
  target: Target | undefined,
  from: number,
  steps: readonly DraftStep[],
): Way {
  if (target === null) return { name, to: null, problem: null };
  if (target === undefined) return { name, to: from + 1 < steps.length ? from + 1 : null, problem: null };
  const to = steps.findIndex((step) => step.key === target);
  if (to === -1) return { name, to: null, problem: 'gone' };
  return { name, to, problem: to > from ? null : 'back' };
}

/** All ways out of the step at `index`, in the order in which they are shown. */
export function waysOut(steps: readonly DraftStep[], index: number): Way[] {
  const step = steps[index];
  if (!step) return [];
  switch (step.type) {
    case 'BRANCH':
      return [wayTo('Yes', step.config.yes, index, steps), wayTo('No', step.config.no, index, steps)];
    case 'SPLIT':
      return step.config.variants.map((variant) =>
        wayTo(`${variant.key} ${variant.weight} %`, variant.goto, index, steps),
      );
    case 'MOVE':
    case 'HANDOFF':
      return [];
    default:
      return [wayTo(null, step.config.next, index, steps)];
  }
}

export interface WayIn {
  from: number;
  name: string | null;
}

/** For each step the jumps that lead to it, and whether a run can come to it at all. */
export function waysIn(
  steps: readonly DraftStep[],
): readonly { jumps: readonly WayIn[]; reached: boolean }[] {
  const found = steps.map((_, index) => ({ jumps: [] as WayIn[], reached: index === 0 }));
  // Jumps go forward only, so whoever is reached is reached from before.
  for (const [index] of steps.entries()) {
    if (!found[index]?.reached) continue;
    for (const way of waysOut(steps, index)) {
      const target = way.to === null || way.problem ? undefined : found[way.to];
      if (!target) continue;
      target.reached = true;
      // Coming from the step just above needs no word.
      if (way.name !== null || way.to !== index + 1) target.jumps.push({ from: index, name: way.name });
    }
  }
  return found;
}

const deepest = 2;

/** How far each step stands in: once for every fork whose ways have not come together again before it. */
export function depths(steps: readonly DraftStep[]): number[] {
  const found = steps.map(() => 0);
  for (const [index] of steps.entries()) {
    const targets = waysOut(steps, index).flatMap((way) =>
      way.name !== null && way.to !== null && !way.problem ? [way.to] : [],
    );
    if (targets.length < 2) continue;
    const last = Math.max(...targets);
    for (let between = index + 1; between < last; between += 1)
      found[between] = Math.min(deepest, (found[between] ?? 0) + 1);
  }
  return found;
}
