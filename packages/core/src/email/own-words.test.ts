import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeEmailContent, detectMailRevocation, splitKnownReply, splitReply } from './index.js';

const BODY = 'Hi Maria,\n\nwould you consider an offer? Reply STOP to opt out.\n\nGianna';
const OURS = composeEmailContent({
  subject: 'Your property',
  body: BODY,
  brand: 'Acme Homes',
  postalAddress: '1 Main St',
  unsubscribeUrl: 'https://api.example.com/u/AbCdEf0123456789',
}).text;
const QUOTED = OURS.split('\n')
  .map((line) => `> ${line}`)
  .join('\n');
const WROTE = 'On Sat, Nov 21, 2026 at 9:03 AM Gianna <sales@acme.example> wrote:';
const OUTLOOK =
  'From: Gianna <sales@acme.example>\nSent: Saturday, November 21, 2026 9:03 AM\nTo: Maria\nSubject: Your property';

/** An answer in every place where mail clients leave room for one. */
const LAYOUTS: [string, (answer: string) => string][] = [
  ['Gmail, on top', (answer) => `${answer}\n\n${WROTE}\n\n${QUOTED}`],
  ['Gmail, at the bottom', (answer) => `${WROTE}\n\n${QUOTED}\n\n${answer}`],
  [
    'Gmail, its lines broken anew by a server',
    (answer) =>
      `${WROTE}\n\n> Hi Maria,\n>\n> would you consider an offer? Reply STOP\nto opt out.\n>\n> Gianna\n\n${answer}`,
  ],
  [
    'Gmail, with one word left over',
    (answer) => `${WROTE}\n> would you consider an offer? Reply STOP to opt\nout.\n> Gianna\n\n${answer}`,
  ],
  [
    'Gmail in Chinese',
    (answer) => `${answer}\n\nGianna <sales@acme.example> 于2026年11月21日周六 09:03写道：\n\n${QUOTED}`,
  ],
  [
    'Apple Mail, on top',
    (answer) => `${answer}\n\n> On Nov 21, 2026, at 9:03 AM, Gianna <s@acme.example> wrote:\n> \n${QUOTED}`,
  ],
  [
    'Apple Mail, at the bottom',
    (answer) => `> On Nov 21, 2026, at 9:03 AM, Gianna <s@acme.example> wrote:\n> \n${QUOTED}\n\n${answer}`,
  ],
  ['Outlook, on top', (answer) => `${answer}\n\n${OUTLOOK}\n\n${OURS}`],
  ['Outlook, at the bottom', (answer) => `${OUTLOOK}\n\n${OURS}\n\n${answer}`],
  [
    'Outlook, without recipient and subject',
    (answer) => `${answer}\n\n${OUTLOOK.split('\n').slice(0, 2).join('\n')}\n\n${OURS}`,
  ],
  [
    'Outlook, old, at the bottom',
    (answer) => `-----Original Message-----\n${OUTLOOK}\n\n${OURS}\n\n${answer}`,
  ],
  ['a copy without any mark', (answer) => `${answer}\n\n${OURS}`],
  ['a copy in one line', (answer) => `${answer}\n\n${BODY.replace(/\s+/g, ' ')}`],
];

describe.each(LAYOUTS)('%s', (_layout, mail) => {
  it('our words are history, theirs are the answer', () => {
    const { words } = splitKnownReply(mail('Yes, tell me more.'), [BODY]);
    expect(words.replace(/\s*Gianna$/, '')).toBe('Yes, tell me more.');
    expect(detectMailRevocation(words)).toBeNull();
  });

  it('their wish to stop is heard', () => {
    for (const answer of ['stop', 'Unsubscribe', 'Please take me off your list.', 'STOP 🛑🛑'])
      expect(detectMailRevocation(splitKnownReply(mail(answer), [BODY]).words), answer).not.toBeNull();
  });

  it('alone says nothing', () => {
    const { words } = splitKnownReply(mail(''), [BODY]);
    expect(detectMailRevocation(words)).toBeNull();
  });
});

it('below somebody else’s letter nobody can tell who wrote', () => {
  expect(splitKnownReply(`${OUTLOOK}\n\nA letter of somebody else.\n\nstop`, [BODY]).words).toBe('');
});

it('without texts of ours nothing changes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('stop', 'Yes', '\n', '> ', WROTE, OUTLOOK, ' '), { maxLength: 30 }),
      (parts) => {
        expect(splitKnownReply(parts.join(''), [])).toEqual(splitReply(parts.join('')));
      },
    ),
  );
});

it('always ends, whatever comes', () => {
  for (const hostile of ['a b c ', '> a b\n', 'From: x@y\nSent: 1\n', 'would you consider. '])
    splitKnownReply(hostile.repeat(20_000), [BODY, 'a b c '.repeat(20_000)]);
});
