import { isRecord, isText } from './shape.js';
import type { StepProblem } from './types.js';

/** Paths and ids that a step can jump to. `null` ends the sequence and needs no check. */
function targetsOf(step: Record<string, unknown>): (readonly [path: string, target: unknown])[] {
  if (step['type'] === 'branch')
    return [
      ['yes', step['yes']],
      ['no', step['no']],
    ];
  const variants: unknown = step['variants'];
  if (step['type'] !== 'split' || !Array.isArray(variants)) return [];
  return (variants as unknown[]).map(
    (variant, position) =>
      [`variants.${position}.goto`, isRecord(variant) ? variant['goto'] : undefined] as const,
  );
}

/** Checks that jumps lead to existing, later steps: a sequence that only goes forward always ends. */
export function checkFlow(
  steps: readonly unknown[],
  positions: ReadonlyMap<string, number>,
  problems: StepProblem[],
): void {
  for (const [index, step] of steps.entries()) {
    if (!isRecord(step)) continue;
    for (const [path, target] of targetsOf(step)) {
      if (target === null && step['type'] === 'branch') continue;
      const position = isText(target) ? positions.get(target) : undefined;
      if (position === undefined) {
        problems.push({
          index,
          path,
          code: 'unknown_step',
          message: `There is no step “${String(target)}”.`,
        });
      } else if (position <= index) {
        problems.push({
          index,
          path,
          code: 'goes_back',
          message: 'A jump leads to a later step, or the sequence might never end.',
        });
      }
    }
  }
}
