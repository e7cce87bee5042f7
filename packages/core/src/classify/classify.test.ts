import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  classifyDeterministic,
  detectHelp,
  detectRevocation,
  detectStart,
  INTENTS,
  normalizeInbound,
} from './index.js';

interface Labelled {
  label: string;
  text: string;
}

const labelled: Labelled[] = readFileSync(
  new URL('../../test-data/inbound-labelled.tsv', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [label = '', text = ''] = line.split('\t');
    return { label, text: text.replaceAll('\\n', '\n') };
  });
const optOuts = labelled.filter((item) => item.label === 'opt_out');
const others = labelled.filter((item) => item.label !== 'opt_out');

describe('labelled messages', () => {
  it('are many, and well formed', () => {
    expect(optOuts.length).toBeGreaterThanOrEqual(200);
    expect(others.length).toBeGreaterThanOrEqual(200);
    const known: readonly string[] = [...INTENTS, '-'];
    expect(labelled.filter((item) => !known.includes(item.label) || item.text === '')).toEqual([]);
  });

  it('all opt-outs are found (recall 100 %)', () => {
    expect(optOuts.filter((item) => detectRevocation(item.text) === null).map((item) => item.text)).toEqual(
      [],
    );
  });

  it('nothing else is taken for one (false opt-outs 0)', () => {
    expect(others.filter((item) => detectRevocation(item.text) !== null).map((item) => item.text)).toEqual(
      [],
    );
  });

  it('get the intent on their label', () => {
    const wrong = labelled
      .filter((item) => item.label !== '-')
      .map((item) => ({ ...item, intent: classifyDeterministic(item.text).intent }))
      .filter((item) => item.intent !== item.label);
    expect(wrong).toEqual([]);
  });
});

describe('keywords', () => {
  const keywords = ['STOP', 'QUIT', 'END', 'REVOKE', 'OPT OUT', 'OPTOUT', 'CANCEL', 'UNSUBSCRIBE', 'STOPALL'];
  const dress = [
    (word: string) => word,
    (word: string) => word.toLowerCase(),
    (word: string) => word.charAt(0) + word.slice(1).toLowerCase(),
    (word: string) => `${word}.`,
    (word: string) => `${word}!!!`,
    (word: string) => `"${word}"`,
    (word: string) => `“${word}”`,
    (word: string) => `  ${word}\r\n`,
    (word: string) => `${word} 🛑`,
    (word: string) => `👎🏽${word}👎🏽`,
    (word: string) => `(${word})`,
    (word: string) => `\uFEFF${word}\u200B`,
    (word: string) => word.replace(' ', '-'),
  ];
  it.each(keywords)('%s counts in any dress', (word) => {
    for (const put of dress)
      expect(detectRevocation(put(word)), put(word)).toMatchObject({ revoked: true, kind: 'keyword' });
  });
  it.each(keywords)('%s inside another word does not', (word) => {
    const bare = word.toLowerCase().replace(' ', '');
    for (const text of [`x${bare}`, `${bare}x`, `my${bare}word`])
      expect(detectRevocation(text), text).toBeNull();
  });
});

// A public corpus of private chat that lies beside some checkouts; none of its lines is an opt-out.
const corpus = new URL('../../../../../shared/data/sms-corpus.txt', import.meta.url);
it.skipIf(!existsSync(corpus))(
  'finds no opt-out in everyday chat (skipped when ../shared/data/sms-corpus.txt is absent)',
  () => {
    const lines = readFileSync(corpus, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    expect(lines.length).toBeGreaterThan(1000);
    expect(lines.filter((line) => detectRevocation(line) !== null)).toEqual([]);
  },
);

// A rule whose time explodes with the text's length runs into the test's own time limit.
it('answers on hostile input', () => {
  for (const text of [
    'stop '.repeat(20_000),
    'dont '.repeat(20_000),
    'take me off '.repeat(10_000),
    'a'.repeat(200_000),
    '. '.repeat(50_000),
  ]) {
    expect(detectRevocation(text)?.revoked ?? false).toBeTypeOf('boolean');
    expect(classifyDeterministic(text).confidence).toBeGreaterThanOrEqual(0);
  }
});

it('knows HELP and START only as whole messages', () => {
  expect(['HELP', 'help!', 'Info', ' ayuda '].every(detectHelp)).toBe(true);
  expect(['help me sell', 'information'].some(detectHelp)).toBe(false);
  expect(['START', 'unstop.', '"Start"'].every(detectStart)).toBe(true);
  expect(['YES', 'start over', 'restart'].some(detectStart)).toBe(false);
});

it('normalizes', () => {
  expect(normalizeInbound('  “Don’t” — QUÍTAME!! 🛑 ')).toBe('dont quitame');
  expect(normalizeInbound('🙂')).toBe('');
});
