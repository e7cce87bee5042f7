import { expect, it } from 'vitest';
import { keptOutBy, type EntryFacts } from './entry-rules.js';

const now = new Date('2026-11-18T17:00:00Z');
const facts = (change: Partial<EntryFacts> = {}): EntryFacts => ({
  now,
  lastRunAt: null,
  inExclusiveCampaign: false,
  ...change,
});
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const never = { reEntryAfterDays: null, exclusive: false };

it('lets in who never ran it', () => expect(keptOutBy(facts(), never)).toBeNull());
it('keeps out who ran it, for ever unless days are given', () => {
  expect(keptOutBy(facts({ lastRunAt: daysAgo(4_000) }), never)?.reason).toBe('ran_before');
  const month = { ...never, reEntryAfterDays: 30 };
  expect(keptOutBy(facts({ lastRunAt: daysAgo(29.9) }), month)?.reason).toBe('ran_before');
  expect(keptOutBy(facts({ lastRunAt: daysAgo(30) }), month)).toBeNull();
});
it('keeps exclusive campaigns apart, and only those', () => {
  const busy = facts({ inExclusiveCampaign: true });
  expect(keptOutBy(busy, { ...never, exclusive: true })?.reason).toBe('in_other_campaign');
  expect(keptOutBy(busy, never)).toBeNull();
});
