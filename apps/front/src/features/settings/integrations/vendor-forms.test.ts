import { expect, it } from 'vitest';
import { credentialProblems, vendorForms } from './vendor-forms';

const of = (vendor: string) => vendorForms.find((form) => form.vendor === vendor)!;

it('asks for what is missing and lets optional fields be', () => {
  expect(Object.keys(credentialProblems(of('SIGNALHOUSE'), {}))).toEqual(['apiKey', 'groupId']);
  expect(credentialProblems(of('SIGNALHOUSE'), { apiKey: 'k', groupId: 'G123', subgroupId: 'x' })).toEqual({
    subgroupId: 'A subgroup id begins with S',
  });
});

it('forgives spaces around pasted values', () => {
  expect(
    credentialProblems(of('TWILIO'), { accountSid: ` AC${'0'.repeat(32)} `, authToken: 'secret' }),
  ).toEqual({});
});
