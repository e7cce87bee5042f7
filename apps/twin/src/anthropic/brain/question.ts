import { type Fact, factSchema, readFences } from '@og/contracts';
import { blocksOf, type MessagesRequest } from '../request.js';

export const AGENTS = ['gianna', 'cathy', 'sabrina', 'neva'] as const;
export type Agent = (typeof AGENTS)[number];

/** What the simulated model understood of a request. */
export interface Question {
  agent: Agent | null;
  facts: Fact[];
  /** What the person wrote last; null when nobody has written. */
  inbound: string | null;
  /** What we wrote last; empty when nothing. */
  before: string;
  /** Whether anything was written before this. */
  begun: boolean;
  language: 'en' | 'es';
  /** How the asker read the message; null when it does not say. */
  readAs: string | null;
  /** Whether the agent may offer and book times; agents whose prompt lists no tools may. */
  mayBook: boolean;
  /** The whole of what was asked, for magic words and for repeatable chance. */
  prompt: string;
}

/** Read a request as its prompts are written: data in fences, the agent's name in the system prompt. */
export function readQuestion(request: MessagesRequest): Question {
  const system = textOf(request.system);
  const asked = request.messages.filter(({ role }) => role === 'user').map(({ content }) => textOf(content));
  const prompt = asked.join('\n');
  const fences = readFences(`${system}\n${prompt}`);
  const situation = fences.get('situation');
  const turns = turnsOf(fences.get('conversation'));
  const fenced = inboundOf(fences.get('inbound'));
  const last = turns.at(-1);
  const inbound =
    fenced ?? (last?.theirs ? last.text : fences.size === 0 ? (asked.at(-1)?.trim() ?? null) : null);
  return {
    agent: agentOf(system),
    facts: factsOf(fences.get('facts')),
    inbound,
    before:
      inboundOf(fences.get('before') ?? fences.get('last_outbound')) ??
      turns.findLast(({ theirs }) => !theirs)?.text ??
      '',
    begun: turns.length > 0,
    language: languageOf(inbound, wordOf(situation, 'languageOfTheLead') ?? system),
    readAs: wordOf(situation, 'intent'),
    mayBook: !/\bNo tools\./.test(system),
    prompt,
  };
}

function textOf(content: Parameters<typeof blocksOf>[0]): string {
  return blocksOf(content)
    .map(({ text }) => text)
    .join('\n');
}

const ROLES: Readonly<Record<Agent, RegExp>> = {
  gianna: /gianna|\bopen(s|er)\b/i,
  cathy: /cathy|nurture|in touch/i,
  sabrina: /sabrina|closer|arranges|appointment/i,
  neva: /neva|research/i,
};

/** Who is spoken to: “You are Ann, the opener of the team.” A team may have given the persona another name. */
function agentOf(system: string): Agent | null {
  const introduction = /\bYou are ([^.\n]{1,160})/.exec(system)?.[1] ?? '';
  return AGENTS.find((agent) => ROLES[agent].test(introduction)) ?? null;
}

function wordOf(data: unknown, name: string): string | null {
  const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : null;
  return typeof value === 'string' ? value : null;
}

function factsOf(given: unknown): Fact[] {
  if (!Array.isArray(given)) return [];
  return given.flatMap((row: unknown) => {
    const parsed = factSchema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}

function inboundOf(given: unknown): string | null {
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null) return null;
  for (const name of ['text', 'body'])
    if (name in given) {
      const text = (given as Record<string, unknown>)[name];
      if (typeof text === 'string') return text;
    }
  return null;
}

/** A conversation: rows with a text and whose it is (`from`: lead, them, inbound …). */
function turnsOf(given: unknown): { theirs: boolean; text: string }[] {
  if (!Array.isArray(given)) return [];
  return given.flatMap((row: unknown) => {
    const text = inboundOf(row);
    if (text === null) return [];
    const { from, direction, role } = row as Record<string, unknown>;
    const whose = [from, direction, role].find((value) => typeof value === 'string');
    return [{ theirs: typeof whose === 'string' && /lead|them|inbound|user|person/i.test(whose), text }];
  });
}

const SPANISH =
  /\b(hola|gracias|quien|quién|por favor|casa|numero|número|llam[ae]|me interesa|no quiero|cuanto|cuánto|usted|vender|ahora|mañana|cita|puede|quiero|estoy|tengo|necesito|est[aá]|propiedad)\b/gi;

function languageOf(inbound: string | null, told: string): 'en' | 'es' {
  const said = /^(en|es)\b/.exec(told)?.[1] ?? /language[^a-z]{1,4}(en|es)\b/i.exec(told)?.[1]?.toLowerCase();
  const words = inbound?.match(SPANISH)?.length ?? 0;
  if (words >= 2 || (words === 1 && (inbound ?? '').split(/\s+/).length <= 4)) return 'es';
  return said === 'es' && (inbound === null || words > 0) ? 'es' : 'en';
}
