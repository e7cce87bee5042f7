import type { Fact } from '@og/contracts';
import type { Random } from '../../random.js';
import { classify, normalise, type Reading } from './classify.js';
import { compose, type Composed, type Gap } from './compose.js';
import { type Intent, INTENTS } from './cues.js';
import { entitiesOf } from './entities.js';
import { NAMES, PHRASES, type Topic } from './phrases.js';
import type { Question } from './question.js';

/** What the simulated model would answer, before it is put into the schema that was asked for. */
export interface Thought extends Composed {
  intent: Intent | null;
  handoff: 'sabrina' | 'cathy' | 'person' | null;
  confidence: number;
  action: { kind: 'offer_slots' | 'book_slot'; slotIds: string[] } | null;
}

const OFFERED = 2;

/** A reply in an agent's voice that says nothing but what the facts carry. */
export function draft(question: Question, random: Random): Thought {
  const reading = question.inbound === null ? null : readingOf(question);
  const slots = question.mayBook ? question.facts.filter(({ kind }) => kind === 'slot') : [];
  const chosen = reading ? chosenSlot(question, slots) : null;
  const answer = reading?.intent === 'question' ? answerTo(question) : null;
  const topic = topicOf(question, reading, { chosen, answer, slots });
  const offered =
    topic === 'booked' && chosen ? [chosen] : topic === 'scheduling' ? slots.slice(0, OFFERED) : [];
  const gaps: Record<string, Gap | null> = {
    name: gapOf(
      question.facts.find(({ kind, id, label }) => kind === 'person' && /first|name/i.test(id + label)),
      firstWord,
    ),
    agent: gapOf(question.facts.find(({ kind }) => kind === 'agent')) ?? {
      text: NAMES[question.agent ?? 'gianna'],
      facts: [],
    },
    company: gapOf(question.facts.find(({ kind }) => kind === 'company')),
    address: gapOf(question.facts.find(({ kind }) => kind === 'address')),
    slots: offered.length
      ? { text: offered.map(({ value }) => value).join(joint(question)), facts: offered }
      : null,
    slot: gapOf(chosen ?? undefined),
    answer: gapOf(answer ?? undefined),
  };
  const phrase = random.pick(PHRASES[question.language][topic], 'phrase', topic, question.prompt);
  return {
    ...compose(phrase, gaps),
    intent: reading?.intent ?? null,
    handoff: handOff(question, reading, topic),
    confidence: reading ? sureness(reading, topic) : 0.9,
    action: offered.length
      ? { kind: topic === 'booked' ? 'book_slot' : 'offer_slots', slotIds: offered.map(({ id }) => id) }
      : null,
  };
}

/** Its own reading; in doubt it believes what the asker read. */
function readingOf({ inbound, before, readAs }: Question): Reading {
  const own = classify(inbound ?? '', before);
  const told = INTENTS.find((intent) => intent === readAs);
  return told && told !== own.intent && own.confidence < 0.8 ? { ...own, intent: told } : own;
}

interface Found {
  chosen: Fact | null;
  answer: Fact | null;
  slots: readonly Fact[];
}

function topicOf(question: Question, reading: Reading | null, { chosen, answer, slots }: Found): Topic {
  if (!reading) return question.begun ? 'follow_up' : 'opening';
  const asked = normalise(question.inbound ?? '');
  if (
    /\b(bot|robot|automated|real (person|human)|are you (human|real|ai|a machine)|ai\b|chatgpt)/.test(asked)
  )
    return 'robot';
  if (chosen && (reading.intent === 'scheduling' || reading.intent === 'interested')) return 'booked';
  switch (reading.intent) {
    case 'interested':
      return question.agent === 'sabrina' && slots.length ? 'scheduling' : 'interested';
    case 'scheduling':
      return slots.length ? 'scheduling' : 'interested';
    case 'question':
      if (/\b(who (is|are|r)|whos|quien|what company|where are you)\b/.test(asked)) return 'who';
      return answer ? 'answer' : 'unknown_answer';
    case 'email_captured':
    case 'objection':
    case 'not_now':
      return reading.intent;
    case 'unclear':
    case 'out_of_office':
    case 'spam':
      return 'unclear';
    default:
      return 'goodbye';
  }
}

const YES = /\b(works|yes|yeah|yep|sure|perfect|great|good|fine|ok|okay|first|second|third|last|deal)\b/;

/** The offered time that the person names, or the only one that is left of what was offered when they agree. */
function chosenSlot({ inbound, before }: Question, slots: readonly Fact[]): Fact | null {
  const [only] = slots;
  if (only && slots.length === 1 && before.includes(only.value) && YES.test(normalise(inbound ?? '')))
    return only;
  const { time } = entitiesOf(inbound ?? '');
  if (!time) return null;
  const words = (text: string): string[] =>
    normalise(text)
      .replaceAll(/\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*/g, '$1')
      .replaceAll(/(\d{1,2})(:00)? ?(am|pm)/g, '$1$3')
      .split(/[^a-z0-9:]+/);
  const wanted = new Set(words(time).filter((word) => /^(mon|tue|wed|thu|fri|sat|sun)$|\d/.test(word)));
  if (wanted.size === 0) return null;
  const fitting = slots.filter(({ value }) =>
    [...wanted].every((word) =>
      words(value).some((other) => other === word || other === `${word}am` || other === `${word}pm`),
    ),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

const IDLE = new Set(
  'the and for you your are can how what does with this that have will about from long much many when where which would'.split(
    ' ',
  ),
);

/** The team's own words that share most with the question. */
function answerTo({ facts, inbound }: Question): Fact | null {
  const words = (text: string): Set<string> =>
    new Set(
      normalise(text)
        .split(/[^a-z0-9]+/)
        .filter((word) => word.length > 2 && !IDLE.has(word)),
    );
  const asked = words(inbound ?? '');
  const scored = facts
    .filter(({ kind }) => kind === 'text' || kind === 'offer')
    .map((fact) => {
      const known = words(`${fact.label} ${fact.value}`);
      return { fact, shared: [...asked].filter((word) => known.has(word)).length };
    })
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared);
  return scored[0]?.fact ?? null;
}

function handOff({ agent }: Question, reading: Reading | null, topic: Topic): Thought['handoff'] {
  if (!reading) return null;
  if (reading.confidence < 0.5 || topic === 'unknown_answer') return 'person';
  switch (reading.intent) {
    case 'interested':
    case 'scheduling':
      return agent === 'sabrina' ? null : 'sabrina';
    case 'not_now':
      return agent === 'cathy' ? null : 'cathy';
    case 'not_interested':
      return agent === 'sabrina' ? 'cathy' : null;
    case 'question':
      return null;
    default:
      return 'person';
  }
}

function sureness({ confidence }: Reading, topic: Topic): number {
  return topic === 'unknown_answer' ? Math.min(confidence, 0.45) : confidence;
}

function gapOf(fact: Fact | undefined, shorten: (value: string) => string = (value) => value): Gap | null {
  if (!fact) return null;
  const text = shorten(fact.value);
  return { text, facts: [{ ...fact, value: text }] };
}

function firstWord(value: string): string {
  return value.trim().split(/\s+/)[0] ?? value;
}

function joint({ language }: Question): string {
  return language === 'es' ? ' o ' : ' or ';
}
