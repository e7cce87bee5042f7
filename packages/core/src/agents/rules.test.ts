import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTENTS } from '../classify/types.js';
import {
  autonomyOf,
  budgetLevel,
  decideDraft,
  diffLines,
  isAutomatable,
  needsDisclosure,
  routeAgent,
  sourcedStatements,
  withDisclosure,
  type RouteFacts,
  type VerdictFacts,
} from './index.js';

const ROUTE: RouteFacts = {
  numberAgent: null,
  givenTo: null,
  lastAgent: null,
  replies: 1,
  intent: 'question',
  confidence: 0.9,
  uncertain: false,
  stage: 'replied',
  text: 'Who is this?',
  wasInterested: false,
  rebuttals: 0,
  maxRebuttals: 3,
};
const route = (facts: Partial<RouteFacts>) => {
  const answer = routeAgent({ ...ROUTE, ...facts });
  return answer.to === 'agent' ? answer.agent : answer.to;
};

describe('who answers', () => {
  it.each<[Partial<RouteFacts>, string]>([
    [{ replies: 1 }, 'gianna'],
    [{ replies: 2, lastAgent: 'gianna' }, 'gianna'],
    [{ replies: 3, lastAgent: 'gianna' }, 'cathy'],
    [{ replies: 3 }, 'cathy'],
    [{ replies: 10, lastAgent: 'cathy' }, 'cathy'],
    [{ replies: 11, lastAgent: 'cathy' }, 'sabrina'],
    [{ intent: 'scheduling' }, 'sabrina'],
    [{ text: 'can we set up a call?' }, 'sabrina'],
    [{ intent: 'interested' }, 'gianna'],
    [{ intent: 'interested', wasInterested: true }, 'sabrina'],
    [{ intent: 'interested', stage: 'qualified' }, 'sabrina'],
    [{ intent: 'objection' }, 'person'],
    [{ intent: 'objection', replies: 4, lastAgent: 'cathy' }, 'cathy'],
    [{ intent: 'objection', givenTo: 'sabrina', rebuttals: 2 }, 'sabrina'],
    [{ intent: 'objection', givenTo: 'sabrina', rebuttals: 3 }, 'person'],
    [{ intent: 'not_interested', givenTo: 'sabrina' }, 'cathy'],
    [{ intent: 'hostile', givenTo: 'cathy' }, 'person'],
    [{ intent: 'legal_threat' }, 'person'],
    [{ intent: 'opt_out' }, 'nobody'],
    [{ intent: 'wrong_number' }, 'nobody'],
    [{ intent: 'out_of_office' }, 'nobody'],
    [{ intent: 'unclear' }, 'person'],
    [{ uncertain: true }, 'person'],
    [{ confidence: 0.4 }, 'person'],
    [{ numberAgent: 'cathy', lastAgent: 'sabrina' }, 'cathy'],
    [{ numberAgent: 'cathy', replies: 1 }, 'cathy'],
    [{ numberAgent: 'gianna', lastAgent: 'cathy', replies: 5 }, 'gianna'],
    [{ numberAgent: 'gianna', replies: 40 }, 'gianna'],
    [{ numberAgent: 'gianna', givenTo: 'sabrina' }, 'sabrina'],
    [{ numberAgent: 'gianna', intent: 'scheduling' }, 'sabrina'],
    [{ numberAgent: 'cathy', intent: 'hostile' }, 'person'],
    [{ givenTo: 'cathy', lastAgent: 'gianna' }, 'cathy'],
  ])('%j → %s', (facts, expected) => expect(route(facts)).toBe(expected));

  it('is never an agent for what only people answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('hostile', 'legal_threat', 'opt_out', 'wrong_number', 'spam'),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom(null, 'gianna' as const, 'cathy' as const, 'sabrina' as const),
        fc.string(),
        (intent, replies, givenTo, text) => {
          expect(routeAgent({ ...ROUTE, intent, replies, givenTo, text }).to).not.toBe('agent');
        },
      ),
    );
  });
});

const FACTS: VerdictFacts = {
  mode: 'auto',
  automatable: true,
  unlocked: true,
  needs: null,
  failure: null,
  checks: [{ check: 'numbers', ok: true, detail: null }],
  confidence: 0.9,
  minConfidence: 0.7,
  uncertain: false,
  orders: null,
  handoff: null,
  books: false,
  stopped: false,
  budget: 'ok',
};
const verdict = (facts: Partial<VerdictFacts>) => decideDraft({ ...FACTS, ...facts }).verdict;

describe('what becomes of a draft', () => {
  it.each<[Partial<VerdictFacts>, string]>([
    [{}, 'send'],
    [{ budget: 'warn' }, 'send'],
    [{ mode: 'draft' }, 'draft'],
    [{ mode: 'off' }, 'off'],
    [{ budget: 'spent' }, 'template'],
    [{ failure: 'The model declined to answer.' }, 'person'],
    [{ checks: [{ check: 'prices', ok: false, detail: 'No fact.' }] }, 'person'],
    [{ handoff: 'person' }, 'person'],
    [{ orders: 'system prompt' }, 'person'],
    [{ uncertain: true }, 'person'],
    [{ confidence: 0.69 }, 'person'],
    [{ confidence: null }, 'person'],
    [{ automatable: false }, 'draft'],
    [{ unlocked: false, needs: 'Needs 3 more.' }, 'draft'],
    [{ books: true }, 'draft'],
    [{ stopped: true }, 'draft'],
  ])('%j → %s', (facts, expected) => expect(verdict(facts)).toBe(expected));

  it('is a send only when everything speaks for it', () => {
    const flag = fc.boolean();
    fc.assert(
      fc.property(
        fc.record({
          mode: fc.constantFrom('off' as const, 'draft' as const, 'auto' as const),
          automatable: flag,
          unlocked: flag,
          failure: fc.constantFrom(null, 'down'),
          ok: flag,
          confidence: fc.double({ min: 0, max: 1, noNaN: true }),
          uncertain: flag,
          orders: fc.constantFrom(null, 'x'),
          handoff: fc.constantFrom(null, 'person', 'sabrina'),
          books: flag,
          stopped: flag,
          budget: fc.constantFrom('ok' as const, 'warn' as const, 'spent' as const),
        }),
        ({ ok, ...facts }) => {
          const all = { ...FACTS, ...facts, checks: [{ check: 'numbers', ok, detail: null }] };
          const allowed =
            facts.mode === 'auto' &&
            facts.automatable &&
            facts.unlocked &&
            facts.failure === null &&
            ok &&
            facts.confidence >= 0.7 &&
            !facts.uncertain &&
            facts.orders === null &&
            facts.handoff !== 'person' &&
            !facts.books &&
            !facts.stopped &&
            facts.budget !== 'spent';
          expect(decideDraft(all).verdict === 'send').toBe(allowed);
        },
      ),
    );
  });
});

describe('autonomy', () => {
  const history = (decided: number, approved: number, last = decided, lastApproved = approved) => ({
    decided,
    approvedUnedited: approved,
    lastDecided: Math.min(50, last),
    lastApprovedUnedited: Math.min(50, lastApproved),
  });

  it('is earned by 50 drafts of which 95 % were approved unchanged', () => {
    expect(autonomyOf('question', history(49, 49), false)).toMatchObject({
      unlocked: false,
      needs: 'Needs 1 more draft decided by people.',
    });
    expect(autonomyOf('question', history(50, 50), false).unlocked).toBe(true);
    expect(autonomyOf('question', history(50, 47), false)).toMatchObject({
      unlocked: false,
      needs: 'Needs 95 % approved unchanged, now 94 %.',
    });
    expect(autonomyOf('question', history(60, 57), false).unlocked).toBe(true);
  });

  it('is kept at 90 % of the last 50 and lost under it', () => {
    expect(autonomyOf('question', history(200, 190, 50, 45), true).unlocked).toBe(true);
    expect(autonomyOf('question', history(200, 190, 50, 44), true)).toMatchObject({
      unlocked: false,
      relock: 'Of the last 50 drafts 44 were approved unchanged: under 90 %.',
    });
  });

  it('is never earned for what only people answer', () => {
    expect(INTENTS.filter((intent) => !isAutomatable(intent))).toEqual([
      'wrong_number',
      'opt_out',
      'hostile',
      'legal_threat',
      'spam',
      'unclear',
    ]);
    expect(autonomyOf('hostile', history(500, 500), true).unlocked).toBe(false);
  });
});

describe('small rules', () => {
  it('a budget warns at 80 % and ends at 100 %', () => {
    expect([0, 79, 80, 99, 100, 101].map((spent) => budgetLevel(spent, 100))).toEqual([
      'ok',
      'ok',
      'warn',
      'warn',
      'spent',
      'spent',
    ]);
    expect(budgetLevel(0, 0)).toBe('spent');
  });

  it('the line that says that a machine helps stands once, in the first text of an agent', () => {
    expect(withDisclosure('Hi. ', 'Sent by a machine.')).toBe('Hi.\nSent by a machine.');
    expect(withDisclosure('Hi.\nSent by a machine.', 'Sent by a machine.')).toBe('Hi.\nSent by a machine.');
    expect(needsDisclosure(true, [{ inbound: false }, { inbound: true }])).toBe(true);
    expect(needsDisclosure(true, [{ inbound: false, agent: 'gianna' }])).toBe(false);
    expect(needsDisclosure(false, [])).toBe(false);
  });

  it('a comparison of lines can be read both ways', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 })
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        const side = (gone: string) =>
          lines
            .filter(({ kind }) => kind !== gone)
            .map((line) => line.text)
            .join('\n');
        expect(side('added')).toBe(before);
        expect(side('removed')).toBe(after);
      }),
    );
  });

  it('a brief keeps only what its source says', () => {
    const facts = [
      { id: 'a', kind: 'person', label: 'Name', value: 'Maria Lopez' },
      { id: 'b', kind: 'text', label: 'Score', value: '82' },
    ];
    const { kept, dropped } = sourcedStatements(
      [
        { text: 'Maria has a score of 82.', sourceId: 'b' },
        { text: 'Her score is 90.', sourceId: 'b' },
        { text: 'She knows Pablo well.', sourceId: 'a' },
        { text: 'Anything.', sourceId: 'nowhere' },
      ],
      facts,
      { now: new Date(0), zone: null },
    );
    expect([kept.map(({ text }) => text), dropped]).toEqual([['Maria has a score of 82.'], 3]);
  });
});
