import { nextExit, type StepDefinition } from '../../definition.js';
import { configOf, isRecord, isText } from '../../shape.js';

/** The step's delay passes, then the lead's clock or calendar is awaited. */
export const waitDefinition: StepDefinition<'wait'> = {
  type: 'wait',
  label: 'Wait',
  channel: null,
  check: (step, report) => {
    const { until } = configOf(step) as { until?: unknown };
    if (until === undefined || until === null) return;
    if (isRecord(until) && until['kind'] === 'local_time') {
      if (!isText(until['time']) || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(until['time']))
        report('config.until.time', 'bad_value', 'The time is HH:MM, for example 09:30.');
    } else if (isRecord(until) && until['kind'] === 'weekday') {
      const weekday = until['weekday'];
      if (typeof weekday !== 'number' || !Number.isInteger(weekday) || weekday < 1 || weekday > 7)
        report('config.until.weekday', 'bad_value', 'The weekday is 1 (Monday) to 7 (Sunday).');
    } else report('config.until', 'bad_value', 'A wait ends at a local_time or on a weekday.');
  },
  exits: nextExit,
};
