import { expect, it } from 'vitest';
import { campaignProblems } from './registration-words';

const fine = { description: 'd'.repeat(40), messageFlow: 'm'.repeat(40), samples: ['s'.repeat(20)] };

it.each([
  ['nothing', fine, []],
  ['a short description', { ...fine, description: 'short' }, ['description']],
  ['a long flow', { ...fine, messageFlow: 'm'.repeat(4097) }, ['messageFlow']],
  ['no samples', { ...fine, samples: ['  '] }, ['samples']],
  ['a short sample', { ...fine, samples: ['s'.repeat(20), 'short'] }, ['samples']],
])('finds %s', (_what, form, keys) => {
  expect(Object.keys(campaignProblems(form))).toEqual(keys);
});
