import { describe, expect, it } from 'vitest';
import { readNotices, writeNotices } from './notices';

describe('the notices that are remembered', () => {
  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('come back as they were: carriers %s, time %s', (carriersSimulated, timeSimulated) => {
    const notices = { carriersSimulated, timeSimulated };
    expect(readNotices(writeNotices(notices))).toEqual(notices);
  });

  it('are none when something else was stored', () => {
    expect(readNotices('{"old":1}')).toEqual({ carriersSimulated: false, timeSimulated: false });
  });
});
