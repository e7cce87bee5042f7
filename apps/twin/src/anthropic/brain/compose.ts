import type { Fact } from '@og/contracts';

export interface Composed {
  reply: string;
  claims: { text: string; factId: string }[];
}

/** What stands in a gap, and the facts that carry it. */
export interface Gap {
  text: string;
  facts: readonly Fact[];
}

/** Fill a phrase; what it says of facts becomes claims. Parts in square brackets go when a gap of theirs is empty. */
export function compose(phrase: string, gaps: Readonly<Record<string, Gap | null>>): Composed {
  const named = (part: string): string[] => [...part.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const kept = phrase.replaceAll(/\[([^\]]*)\]/g, (_, part: string) =>
    named(part).every((name) => gaps[name] != null) ? part : '',
  );
  const claims = named(kept).flatMap((name) =>
    (gaps[name]?.facts ?? []).map((fact) => ({ text: fact.value, factId: fact.id })),
  );
  const reply = kept.replaceAll(/\{(\w+)\}/g, (_, name: string) => gaps[name]?.text ?? '');
  return { reply: sentence(reply), claims };
}

/** One space between words, and a capital where a part before it was left out. */
function sentence(text: string): string {
  const tidy = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.?!])/g, '$1')
    .trim();
  return tidy.replaceAll(
    /(^|[.?!] )([a-z])/g,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
