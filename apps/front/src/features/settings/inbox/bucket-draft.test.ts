import { describe, expect, it } from 'vitest';
import { bucketDraft, ruleInput } from './bucket-draft';
import { ruleInWords, ruleOf, type BucketRule } from './bucket-rule';

const full: BucketRule = {
  intents: ['interested', 'scheduling'],
  minPriority: 70,
  belowPriority: 90,
  hasDraft: false,
  uncertain: true,
  turn: 'ours',
  channels: ['email'],
  sla: ['breached'],
  stages: ['replied'],
  campaignIds: ['4c2b7a1e-2f0a-4a39-9a3d-0a4a4b1c2d3e'],
  words: ['barn', 'roof'],
};

describe('the rule of a bucket', () => {
  it.each<BucketRule>([{}, full, { turn: 'theirs' }, { minPriority: 0 }])(
    '%o comes out of the form as it went in',
    (rule) => expect(ruleInput(bucketDraft('Any', rule))).toEqual({ rule }),
  );

  it('is said in words', () => {
    expect(ruleInWords({})).toEqual([]);
    expect(ruleInWords(full)).toEqual([
      'is Interested or Scheduling',
      'priority 70 and more',
      'priority under 90',
      'no draft waits',
      'the meaning is uncertain',
      'it is our turn',
      'by e-mail',
      'the answer is late',
      'stage Replied',
      'from chosen campaigns: 1',
      'says “barn” or “roof”',
    ]);
  });

  it('refuses what is no priority', () => {
    expect(ruleInput({ ...bucketDraft('Any', {}), minPriority: '101' })).toHaveProperty('problem');
    expect(ruleInput({ ...bucketDraft('Any', {}), belowPriority: 'high' })).toHaveProperty('problem');
  });

  it('takes what is no object for a rule that takes everything', () => {
    expect(ruleOf(null)).toEqual({});
    expect(ruleOf(['a'])).toEqual({});
  });
});
