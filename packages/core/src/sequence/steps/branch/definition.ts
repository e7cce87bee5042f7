import { INTENTS } from '../../../classify/types.js';
import type { StepDefinition } from '../../definition.js';
import { configOf, isRecord, isText, type Report } from '../../shape.js';
import { FIELD_OPS } from '../../types.js';

const KINDS: readonly unknown[] = ['replied', 'intent', 'link_clicked', 'delivered', 'field'];

function checkIntents(intents: unknown, report: Report): void {
  const known: readonly unknown[] = INTENTS;
  if (
    !Array.isArray(intents) ||
    intents.length === 0 ||
    !intents.every((intent: unknown) => known.includes(intent))
  )
    report('config.condition.intents', 'bad_value', `Choose intents from: ${INTENTS.join(', ')}.`);
}

function checkField(condition: Record<string, unknown>, report: Report): void {
  const op = condition['op'];
  const ops: readonly unknown[] = FIELD_OPS;
  if (!isText(condition['field'])) report('config.condition.field', 'missing', 'Choose a field.');
  if (!isText(op) || !ops.includes(op))
    report('config.condition.op', 'bad_value', `The comparison is one of: ${FIELD_OPS.join(', ')}.`);
  else if (!op.startsWith('is_') && typeof condition['value'] !== 'string')
    report('config.condition.value', 'missing', 'Give a value to compare with.');
}

/** The run goes one way or the other, by what is known at this moment. */
export const branchDefinition: StepDefinition<'branch'> = {
  type: 'branch',
  label: 'Branch',
  channel: null,
  check: (step, report) => {
    const { condition } = configOf(step) as { condition?: unknown };
    if (!isRecord(condition) || !KINDS.includes(condition['kind']))
      return report('config.condition', 'bad_value', `The condition is one of: ${KINDS.join(', ')}.`);
    if (condition['kind'] === 'intent') checkIntents(condition['intents'], report);
    if (condition['kind'] === 'field') checkField(condition, report);
  },
  exits: (config) => [
    { path: 'config.yes', target: config['yes'] },
    { path: 'config.no', target: config['no'] },
  ],
};
