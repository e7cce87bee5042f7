import type { Fact } from '@og/contracts';
import type { Question } from './question.js';

const SHOWN = 12;
/** What a caller should know, and the question when nobody does. */
const WANTED: readonly { covers: (fact: Fact) => boolean; ask: string }[] = [
  { covers: ({ kind }) => kind === 'person', ask: 'Who decides about the property?' },
  { covers: ({ kind }) => kind === 'address', ask: 'Which property is it about?' },
  {
    covers: ({ kind, id }) => kind === 'price' || /price|value/i.test(id),
    ask: 'What price does the owner have in mind?',
  },
  { covers: ({ id, label }) => /mortgage|loan|equity/i.test(id + label), ask: 'Is there a mortgage on it?' },
  {
    covers: ({ id, label }) => /condition|repair|year_built|built/i.test(id + label),
    ask: 'What condition is it in?',
  },
  {
    covers: ({ id, label }) => /timeline|move|when/i.test(id + label),
    ask: 'When would the owner like to be done?',
  },
];

/** A brief that says what the facts say, each with its source, and asks for what they leave open. */
export function brief({ facts }: Question): {
  statements: { text: string; sourceId: string }[];
  openQuestions: string[];
} {
  return {
    statements: facts.slice(0, SHOWN).map(({ id, label, value }) => ({
      text: label === '' ? value : `${label}: ${value}`,
      sourceId: id,
    })),
    openQuestions: WANTED.filter(({ covers }) => !facts.some(covers)).map(({ ask }) => ask),
  };
}
