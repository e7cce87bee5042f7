import type { Behaviour, StepQuestion, StepResult } from '../../../planner/types.js';
import type { MergeValues } from '../../../template/render.js';
import type { BranchCondition } from '../../types.js';

export function planBranch({ step, run, lead }: StepQuestion<'branch'>): StepResult {
  const { condition, yes, no } = step.config;
  const to = holds(condition, run.behaviour, lead.values) ? yes : no;
  return to === undefined ? { kind: 'done' } : { kind: 'done', to };
}

/** Whether a branch goes its “yes” way. */
export function holds(condition: BranchCondition, behaviour: Behaviour, values: MergeValues): boolean {
  switch (condition.kind) {
    case 'replied':
      return behaviour.replied;
    case 'intent':
      return behaviour.lastIntent !== null && condition.intents.includes(behaviour.lastIntent);
    case 'link_clicked':
      return behaviour.linkClicked;
    case 'delivered':
      return behaviour.delivered;
    case 'field':
      return fieldHolds(condition, values);
  }
}

function fieldHolds(condition: Extract<BranchCondition, { kind: 'field' }>, values: MergeValues): boolean {
  const own = Object.hasOwn(values, condition.field) ? values[condition.field] : null;
  const value = plain(own);
  const wanted = plain(condition.value);
  switch (condition.op) {
    case 'is_set':
      return value !== '';
    case 'is_empty':
      return value === '';
    case 'equals':
      return value === wanted;
    case 'not_equals':
      return value !== wanted;
    case 'contains':
      return wanted !== '' && value.includes(wanted);
  }
}

function plain(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value).trim().toLowerCase();
}
