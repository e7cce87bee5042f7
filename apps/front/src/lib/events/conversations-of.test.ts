import { expect, it } from 'vitest';
import { conversationsOf } from './conversations-of';

it.each([
  ['nothing', null, []],
  ['no conversation', { state: 'x' }, []],
  ['one', { conversationId: 'a' }, ['a']],
  ['a batch', { conversationId: 'a', conversationIds: ['a', 'b'] }, ['a', 'b']],
])('names the conversations of %s', (_what, data, ids) => {
  expect(conversationsOf(data)).toEqual(ids);
});
