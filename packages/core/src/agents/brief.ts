import { Ground } from './grounding/grounded.js';
import { namesIn } from './grounding/names.js';
import type { GivenFact } from './types.js';

export interface BriefStatementGiven {
  text: string;
  sourceId: string;
}

/**
 * The statements of a brief that their source carries: it was given, and no number, date, address or name in them is
 * missing from it. What is left out is counted.
 */
export function sourcedStatements(
  statements: readonly BriefStatementGiven[],
  facts: readonly GivenFact[],
  when: { now: Date; zone: string | null },
): { kept: { text: string; fact: GivenFact }[]; dropped: number } {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const kept = statements.flatMap(({ text, sourceId }) => {
    const fact = byId.get(sourceId);
    if (!fact) return [];
    const ground = new Ground([fact, { value: fact.label }], when);
    // Whom it is about may be named in every statement.
    const people = new Ground(
      facts.filter(({ kind }) => kind === 'person' || kind === 'company'),
      when,
    );
    const loose =
      ground.ungrounded(text).length > 0 ||
      namesIn(text).some((name) => !ground.says(name) && !people.says(name));
    return loose ? [] : [{ text, fact }];
  });
  return { kept, dropped: statements.length - kept.length };
}
