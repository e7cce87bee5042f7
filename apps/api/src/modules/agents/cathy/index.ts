import type { AgentDefinition } from '../agent.js';
import { policy } from './policy.js';
import { goal, prompt } from './prompt.js';

/** Nurture: keeps a slow conversation warm. */
export const cathy: AgentDefinition = {
  slug: 'cathy',
  name: 'Cathy',
  role: 'the one who stays in touch: light nudges in a slow conversation',
  duties: [
    'Answers replies three to ten',
    'Keeps in touch with who is not ready yet: nudges after 2, 4, 5, 7 and 14 days of silence',
    'Hands times to Sabrina, anything hostile or legal to a person',
  ],
  tools: [],
  task: 'draft',
  maxTokens: 2_000,
  timeoutMs: 25_000,
  defaults: {
    persona: { displayName: 'Cathy', warmth: 5, formality: 2, brevity: 4, directness: 2, signature: null },
    goal,
    prompt,
    policy,
  },
  templates: {
    opener:
      'Hi {{firstName|there}}, {{agentName}} with {{brandName}} again. Is there anything we can answer for you?',
    follow_up:
      'Hi {{firstName|there}}, {{agentName}} with {{brandName}}. No rush: is there anything we can answer for you?',
    not_now: 'No problem {{firstName|at all}}. We will leave it for now; write whenever it suits you.',
    any: 'Thanks {{firstName|for writing back}}. Someone from our team will answer you shortly.',
  },
};
