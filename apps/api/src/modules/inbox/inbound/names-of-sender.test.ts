import { checkDraft } from '@og/core';
import { expect, it } from 'vitest';
import { namesOf } from './names-of-sender.js';

const NOW = new Date('2026-11-23T15:00:00Z');
const NOBODY = { first: null, last: null };

it.each([
  ['Maria Lopez', 'Maria', 'Lopez'],
  ['Lopez, Maria', 'Maria', 'Lopez'],
  ['  Zoë \r\n van der Berg ', 'Zoë', 'van der Berg'],
  ["Siobhán O'Brien-Smith", 'Siobhán', "O'Brien-Smith"],
  ['Dr. J. R. Hartley', 'Dr.', 'J. R. Hartley'],
  ['April May', 'April', 'May'],
  ['Acme Homes & Sons, LLC', 'LLC', 'Acme Homes & Sons'],
  ['李明', '李明', null],
  ['Cher', 'Cher', null],
  ['Claude Monet', 'Claude', 'Monet'],
])('of “%s” are read', (name, first, last) => {
  expect(namesOf(name, NOW)).toEqual({ first, last });
});

it.each([
  [null],
  [''],
  ['maria@example.com'],
  ['Offer $900,000'],
  ['You pay 900k'],
  ['https://evil.example/pay Maria'],
  ['evil.io'],
  ['Call +1 (646) 555-0142'],
  ['Tuesday 3pm'],
])('of %j are none', (name) => {
  expect(namesOf(name, NOW)).toEqual(NOBODY);
});

it('never let a sender put a price or a link into an agent’s mouth', () => {
  const said = 'We can pay $900,000, see https://evil.example/pay';
  const failing = (names: { first: string | null; last: string | null }) => {
    const facts = Object.entries(names).flatMap(([id, value]) =>
      value === null ? [] : [{ id, kind: 'person', label: id, value }],
    );
    return checkDraft(
      { reply: said, claims: [] },
      {
        now: NOW,
        zone: null,
        channel: 'email',
        facts,
        inbound: null,
        language: 'en',
        policy: {
          maxSegments: 2,
          maxRebuttals: 3,
          minConfidence: 0.7,
          bannedWords: [],
          allowedLinks: [],
          languages: ['en'],
        },
        tools: [],
        instructions: '',
        disclosureLine: '',
      },
    ).flatMap(({ check, ok }) => (ok ? [] : [check]));
  };
  // What such a name would do if it were taken for one.
  expect(failing({ first: 'https://evil.example/pay', last: '$900,000' })).not.toContain('prices');
  expect(failing(namesOf('https://evil.example/pay $900,000', NOW))).toEqual(
    expect.arrayContaining(['prices', 'links']),
  );
});
