import { MERGE_FIELD_NAMES } from '../template/fields.js';
import { validateTemplate } from '../template/validate.js';
import { checkFlow, nameOfStep } from './flow.js';
import { configOf, isRecord, isText, type Report } from './shape.js';
import { definitionOf } from './steps/definitions.js';
import { STEP_TYPES, type StepProblem } from './types.js';

export const MAX_STEPS = 100;
const MAX_DELAY_DAYS = 365;
const DAYS_PER_UNIT: Readonly<Record<string, number>> = { minutes: 1 / 1440, hours: 1 / 24, days: 1 };
/** Letters, digits, dots, dashes and underscores. */
export const STEP_KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

function checkDelay(delay: unknown, report: Report): void {
  if (!isRecord(delay)) return report('delay', 'bad_delay', 'A step needs a delay: { amount, unit }.');
  const perUnit = isText(delay['unit']) ? DAYS_PER_UNIT[delay['unit']] : undefined;
  if (perUnit === undefined) report('delay.unit', 'bad_delay', 'The unit is minutes, hours or days.');
  const amount = delay['amount'];
  if (typeof amount !== 'number' || !Number.isInteger(amount) || amount < 0) {
    report('delay.amount', 'bad_delay', 'The amount is a whole number, 0 or more.');
  } else if (perUnit !== undefined && amount * perUnit > MAX_DELAY_DAYS) {
    report('delay.amount', 'bad_delay', 'A delay is at most a year.');
  }
}

/** Texts with merge fields, by type of step. */
function checkTemplates(step: Record<string, unknown>, knownFields: readonly string[], report: Report): void {
  const config = configOf(step);
  const texts: [path: string, text: unknown][] = [
    ['subject', step['subject']],
    ['body', step['body']],
    ['config.title', config['title']],
    ['config.script', config['script']],
    ['config.notes', config['notes']],
  ];
  for (const [path, text] of texts) {
    if (!isText(text)) continue;
    for (const problem of validateTemplate(text, knownFields)) report(path, 'template', problem.message);
  }
}

function checkStep(step: Record<string, unknown>, knownFields: readonly string[], report: Report): void {
  checkDelay(step['delay'], report);
  const definition = definitionOf(step['type']);
  if (!definition)
    report('type', 'unknown_type', `This type of step is unknown. Known types: ${STEP_TYPES.join(', ')}.`);
  else definition.check(step, report);
  checkTemplates(step, knownFields, report);
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
  const whole = (code: StepProblem['code'], message: string): StepProblem => ({
    index: null,
    key: null,
    path: '',
    code,
    message,
  });
  if (!Array.isArray(steps) || steps.length === 0)
    return [whole('empty_sequence', 'A sequence needs at least one step.')];
  const problems: StepProblem[] = [];
  if (steps.length > MAX_STEPS)
    problems.push(whole('too_many_steps', `A sequence has at most ${MAX_STEPS} steps.`));
  const list: unknown[] = steps;
  const positions = new Map<string, number>();
  for (const [index, step] of list.entries()) {
    const key = isRecord(step) && isText(step['key']) ? step['key'] : null;
    const report: Report = (path, code, message) =>
      problems.push({ index, key, path, code, message: `${nameOfStep(step, index)}: ${message}` });
    if (!isRecord(step)) {
      report('', 'not_an_object', 'A step is an object with a type.');
      continue;
    }
    if (key === null) report('key', 'missing', 'A step needs a key that names it.');
    else if (!STEP_KEY.test(key))
      report('key', 'bad_value', 'A key has up to 64 letters, digits, dots, dashes or underscores.');
    else if (positions.has(key)) report('key', 'duplicate_key', `The key “${key}” is used twice.`);
    if (key !== null && !positions.has(key)) positions.set(key, index);
    checkStep(step, knownFields, report);
  }
  checkFlow(list, positions, problems);
  return problems;
}
