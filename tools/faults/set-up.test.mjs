import { expect, it } from 'vitest';
import { UserFacingError } from '../runtime/errors.mjs';
import { setUp } from './set-up.mjs';

it('sets up again what did not come up, and says why each time', async () => {
  /** @type {string[]} */
  const said = [];
  let tries = 0;
  const made = await setUp(
    'Redis',
    async () => {
      tries += 1;
      if (tries < 3) throw new UserFacingError(`port ${tries} is taken`, { detail: 'bind: in use' });
      return 'made';
    },
    (line) => said.push(line),
  );
  expect({ made, tries }).toEqual({ made: 'made', tries: 3 });
  expect(said).toEqual([
    '  Redis was not set up, again: port 1 is taken\nbind: in use',
    '  Redis was not set up, again: port 2 is taken\nbind: in use',
  ]);
});

it('gives up with the last reason', async () => {
  let tries = 0;
  const made = setUp(
    'Redis',
    () => Promise.reject(new Error(`try ${++tries}`)),
    () => {},
  );
  await expect(made).rejects.toThrow('try 3');
});
