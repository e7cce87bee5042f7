import { splitList } from '../../../lib/split-list';
import type { BucketRule } from './bucket-rule';

/** A rule as it stands in the form. */
export interface BucketDraft {
  name: string;
  intents: readonly string[];
  minPriority: string;
  belowPriority: string;
  hasDraft: Choice;
  uncertain: Choice;
  turn: 'any' | 'ours' | 'theirs';
  channels: readonly string[];
  sla: readonly string[];
  stages: readonly string[];
  words: string;
  /** Chosen elsewhere; kept. */
  campaignIds: readonly string[];
}

export type Choice = 'any' | 'yes' | 'no';

const choice = (value: boolean | undefined): Choice => (value === undefined ? 'any' : value ? 'yes' : 'no');
const number = (value: number | undefined): string => (value === undefined ? '' : String(value));

export function bucketDraft(name: string, rule: BucketRule): BucketDraft {
  return {
    name,
    intents: rule.intents ?? [],
    minPriority: number(rule.minPriority),
    belowPriority: number(rule.belowPriority),
    hasDraft: choice(rule.hasDraft),
    uncertain: choice(rule.uncertain),
    turn: rule.turn ?? 'any',
    channels: rule.channels ?? [],
    sla: rule.sla ?? [],
    stages: rule.stages ?? [],
    words: rule.words?.join(', ') ?? '',
    campaignIds: rule.campaignIds ?? [],
  };
}

/** The rule as the API takes it, or what is wrong with it in words. */
export function ruleInput(draft: BucketDraft): { rule: Record<string, unknown> } | { problem: string } {
  const rule: Record<string, unknown> = {};
  for (const key of ['minPriority', 'belowPriority'] as const) {
    const typed = draft[key].trim();
    if (typed === '') continue;
    if (!/^\d+$/.test(typed) || Number(typed) > 100)
      return { problem: 'A priority is a whole number from 0 to 100.' };
    rule[key] = Number(typed);
  }
  for (const key of ['hasDraft', 'uncertain'] as const)
    if (draft[key] !== 'any') rule[key] = draft[key] === 'yes';
  if (draft.turn !== 'any') rule['turn'] = draft.turn;
  for (const key of ['intents', 'channels', 'sla', 'stages', 'campaignIds'] as const)
    if (draft[key].length > 0) rule[key] = [...draft[key]];
  const words = splitList(draft.words);
  if (words.length > 0) rule['words'] = words;
  return { rule };
}
