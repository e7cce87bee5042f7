import { briefSchema } from '@og/contracts';
import { sourcedStatements, type GivenFact } from '@og/core';

/** What a judge of a brief rests on; the recorder keeps it. */
export interface BriefInput {
  now: string;
  facts: GivenFact[];
}

export interface JudgedBrief extends ReturnType<typeof sourcedStatements> {
  openQuestions: string[];
  /** `advice`, or `failed` when there is nothing to read. */
  verdict: string;
}

/** What is kept of a model's brief: only statements that their source carries. Pure, so that it can be replayed. */
export function judgeBrief(input: BriefInput, rawOutput: string | null): JudgedBrief {
  const empty = { kept: [], dropped: 0, openQuestions: [], verdict: 'failed' };
  if (rawOutput === null) return empty;
  try {
    const brief = briefSchema.parse(JSON.parse(rawOutput));
    const sourced = sourcedStatements(brief.statements, input.facts, {
      now: new Date(input.now),
      zone: null,
    });
    return { ...sourced, openQuestions: brief.openQuestions, verdict: 'advice' };
  } catch {
    return empty;
  }
}

/** The page that a fact names, for a link that opens; null for anything that a browser would not visit. */
export function pageOf({ kind, value }: Pick<GivenFact, 'kind' | 'value'>): string | null {
  return kind === 'link' && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : null;
}
