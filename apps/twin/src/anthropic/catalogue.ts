/** What the vendor's models accept, as far as it matters to us. */
export interface ModelTraits {
  displayName: string;
  createdAt: string;
  maxTokens: number;
  /** Prompts below this many tokens are never cached. */
  minCacheable: number;
  /** `thinking.type` that is accepted; the first is what happens when nothing is said. */
  thinking: readonly ('adaptive' | 'disabled' | 'between_tools' | 'enabled')[];
  /** Whether `tool_choice` may force a tool. */
  forcedTools: boolean;
  sampling: boolean;
}

const CURRENT = { maxTokens: 128_000, sampling: false } as const;

export const CATALOGUE: Readonly<Record<string, ModelTraits>> = {
  'claude-haiku-5-5': {
    ...CURRENT,
    displayName: 'Claude Haiku 5.5',
    createdAt: '2026-10-07T00:00:00Z',
    minCacheable: 512,
    thinking: ['adaptive', 'disabled'],
    forcedTools: true,
  },
  'claude-sonnet-5-5': {
    ...CURRENT,
    displayName: 'Claude Sonnet 5.5',
    createdAt: '2026-09-28T00:00:00Z',
    minCacheable: 1_024,
    thinking: ['adaptive', 'between_tools'],
    forcedTools: false,
  },
  'claude-opus-5-5': {
    ...CURRENT,
    displayName: 'Claude Opus 5.5',
    createdAt: '2026-09-01T00:00:00Z',
    minCacheable: 1_024,
    thinking: ['adaptive'],
    forcedTools: false,
  },
  'claude-haiku-4-5': {
    displayName: 'Claude Haiku 4.5',
    createdAt: '2025-10-01T00:00:00Z',
    maxTokens: 64_000,
    minCacheable: 4_096,
    thinking: ['disabled', 'enabled'],
    forcedTools: true,
    sampling: true,
  },
};
