import { expect, it } from 'vitest';
import { bucketOf, DEFAULT_BUCKETS, fitsBucket, type BucketFacts, type BucketRule } from './buckets.js';

const plain: BucketFacts = {
  intent: 'question',
  priority: 50,
  hasDraft: false,
  uncertain: false,
  turn: 'ours',
  channel: 'sms',
  sla: 'ok',
  stage: 'new',
  campaignId: null,
  text: 'Is the offer for the barn, too?',
};
const bucket = (change: Partial<BucketFacts>): string | undefined =>
  bucketOf({ ...plain, ...change }, DEFAULT_BUCKETS)?.key;

it.each<[Partial<BucketFacts>, string]>([
  [{}, 'needs_reply'],
  [{ priority: 70 }, 'hot'],
  [{ priority: 90, turn: 'theirs' }, 'waiting'],
  [{ hasDraft: true }, 'drafts'],
  [{ intent: 'not_interested' }, 'low'],
  [{ intent: 'not_interested', uncertain: true }, 'needs_reply'],
  [{ turn: 'theirs' }, 'waiting'],
])('%o lies in %s', (change, key) => expect(bucket(change)).toBe(key));

it.each<[BucketRule, boolean]>([
  [{}, true],
  [{ intents: ['question', 'objection'] }, true],
  [{ intents: ['objection'] }, false],
  [{ minPriority: 50, belowPriority: 51 }, true],
  [{ belowPriority: 50 }, false],
  [{ channels: ['email'] }, false],
  [{ sla: ['ok', 'at_risk'] }, true],
  [{ stages: ['won'] }, false],
  [{ campaignIds: ['4c2b7a1e-2f0a-4a39-9a3d-0a4a4b1c2d3e'] }, false],
  [{ words: ['BARN'] }, true],
  [{ words: ['bar', 'offers'] }, false],
  [{ words: ['the offer for'] }, true],
  [{ words: ['barn'], turn: 'theirs' }, false],
])('%o fits: %s', (rule, fits) => expect(fitsBucket(plain, rule)).toBe(fits));

it('an item without a promise is in no state of one', () => {
  expect(fitsBucket({ ...plain, sla: null }, { sla: ['ok', 'at_risk', 'breached'] })).toBe(false);
});

it('no bucket takes what none fits; the first of several does', () => {
  expect(bucketOf(plain, [{ rule: { minPriority: 90 } }])).toBeNull();
  const [first, second] = [
    { id: 1, rule: {} },
    { id: 2, rule: {} },
  ];
  expect(bucketOf(plain, [first, second])).toBe(first);
});
