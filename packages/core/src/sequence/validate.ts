import { MERGE_FIELD_NAMES } from '../template/fields.js';
import { validateTemplate } from '../template/validate.js';
import { checkFlow } from './flow.js';
import { isRecord, isText, type Report } from './shape.js';
import { TYPE_CHECKS } from './step-checks.js';
import type { StepProblem } from './types.js';

const MAX_STEPS = 100;
const MAX_DELAY_DAYS = 730;
const DAYS_PER_UNIT: Readonly<Record<string, number>> = { minutes: 1 / 1440, hours: 1 / 24, days: 1 };

function checkDelay(delay: unknown, report: Report): void {
  if (!isRecord(delay)) return report('delay', 'bad_delay', 'A step needs a delay: { amount, unit }.');
  const perUnit = isText(delay['unit']) ? DAYS_PER_UNIT[delay['unit']] : undefined;
  if (perUnit === undefined) report('delay.unit', 'bad_delay', 'The unit is minutes, hours or days.');
  const amount = delay['amount'];
  if (typeof amount !== 'number' || !Number.isInteger(amount) || amount < 0) {
    report('delay.amount', 'bad_delay', 'The amount is a whole number, 0 or more.');
  } else if (perUnit !== undefined && amount * perUnit > MAX_DELAY_DAYS) {
    report('delay.amount', 'bad_delay', `A delay is at most ${MAX_DELAY_DAYS} days.`);
  }
}

function checkTemplates(step: Record<string, unknown>, knownFields: readonly string[], report: Report): void {
  if (step['type'] !== 'sms' && step['type'] !== 'email') return;
  for (const path of ['subject', 'body']) {
    const text = step[path];
    if (!isText(text)) continue;
    for (const problem of validateTemplate(text, knownFields)) report(path, 'template', problem.message);
  }
}

/**
 * Checks steps as they come from a form or the API (unknown shape) and reports every problem.
 * An empty list means the value is a valid `Step[]`.
 * @param knownFields merge fields that texts may use
 */
export function validateSteps(
  steps: unknown,
  knownFields: readonly string[] = MERGE_FIELD_NAMES,
): StepProblem[] {
  if (!Array.isArray(steps) || steps.length === 0) {
    return [
      { index: null, path: '', code: 'empty_sequence', message: 'A sequence needs at least one step.' },
    ];
  }
  const problems: StepProblem[] = [];
  if (steps.length > MAX_STEPS) {
    problems.push({
      index: null,
      path: '',
      code: 'too_many_steps',
      message: `A sequence has at most ${MAX_STEPS} steps.`,
    });
  }
  const list: unknown[] = steps;
  const positions = new Map<string, number>();
  for (const [index, step] of list.entries()) {
    const report: Report = (path, code, message) => problems.push({ index, path, code, message });
    if (!isRecord(step)) {
      report('', 'not_an_object', 'A step is an object with a type.');
      continue;
    }
    const id = step['id'];
    if (!isText(id)) report('id', 'missing', 'A step needs an id.');
    else if (positions.has(id)) report('id', 'duplicate_id', `The id “${id}” is used twice.`);
    else positions.set(id, index);
    checkDelay(step['delay'], report);
    const type = step['type'];
    const check = isText(type) && Object.hasOwn(TYPE_CHECKS, type) ? TYPE_CHECKS[type] : undefined;
    if (!check)
      report(
        'type',
        'unknown_type',
        `Unknown step type. Known types: ${Object.keys(TYPE_CHECKS).join(', ')}.`,
      );
    else check(step, report);
    checkTemplates(step, knownFields, report);
  }
  checkFlow(list, positions, problems);
  return problems;
}
