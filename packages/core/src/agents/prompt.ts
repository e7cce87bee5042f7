/** Part of a system prompt; `cache`: what stays the same for an hour or so. */
export interface PromptBlock {
  text: string;
  cache?: '5m' | '1h' | undefined;
}

/** Tone dials, 1 to 5. */
export interface Persona {
  displayName: string;
  warmth: number;
  formality: number;
  brevity: number;
  directness: number;
  signature?: string | null | undefined;
}

export interface PromptParts {
  /** What every agent is told: what data is, what must never be said, how to answer. */
  house: string;
  persona: Persona;
  role: string;
  goal: string;
  /** The version's own instructions. */
  instructions: string;
  policy: {
    maxSegments: number;
    bannedWords: readonly string[];
    allowedLinks: readonly string[];
    languages: readonly string[];
  };
  tools: readonly string[];
}

const DIALS: readonly (readonly ['warmth' | 'formality' | 'brevity' | 'directness', string, string])[] = [
  ['warmth', 'cool', 'warm'],
  ['formality', 'casual', 'formal'],
  ['brevity', 'detailed', 'brief'],
  ['directness', 'gentle', 'direct'],
];

/**
 * The system prompt: first what all leads of a team share, which the vendor keeps and reads for less. What changes with
 * the message stands in the user's turn, fenced. Nothing in here comes from a lead.
 */
export function systemBlocks(parts: PromptParts): PromptBlock[] {
  const { persona, policy } = parts;
  const dials = DIALS.map(([name, low, high]) => `${name} ${persona[name]} of 5 (1 ${low}, 5 ${high})`).join(
    '; ',
  );
  const limits = [
    `At most ${policy.maxSegments} SMS segments.`,
    `Languages: ${policy.languages.join(', ')}; the lead's own when it is one of them.`,
    policy.bannedWords.length > 0 ? `Never use: ${policy.bannedWords.join(', ')}.` : '',
    policy.allowedLinks.length > 0
      ? `Links only to: ${policy.allowedLinks.join(', ')}.`
      : 'No links but those of the facts.',
    parts.tools.length > 0 ? `Tools: ${parts.tools.join(', ')}.` : 'No tools.',
  ].filter(Boolean);
  return [
    { text: parts.house, cache: '1h' },
    {
      text: [
        `You are ${persona.displayName}, ${parts.role}.`,
        `Tone: ${dials}.`,
        persona.signature ? `Sign as: ${persona.signature}` : 'Do not sign.',
        `Goal: ${parts.goal}`,
        parts.instructions,
        ...limits,
      ].join('\n'),
      cache: '1h',
    },
  ];
}
