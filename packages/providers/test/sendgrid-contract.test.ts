import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { mailBody } from '../src/sendgrid/mail-body.js';
import { MAIL } from './email-port.contract.js';

const contract = JSON.parse(
  readFileSync(new URL('../../../apps/twin/contracts/sendgrid-mail.subset.json', import.meta.url), 'utf8'),
) as object;
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv, ['email', 'uri']);
ajv.addSchema({ ...contract, $id: 'sendgrid' });
const schema = 'sendgrid#/components/requestBodies/PostMailSend/content/application~1json/schema';
const isRequest = ajv.compile({ $ref: schema });
const described = ajv.getSchema(schema)?.schema as { properties?: object } | undefined;
const known = Object.keys(described?.properties ?? {});

describe('the body of a mail against the vendor’s description', () => {
  it.each([
    ['as it is', MAIL],
    ['without anything optional', { ...MAIL, replyTo: undefined, headers: {}, categories: undefined }],
    ['later', { ...MAIL, sendAt: new Date('2026-11-18T17:00:00Z') }],
    [
      'with too many categories',
      { ...MAIL, categories: Array.from({ length: 20 }, (_, index) => `${index}`) },
    ],
  ])('%s', (_what, mail) => {
    const body = mailBody(mail);
    isRequest(body);
    expect(isRequest.errors ?? []).toEqual([]);
    for (const name of Object.keys(body)) expect(known).toContain(name);
  });
});
