import { expect, it } from 'vitest';
import { wasSent } from './was-sent';

const message = (body: string, direction = 'OUTBOUND', state = 'SENT') => ({ body, direction, state });

it.each([
  ['nothing was said', [], false],
  ['we said them', [message('We do.')], true],
  ['we said them, with a line behind', [message('We do.\nReply STOP to opt out')], true],
  ['they said them', [message('We do.', 'INBOUND')], false],
  ['it was taken back', [message('We do.', 'OUTBOUND', 'CANCELED')], false],
  ['we said something else', [message('We do not.')], false],
])('when %s', (_what, messages, sent) => {
  expect(wasSent(' We do. ', messages)).toBe(sent);
});
