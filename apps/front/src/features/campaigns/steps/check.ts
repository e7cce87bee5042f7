import { validateSteps } from '@og/core/browser';
import { coreStepOf, type DraftStep } from './draft-step';

/** The key is for machines; on the screen a step is its number. */
const keys = / “[A-Za-z0-9._-]+”/g;

/**
 * What is still wrong with each step, by the rules that the server applies at a launch, so that it is seen where it
 * is put right.
 */
export function checkSteps(steps: readonly DraftStep[]): string[][] {
  const found: string[][] = steps.map(() => []);
  if (steps.length === 0) return found;
  for (const { index, key, message } of validateSteps(steps.map(coreStepOf))) {
    if (index === null) continue;
    const plain = key === null ? message : message.replaceAll(keys, '');
    found[index]?.push(plain.replace(/^Step \d+: /, '').replace(/^Step \d+ is/, 'This step is'));
  }
  return found;
}
