import { STEP_DEFINITIONS, STEP_PLANS } from '@og/core';
import { expect, it } from 'vitest';
import { assertStepParts, STEP_EXECUTORS } from './registry.js';

const whole = { definitions: STEP_DEFINITIONS, plans: STEP_PLANS, executors: STEP_EXECUTORS };

it('accepts what is there', () => expect(() => assertStepParts()).not.toThrow());
it('names what is missing, double or unknown', () => {
  const { sms: _sms, ...plans } = STEP_PLANS;
  expect(() => assertStepParts({ ...whole, plans })).toThrow('sms has no plan');
  const { wait: _wait, ...definitions } = STEP_DEFINITIONS;
  expect(() => assertStepParts({ ...whole, definitions })).toThrow('wait has no definition');
  const executors = STEP_EXECUTORS.filter(({ type }) => type !== 'move');
  expect(() => assertStepParts({ ...whole, executors })).toThrow('move has 0 executors');
  expect(() => assertStepParts({ ...whole, executors: [...STEP_EXECUTORS, { type: 'fax' }] })).toThrow(
    'fax is no type of step',
  );
  expect(() => assertStepParts({ ...whole, executors: [...STEP_EXECUTORS, { type: 'sms' }] })).toThrow(
    'sms has 2 executors',
  );
});
