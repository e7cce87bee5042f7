import { describe, expect, it } from 'vitest';
import type { StepType } from '@/gql/graphql';
import { checkSteps } from './check';
import { draftStepOf, newStep, stepInputOf, type DraftStep } from './draft-step';
import { depths, waysIn, waysOut } from './flow';
import { stepGroups, stepTypeWords } from './step-types';
import { stepSummary, whenText } from './summary';

function sequence(...types: StepType[]): DraftStep[] {
  const steps: DraftStep[] = [];
  for (const type of types) steps.push(newStep(type, steps));
  return steps;
}

/** SMS, branch (yes: 3, no: 5), SMS then 5, task, SMS. */
function forked(): DraftStep[] {
  const steps = sequence('SMS', 'BRANCH', 'SMS', 'CALL_TASK', 'SMS');
  return steps.map((step, index) => {
    if (step.type === 'BRANCH') return { ...step, config: { ...step.config, yes: 'step-3', no: 'step-5' } };
    if (step.type === 'SMS' && index === 2) return { ...step, config: { next: 'step-4' } };
    return step;
  });
}

describe('where a run goes', () => {
  it('follows the order, jumps, and ends', () => {
    const steps = forked();
    expect(waysOut(steps, 0)).toEqual([{ name: null, to: 1, problem: null }]);
    expect(waysOut(steps, 1)).toEqual([
      { name: 'Yes', to: 2, problem: null },
      { name: 'No', to: 4, problem: null },
    ]);
    expect(waysOut(steps, 4)).toEqual([{ name: null, to: null, problem: null }]);
    expect(waysOut(sequence('HANDOFF'), 0)).toEqual([]);
  });

  it('sees jumps that lead back or to what is gone', () => {
    const [first, branch, ...rest] = forked();
    const back = [branch, first, ...rest] as DraftStep[];
    expect(waysOut(back, 0).map(({ problem }) => problem)).toEqual([null, null]);
    const end = forked();
    const moved = [...end.slice(2), ...end.slice(0, 2)];
    expect(waysOut(moved, 4).map(({ problem }) => problem)).toEqual(['back', 'back']);
    const without = forked().toSpliced(4, 1);
    expect(waysOut(without, 1)[1]).toEqual({ name: 'No', to: null, problem: 'gone' });
  });

  it('names the jumps that lead to a step, and indents what lies between', () => {
    const steps = forked();
    expect(waysIn(steps).map(({ jumps }) => jumps)).toEqual([
      [],
      [],
      [{ from: 1, name: 'Yes' }],
      [],
      [{ from: 1, name: 'No' }],
    ]);
    expect(depths(steps)).toEqual([0, 0, 1, 1, 0]);
    expect(depths(sequence('SMS', 'WAIT', 'SMS'))).toEqual([0, 0, 0]);
  });
});

describe('a step', () => {
  it('of every type can be added, is said in words, and comes back as it was saved', () => {
    const types = stepGroups.flatMap((group) => group.types);
    expect(types.toSorted()).toEqual(Object.keys(stepTypeWords).toSorted());
    for (const step of sequence(...types)) {
      const input = stepInputOf(step);
      const stored = {
        ...input,
        __typename: 'Step' as const,
        id: 'x',
        position: 0,
        channel: null,
        segments: null,
        key: step.key,
        subject: input.subject ?? null,
        body: input.body ?? null,
        delay: { amount: step.amount, unit: step.unit },
        config: JSON.parse(JSON.stringify(input.config)) as unknown,
      };
      expect(draftStepOf(stored)).toEqual(step);
      expect(typeof stepSummary(step)).toBe('string');
      expect(whenText(step, 3)).not.toBe('');
    }
  });

  it('gets a key that no other has, also after one was removed', () => {
    const steps = sequence('SMS', 'SMS', 'SMS').toSpliced(0, 1);
    expect(steps.map(({ key }) => key)).not.toContain(newStep('SMS', steps).key);
  });
});

describe('checkSteps', () => {
  it('says at the step what is wrong, without keys', () => {
    const [text, branch] = checkSteps(sequence('SMS', 'BRANCH'));
    expect(text).toEqual([expect.stringMatching(/empty/)]);
    expect(branch).toEqual([]);
    const lost = checkSteps(forked().toSpliced(4, 1));
    expect(lost[1]?.join()).toMatch(/not there/);
    expect(lost.flat().join()).not.toMatch(/“step-/);
  });

  it('finds steps that nobody comes to', () => {
    const steps = sequence('HANDOFF', 'SMS');
    expect(checkSteps(steps)[1]?.join()).toMatch(/never reached/);
  });
});
