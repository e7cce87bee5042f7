import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.js';
import { carrierKeyword } from '../network/opt-outs.js';
import { CAST, characterOf } from './cast.js';
import { composeReply, replyDelay } from './reply.js';

const phones = Array.from({ length: 5_000 }, (_, index) => `+1310${String(5_990_000 + index)}`);

describe('the cast', () => {
  it('has weights that add up to 100, and takes the phones in those shares', () => {
    const cast = Object.values(CAST);
    expect(cast.reduce((sum, character) => sum + character.weight, 0)).toBe(100);
    const random = createRandom('seed');
    for (const character of cast) {
      const share = phones.filter((phone) => characterOf(random, phone) === character).length / phones.length;
      expect(Math.abs(share * 100 - character.weight), character.name).toBeLessThan(2);
    }
  });

  it('is the same for the same seed and another for another', () => {
    const names = (seed: string): string[] =>
      phones.map((phone) => characterOf(createRandom(seed), phone).name);
    expect(names('a')).toEqual(names('a'));
    expect(names('a')).not.toEqual(names('b'));
  });

  it('has enough to say, and leaves no placeholder unfilled', () => {
    const random = createRandom('seed');
    for (const character of Object.values(CAST)) {
      if (character.turns === 0) continue;
      const said = new Set<string>();
      for (const phone of phones.slice(0, 500)) {
        for (let turn = 1; turn <= character.turns; turn++) {
          const text = composeReply(random, character, { phone, turn, heard: 'When can we talk?' });
          expect(text, `${character.name} ${turn}`).toBeTruthy();
          expect(text).not.toMatch(/[{}]/);
          if (turn === 1 && text) said.add(text);
        }
        expect(composeReply(random, character, { phone, turn: character.turns + 1, heard: 'x' })).toBeNull();
      }
      expect(said.size, character.name).toBeGreaterThanOrEqual(6);
    }
  });

  it('opts out by a carrier’s keyword only in the character that does so', () => {
    for (const character of Object.values(CAST)) {
      const keywords = character.openings.filter((line) => carrierKeyword(line) === 'stop');
      if (character.name === 'stop') expect(keywords.length).toBeGreaterThan(10);
      else expect(keywords, character.name).toEqual([]);
    }
  });
});

describe('replyDelay', () => {
  it('is minutes in life, so that the usual dial of 20 makes it 5 to 40 seconds', () => {
    const random = createRandom('seed');
    for (const character of Object.values(CAST)) {
      if (character.pace === 'machine') continue;
      for (const phone of phones.slice(0, 300)) {
        const seconds = replyDelay(random, character, phone, 1) / 20 / 1_000;
        expect(seconds).toBeGreaterThanOrEqual(5);
        expect(seconds).toBeLessThanOrEqual(40);
      }
    }
  });
});
