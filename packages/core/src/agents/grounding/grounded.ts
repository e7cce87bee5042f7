import type { GivenFact } from '../types.js';
import { streetKey } from './addresses.js';
import type { FoundValue } from './found-value.js';
import { plainText } from './plain-text.js';
import { valuesOf } from './values.js';

type When = { now: Date; zone: string | null };

/** The values of facts in a form that draft's values can be looked up in. */
export class Ground {
  private readonly keys = new Set<string>();
  private readonly sets: ReadonlySet<string>[];
  private readonly text: string;
  private readonly streets: string;

  constructor(
    facts: readonly Pick<GivenFact, 'value'>[],
    private readonly when: When,
  ) {
    this.sets = facts.map((fact) => new Set(valuesOf(fact.value, when).map(({ key }) => key)));
    for (const set of this.sets) for (const key of set) this.keys.add(key);
    this.text = ` ${facts.map(({ value }) => wordsOf(value)).join(' \n ')} `;
    this.streets = facts.map(({ value }) => ` ${streetKey(value)} `).join('\n');
  }

  /** The draft's values that no fact carries. */
  ungrounded(text: string): FoundValue[] {
    return valuesOf(text, this.when).filter((value) => !this.carries(value));
  }

  /** Whether a fact says this. A number or an address may stand within a longer one of the same fact. */
  carries(value: FoundValue): boolean {
    if (this.keys.has(value.key)) return true;
    if (value.kind === 'number' || value.kind === 'address') {
      if (value.kind === 'address' && this.streets.includes(` ${value.key.slice('address:'.length)} `))
        return true;
      // “10” may be a house; “10 %” is only a share.
      return value.kind === 'number' && !value.key.startsWith('percent:') && this.says(value.text);
    }
    return false;
  }

  /** Whether one fact carries all of these: a day of one slot and the time of another are no slot. */
  carriesTogether(values: readonly FoundValue[]): boolean {
    return this.sets.some((set) => values.every(({ key }) => set.has(key)));
  }

  /** Whether some fact has these words, as words. */
  says(words: string): boolean {
    const wanted = wordsOf(words);
    return wanted !== '' && this.text.includes(` ${wanted} `);
  }
}

/** Lower case, without punctuation. */
export function wordsOf(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replaceAll(/['’]s\b/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
