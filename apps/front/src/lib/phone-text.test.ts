import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { phonesInWords, phoneText } from './phone-text';

it.each([
  ['+13055550123', '(305) 555-0123'],
  ['+442079460958', '+442079460958'],
  ['ann@x.com', 'ann@x.com'],
  ['(erased)', '(erased)'],
])('writes %s as %s', (address, text) => {
  expect(phoneText(address)).toBe(text);
});

it('writes the numbers within a sentence', () => {
  expect(phonesInWords('Keeps Main (+13055550123), not +442079460958 or +130555501234.')).toBe(
    'Keeps Main ((305) 555-0123), not +442079460958 or +130555501234.',
  );
});

describe('a number on a screen', () => {
  const root = join(import.meta.dirname, '..');
  /** `{lead.phone}` between tags, `${of.phone}` in a sentence; `value={phone}` hands it on. */
  const raw = /(?<!=)\{(?:[\w?]+\.)*(?:phone|leadPhone)\}/;
  const lines = globSync('{features,components}/**/*.tsx', { cwd: root }).flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .map((line, index) => ({ line, at: `${file}:${index + 1}` })),
  );

  it('is looked for where it would be seen', () => {
    expect(lines.length).toBeGreaterThan(10_000);
    for (const line of ['· {task.lead.phone}', '`Retire ${phone}?`', '{call?.leadPhone}'])
      expect(line).toMatch(raw);
    for (const line of ['<Row phone={lead.phone}', '{phoneText(lead.phone)}', '({ phone }) =>'])
      expect(line).not.toMatch(raw);
  });

  it('goes through phoneText', () => {
    const found = lines.filter(({ line }) => raw.test(line));
    expect(found).toEqual([]);
  });
});
