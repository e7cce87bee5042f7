import { MERGE_FIELDS, type BranchCondition, type WaitConfig } from '@og/core/browser';
import type { DelayUnit } from '@/gql/graphql';
import { intentLabels } from '../../../lib/intent-labels';
import type { DraftStep } from './draft-step';

type WaitUntil = NonNullable<WaitConfig['until']>;

const units: Record<DelayUnit, [one: string, many: string]> = {
  MINUTES: ['minute', 'minutes'],
  HOURS: ['hour', 'hours'],
  DAYS: ['day', 'days'],
};

/** "3 days", "1 hour". */
export function delayText(amount: number, unit: DelayUnit): string {
  return `${amount} ${units[unit][amount === 1 ? 0 : 1]}`;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function untilText(until: WaitUntil): string {
  return until.kind === 'local_time'
    ? `until ${until.time}`
    : `until ${weekdays[until.weekday - 1] ?? 'a weekday'}`;
}

const comparisons: Record<Extract<BranchCondition, { kind: 'field' }>['op'], string> = {
  equals: 'is',
  not_equals: 'is not',
  contains: 'contains',
  is_set: 'is known',
  is_empty: 'is not known',
};

/** The question that a branch asks: "Replied?", "State is FL?". */
export function conditionText(condition: BranchCondition): string {
  switch (condition.kind) {
    case 'replied':
      return 'Replied?';
    case 'link_clicked':
      return 'Opened a link?';
    case 'delivered':
      return 'Last message delivered?';
    case 'intent':
      return condition.intents.length
        ? `Answer means ${condition.intents.map((intent) => intentLabels[intent].toLowerCase()).join(' or ')}?`
        : 'Answer means …?';
    case 'field': {
      const field = MERGE_FIELDS.find(({ name }) => name === condition.field)?.label ?? condition.field;
      const value = condition.op.startsWith('is_') ? '' : ` ${condition.value || '…'}`;
      return `${field || 'A field'} ${comparisons[condition.op]}${value}?`;
    }
  }
}

/** One line that tells a step from the others; empty when nothing was written yet. */
export function stepSummary(step: DraftStep): string {
  switch (step.type) {
    case 'SMS':
      return step.body.trim();
    case 'EMAIL':
      return step.subject.trim();
    case 'CALL_TASK':
    case 'MANUAL_TASK':
      return step.config.title.trim();
    case 'WAIT':
      return step.config.until ? untilText(step.config.until) : '';
    case 'BRANCH':
      return conditionText(step.config.condition);
    case 'SPLIT':
      return step.config.variants.map((variant) => `${variant.key} ${variant.weight} %`).join(', ');
    case 'MOVE':
      return '';
    case 'HANDOFF':
      return step.config.note?.trim() ?? '';
  }
}

/** When a step acts: "At once", "3 days after step 1". */
export function whenText(step: DraftStep, index: number): string {
  if (step.amount === 0) return index === 0 ? 'At once' : 'Straight after';
  return `${delayText(step.amount, step.unit)} ${index === 0 ? 'after coming in' : 'later'}`;
}
