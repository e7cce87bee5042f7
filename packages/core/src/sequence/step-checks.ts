import { INTENTS } from '../classify/types.js';
import { isRecord, isText, type Report } from './shape.js';

type Check = (step: Record<string, unknown>, report: Report) => void;

const FIELD_OPS = ['equals', 'not_equals', 'contains', 'is_set', 'is_empty'];
const AGENTS = ['gianna', 'cathy', 'sabrina', 'neva'];
const MAX_SMS_CHARACTERS = 1600;

const required =
  (...paths: string[]): Check =>
  (step, report) => {
    for (const path of paths)
      if (!isText(step[path])) report(path, 'missing', `“${path}” must not be empty.`);
  };

const checkWait: Check = (step, report) => {
  const { until } = step;
  if (until === undefined) return;
  if (isRecord(until) && until['kind'] === 'local_time') {
    if (!isText(until['time']) || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(until['time'])) {
      report('until.time', 'bad_value', 'The time is HH:MM, for example 09:30.');
    }
  } else if (isRecord(until) && until['kind'] === 'weekday') {
    const weekday = until['weekday'];
    if (typeof weekday !== 'number' || !Number.isInteger(weekday) || weekday < 1 || weekday > 7) {
      report('until.weekday', 'bad_value', 'The weekday is 1 (Monday) to 7 (Sunday).');
    }
  } else report('until', 'bad_value', 'A wait ends at a local_time or on a weekday.');
};

const checkBranch: Check = (step, report) => {
  const { condition } = step;
  const kind = isRecord(condition) ? condition['kind'] : undefined;
  if (
    !isRecord(condition) ||
    !['replied', 'intent', 'link_clicked', 'delivered', 'field'].includes(String(kind))
  ) {
    return report(
      'condition',
      'bad_value',
      'The condition is replied, intent, link_clicked, delivered or field.',
    );
  }
  if (kind === 'intent') {
    const intents: unknown = condition['intents'];
    const known: readonly unknown[] = INTENTS;
    if (
      !Array.isArray(intents) ||
      intents.length === 0 ||
      intents.some((intent: unknown) => !known.includes(intent))
    ) {
      report('condition.intents', 'bad_value', `Choose intents from: ${INTENTS.join(', ')}.`);
    }
  }
  if (kind === 'field') {
    const op = condition['op'];
    if (!isText(condition['field'])) report('condition.field', 'missing', 'Choose a field.');
    if (!isText(op) || !FIELD_OPS.includes(op))
      report('condition.op', 'bad_value', `The comparison is one of: ${FIELD_OPS.join(', ')}.`);
    else if (!op.startsWith('is_') && typeof condition['value'] !== 'string')
      report('condition.value', 'missing', 'Give a value to compare with.');
  }
};

const checkSplit: Check = (step, report) => {
  const variants: unknown = step['variants'];
  if (!Array.isArray(variants) || variants.length < 2)
    return report('variants', 'bad_value', 'A split needs at least two variants.');
  let sum = 0;
  const keys = new Set<unknown>();
  for (const [position, variant] of (variants as unknown[]).entries()) {
    const path = `variants.${position}`;
    if (!isRecord(variant) || !isText(variant['key'])) {
      report(path, 'missing', 'A variant needs a key.');
      continue;
    }
    if (keys.has(variant['key']))
      report(`${path}.key`, 'bad_value', `The key “${variant['key']}” is used twice.`);
    keys.add(variant['key']);
    const weight = variant['weight'];
    if (typeof weight === 'number' && Number.isInteger(weight) && weight >= 0) sum += weight;
    else report(`${path}.weight`, 'bad_weights', 'A weight is a whole percentage.');
  }
  if (sum !== 100) report('variants', 'bad_weights', `The weights add up to ${sum}, not to 100.`);
};

/** One check per step type, beyond what all steps share. */
export const TYPE_CHECKS: Readonly<Record<string, Check>> = {
  sms: (step, report) => {
    required('body')(step, report);
    if (isText(step['body']) && step['body'].length > MAX_SMS_CHARACTERS) {
      report('body', 'bad_value', `A text has at most ${MAX_SMS_CHARACTERS} characters.`);
    }
  },
  email: required('subject', 'body'),
  call_task: required('title'),
  manual_task: required('title'),
  wait: checkWait,
  branch: checkBranch,
  split: checkSplit,
  move: required('sequenceId'),
  handoff: (step, report) => {
    if (!isText(step['agent']) || !AGENTS.includes(step['agent'])) {
      report('agent', 'bad_value', `The agent is one of: ${AGENTS.join(', ')}.`);
    }
  },
};
