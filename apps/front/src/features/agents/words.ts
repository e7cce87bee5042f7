import type { AgentMode, AgentSlug } from '../../gql/graphql';

/** What a mode means, in one word and in a sentence. */
export const modes: Record<AgentMode, { label: string; means: string }> = {
  OFF: { label: 'Off', means: 'Writes nothing; a person answers.' },
  DRAFT: { label: 'Draft', means: 'Writes an answer that a person lets go.' },
  AUTO: { label: 'Automatic', means: 'Answers by itself when every check is good.' },
};

export const modeOrder = ['OFF', 'DRAFT', 'AUTO'] as const satisfies readonly AgentMode[];

type Tone = 'neutral' | 'signal' | 'success' | 'warn' | 'danger';

const verdicts: Record<string, { label: string; tone: Tone }> = {
  send: { label: 'Sends', tone: 'success' },
  draft: { label: 'Draft', tone: 'neutral' },
  person: { label: 'To a person', tone: 'warn' },
  template: { label: 'Template', tone: 'neutral' },
  off: { label: 'Off', tone: 'neutral' },
};

/** A verdict of the recorder; one that this version does not know is shown as it is. */
export function verdictOf(verdict: string): { label: string; tone: Tone } {
  return Object.hasOwn(verdicts, verdict)
    ? (verdicts[verdict] as { label: string; tone: Tone })
    : { label: sentence(verdict), tone: 'neutral' };
}

/** `banned_words` → "Banned words". */
export function sentence(code: string): string {
  const words = code.replaceAll(/[_.]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was asked of the model. */
export const decisionKinds = {
  draft: 'Drafts',
  classify: 'Classifications',
  brief: 'Briefs',
  sandbox: 'Sandbox',
  rehearsal: 'Rehearsals',
} as const;

const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const fine = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 5 });

/** 0.0042 → "$0.0042"; from a cent on two digits. */
export function usd(amount: number): string {
  return amount !== 0 && Math.abs(amount) < 0.01 ? fine.format(amount) : cents.format(amount);
}

/** Part of a whole in words; null without a whole, which is not 0 %. */
export function rate(part: number, whole: number): string | null {
  return whole === 0 ? null : `${Math.floor((part / whole) * 100)} %`;
}

/** Drafts that people must have decided before an agent may answer a kind of message alone. */
const neededDrafts = 50;

/** The way to autonomy as a bar shows it: "37 of 50 drafts decided". */
export function earnedPart(decided: number): { value: number; max: number; text: string } {
  const value = Math.min(decided, neededDrafts);
  return { value, max: neededDrafts, text: `${value} of ${neededDrafts} drafts decided` };
}

/** The address of an agent's page, and back. */
export function agentPath(slug: AgentSlug): string {
  return `/agents/${slug.toLowerCase()}`;
}

const paths: Record<string, AgentSlug> = {
  gianna: 'GIANNA',
  cathy: 'CATHY',
  sabrina: 'SABRINA',
  neva: 'NEVA',
};

export function agentOfPath(part: string): AgentSlug | null {
  return Object.hasOwn(paths, part) ? (paths[part] ?? null) : null;
}
