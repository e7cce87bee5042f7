import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTENTS } from '../classify/types.js';
import { classifyByRules } from './classify-by-rules.js';
import type { InboundContext } from './types.js';

const context: InboundContext = {
  now: new Date('2026-11-18T15:00:00Z'),
  zone: 'America/Chicago',
  channel: 'sms',
};
const read = (text: string, more: Partial<InboundContext> = {}) =>
  classifyByRules(text, { ...context, ...more });
const POSITIVE = ['interested', 'scheduling', 'email_captured'];

describe('a refusal is never a yes', () => {
  const refusals = [
    'not interested',
    'I am not at all interested',
    'no longer interested',
    'never been less interested',
    'we are not selling',
    'it is not for sale',
    'no thank you',
    'I have no interest in this',
    'ill pass',
    'we do not want to sell',
    'no me interesa',
    'no estamos interesados',
    'pas intéressé',
    'kein Interesse',
    'não tenho interesse',
  ];
  const yeses = [
    'call me tomorrow at 3',
    'sounds good',
    'send me the details',
    'my email is ann@example.com',
    'yes',
    'I am interested in your watch',
    'lets do it',
    'Tuesday works',
  ];
  const joints = ['. ', ', ', ' but ', '! ', '\n', ' ... ', ' and ', '; '];

  it.each(refusals)('%s', (text) => {
    expect(read(text).intent).toBe('not_interested');
    expect(read(text.toUpperCase()).intent).toBe('not_interested');
  });

  it('whatever is said beside it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...refusals),
        fc.constantFrom(...yeses),
        fc.constantFrom(...joints),
        fc.boolean(),
        (refusal, yes, joint, first) => {
          const result = read(first ? `${refusal}${joint}${yes}` : `${yes}${joint}${refusal}`);
          expect(POSITIVE).not.toContain(result.intent);
          expect(result.sentiment).not.toBe('positive');
        },
      ),
    );
  });

  it.each([
    'Yeah right, sure',
    'Sure, when pigs fly',
    'I would love to sell to you... NOT',
    'Interested 🙄',
    'oh great, call me anytime',
    'im SO interested /s',
  ])('irony is never a certain yes: %s', (text) => {
    const result = read(text);
    expect(POSITIVE).not.toContain(result.intent);
  });

  it.each(['My neighbor is interested', 'I was interested years ago', 'Are you still interested in my car'])(
    'nor is interest of others or of the past: %s',
    (text) => expect(read(text).intent).not.toBe('interested'),
  );
});

describe('opt-outs', () => {
  it('come before everything else, whatever else is said', () => {
    const result = read('Fuck off, stop texting me or you will hear from my lawyer');
    expect(result).toMatchObject({ intent: 'opt_out', certain: true, confidence: 1 });
    expect(result.alsoSaid).toEqual(expect.arrayContaining(['legal_threat', 'hostile']));
  });

  it('are found at the end of a very long message', () => {
    const long = `${'We talked about the roof and the garden for a while. '.repeat(180)}Please stop texting me.`;
    expect(long.length).toBeGreaterThan(9_000);
    expect(read(long)).toMatchObject({ intent: 'opt_out', certain: true });
  });

  it('are not read from our own words in a reaction or in quoted history', () => {
    expect(read('Liked “Hi Ann, it is Bob. Reply STOP to opt out”')).toMatchObject({
      intent: 'unclear',
      rule: 'reaction',
      sentiment: 'positive',
    });
    expect(read('Disliked “Reply STOP to opt out”').sentiment).toBe('neutral');
    expect(read('Liked “Hi Ann”. STOP').intent).toBe('opt_out');
    const mail =
      'Tell me more.\n\nOn Tue, Nov 3, 2026 at 9:00 AM Bob <bob@example.com> wrote:\n> Unsubscribe here';
    expect(read(mail, { channel: 'email' }).intent).toBe('interested');
  });
});

describe('a bare answer means what was asked', () => {
  it.each<[string, string, string]>([
    ['yes', 'Should I take you off my list?', 'opt_out'],
    ['no', 'Do you still want to hear from us?', 'opt_out'],
    ['No', 'Hi, is this Maria?', 'wrong_number'],
    ['Yes', 'Hi, is this Maria?', 'unclear'],
    ['yes', 'So you are not interested?', 'not_interested'],
    ['sure', 'Can we talk tomorrow at 10? Reply STOP to opt out', 'scheduling'],
    ['yes', 'Would you like an offer?', 'interested'],
    ['no', 'Would you like an offer?', 'not_interested'],
    ['yes', 'Hello there.', 'interested'],
  ])('“%s” to “%s” is %s', (text, lastOutbound, intent) => {
    expect(read(text, { lastOutbound }).intent).toBe(intent);
  });
});

describe('messages without words', () => {
  it.each<[string, boolean, string]>([
    ['', true, 'media_only'],
    ['  ', false, 'empty'],
    ['😂😂', false, 'emoji_only'],
    ['...', false, 'no_words'],
  ])('%j with media %s: %s, never certain', (text, hasMedia, rule) => {
    expect(read(text, { hasMedia })).toMatchObject({ intent: 'unclear', rule, certain: false });
  });
  it('a finger is hostile', () => expect(read('🖕').intent).toBe('hostile'));
});

it('knows several intents and which of them counts', () => {
  expect(read('How much are you offering? I can talk Friday at noon')).toMatchObject({
    intent: 'scheduling',
    alsoSaid: ['question'],
  });
  expect(read('Not interested. How did you get my number?')).toMatchObject({ intent: 'not_interested' });
  expect(read('Call me tomorrow. Actually no thanks').certain).toBe(false);
});

it('an answering machine is one, whatever it says', () => {
  const automatic = { kind: 'auto_reply', rule: 'subject' } as const;
  expect(read('I am interested, call me', { automatic, channel: 'email' })).toMatchObject({
    intent: 'out_of_office',
    certain: true,
  });
  expect(
    read('News of the week', { automatic: { kind: 'bulk', rule: 'list' }, channel: 'email' }).intent,
  ).toBe('spam');
});

it.each<[string, string]>([
  ['Please call me tomorrow about the house', 'en'],
  ['¿Quién es usted y qué casa quiere?', 'es'],
  ['Je ne suis pas le propriétaire de la maison', 'fr'],
  ['Ich habe kein Interesse', 'de'],
  ['我不想卖房子', 'zh'],
  ['Здравствуйте, кто это', 'ru'],
  ['123', 'und'],
])('tells the language of %s', (text, language) => expect(read(text).language).toBe(language));

it('says something sensible about any text, always the same', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.lorem({ maxCount: 40 })),
      (text) => {
        const result = read(text);
        expect(INTENTS).toContain(result.intent);
        expect(result.confidence).toBeGreaterThanOrEqual(0);
        expect(result.confidence).toBeLessThanOrEqual(1);
        expect(result.alsoSaid).not.toContain(result.intent);
        expect(read(text)).toEqual(result);
      },
    ),
  );
});

// A rule whose time explodes with the length runs into the test's own time limit: ten times the text may cost a
// little more than ten times the work, not a hundred times.
it('needs time in proportion to the length, up to ten thousand characters and beyond', () => {
  const pieces = [
    'no ',
    'dont want to be ',
    'tomorrow at 3 ',
    'a.',
    'x@',
    '1,000 ',
    'call me ',
    '“',
    '. ',
    'not ',
    'monday or ',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }), (parts) => {
      const unit = parts.join('');
      const long = unit.repeat(Math.ceil(10_000 / unit.length));
      expect(INTENTS).toContain(read(long).intent);
      expect(INTENTS).toContain(read(long.repeat(5)).intent);
    }),
    { numRuns: 12 },
  );
});
