import type { AgentName, GuardPolicy, Persona } from '@og/core';
import type { ModelTask } from '../../platform/vendors/llm.js';

/** What an agent is before a team changes anything: the first version is made of it. */
export interface AgentDefaults {
  persona: Persona;
  goal: string;
  prompt: string;
  policy: GuardPolicy;
}

/** One agent, as its folder describes it. A folder that is listed in `registry.ts` is an agent. */
export interface AgentDefinition {
  slug: AgentName;
  name: string;
  role: string;
  /** What it does, for the screen. */
  duties: readonly string[];
  /** Names of what it may do beside writing; code outside the model decides whether it is done. */
  tools: readonly string[];
  task: ModelTask;
  /** Tokens of an answer, thinking included. */
  maxTokens: number;
  /** Milliseconds for a call with all its attempts. */
  timeoutMs: number;
  defaults: AgentDefaults;
  /** What stands in when no model may be asked, by intent; merge fields as in templates. `any` is for the rest. */
  templates: Readonly<Record<string, string>>;
}
