import type { AgentVersionFieldsFragment, AgentVersionInput } from '../../../gql/graphql';
import { splitList } from '../../../lib/split-list';

/** A version as it stands in the form: numbers and lists are text until they are saved. */
export interface VersionDraft {
  displayName: string;
  warmth: number;
  formality: number;
  brevity: number;
  directness: number;
  signature: string;
  goal: string;
  prompt: string;
  model: string;
  maxSegments: string;
  maxRebuttals: string;
  /** In percent. */
  minConfidence: string;
  bannedWords: string;
  allowedLinks: string;
  languages: string;
  note: string;
}

export function draftOf({ persona, policy, ...version }: AgentVersionFieldsFragment): VersionDraft {
  return {
    ...persona,
    signature: persona.signature ?? '',
    goal: version.goal,
    prompt: version.prompt,
    model: version.model,
    maxSegments: String(policy.maxSegments),
    maxRebuttals: String(policy.maxRebuttals),
    minConfidence: String(Math.round(policy.minConfidence * 100)),
    bannedWords: policy.bannedWords.join(', '),
    allowedLinks: policy.allowedLinks.join(', '),
    languages: policy.languages.join(', '),
    note: '',
  };
}

export type VersionProblems = Partial<Record<keyof VersionDraft, string>>;

/** What is saved, or what is wrong with it in words; lengths and hosts are the server's to judge. */
export function versionInput(
  draft: VersionDraft,
): { input: AgentVersionInput } | { problems: VersionProblems } {
  const problems: VersionProblems = {};
  const whole = (key: 'maxSegments' | 'maxRebuttals' | 'minConfidence', from: number, to: number): number => {
    const text = draft[key].trim();
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= from && value <= to)) problems[key] = `Enter a whole number from ${from} to ${to}.`;
    return value;
  };
  const policy = {
    maxSegments: whole('maxSegments', 1, 10),
    maxRebuttals: whole('maxRebuttals', 0, 3),
    minConfidence: whole('minConfidence', 50, 100) / 100,
    bannedWords: splitList(draft.bannedWords),
    allowedLinks: splitList(draft.allowedLinks),
    languages: splitList(draft.languages),
  };
  if (draft.displayName.trim() === '') problems.displayName = 'Give the agent a name.';
  if (draft.goal.trim() === '') problems.goal = 'Say what the agent is for.';
  if (draft.prompt.trim() === '') problems.prompt = 'Give the agent its instructions.';
  if (policy.languages.length === 0) problems.languages = 'Allow at least one language, such as en.';
  if (Object.keys(problems).length > 0) return { problems };
  const { displayName, warmth, formality, brevity, directness, signature } = draft;
  return {
    input: {
      persona: {
        displayName: displayName.trim(),
        warmth,
        formality,
        brevity,
        directness,
        signature: signature.trim() || null,
      },
      goal: draft.goal.trim(),
      prompt: draft.prompt.trim(),
      policy,
      model: draft.model || null,
      note: draft.note.trim() || null,
    },
  };
}
