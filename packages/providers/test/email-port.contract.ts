import { expect, it } from 'vitest';
import type { EmailPort, EmailRequest } from '../src/index.js';
import type { HttpDouble } from './http-double.js';
import { sendContract, type SendDialect } from './send.contract.js';

export interface EmailDialect extends Omit<SendDialect, 'send'> {
  /** Makes the adapter, pointed at the double or at another address. @param timeoutMs {@link PATIENT_MS} without it */
  open(baseUrl: string, timeoutMs?: number): EmailPort;
}

export const MAIL: EmailRequest = {
  to: 'ann@example.com',
  from: { email: 'sam@acme.example', name: 'Sam of Acme' },
  replyTo: 'replies@in.acme.example',
  subject: 'Zoë & co',
  text: 'Hello Ann',
  html: '<p>Hello Ann</p>',
  headers: {
    'Message-ID': '<l1.a1@acme.example>',
    'List-Unsubscribe': '<https://acme.example/u/1>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  customArgs: { l: 'ledger-1', a: '1' },
  categories: ['campaign'],
};

/** The promise of every e-mail adapter. */
export function emailPortContract(dialect: EmailDialect, double: () => HttpDouble): void {
  sendContract(
    { ...dialect, send: (baseUrl, timeoutMs) => dialect.open(baseUrl, timeoutMs).send(MAIL) },
    double,
  );

  it('a look-up answers in one of the known ways and never throws', async () => {
    const outcome = await dialect.open('http://127.0.0.1:1').lookup({ providerId: 'X1' });
    expect(['found', 'unavailable', 'unsupported']).toContain(outcome.kind);
  });
}
