import { namesIn } from '../grounding/names.js';
import { Ground } from '../grounding/grounded.js';
import type { FoundValue } from '../grounding/found-value.js';
import { plainText } from '../grounding/plain-text.js';
import { todayIn } from '../grounding/times.js';
import { valuesOf } from '../grounding/values.js';
import type { CheckContext, DraftToCheck, GivenFact, Guardrail } from '../types.js';

/** A guardrail for one kind of value: everything of that kind stands in a fact. */
function grounded(kinds: readonly FoundValue['kind'][], what: string): Guardrail {
  return ({ reply }, context) => {
    const loose = groundOf(context)
      .ungrounded(reply)
      .filter(({ kind }) => kinds.includes(kind));
    return loose.length === 0 ? null : `No fact carries ${what}: ${listed(loose.map(({ text }) => text))}.`;
  };
}

export const numbersGrounded = grounded(['number'], 'the number');
export const pricesGrounded = grounded(['price'], 'the price');
export const addressesGrounded = grounded(['address'], 'the address');
export const phonesGrounded = grounded(['phone'], 'the phone number');
export const emailsGrounded = grounded(['email'], 'the e-mail address');

/** Days and times stand in facts, and a time belongs to its day: only whole slots may be offered. */
export const timesGrounded: Guardrail = ({ reply }, context) => {
  const ground = groundOf(context);
  const loose = ground.ungrounded(reply).filter(({ kind }) => kind === 'date' || kind === 'time');
  if (loose.length > 0) return `No fact carries the time: ${listed(loose.map(({ text }) => text))}.`;
  for (const sentence of reply.split(/(?<=[!?\n])|(?<!\b[ap])\.(?=\s)/)) {
    const values = valuesOf(sentence, context);
    const days = values.filter(({ kind }) => kind === 'date');
    for (const time of values.filter(({ kind }) => kind === 'time')) {
      const day = days.findLast(({ at }) => at < time.at) ?? days[0] ?? todayIn(sentence, context);
      if (day && !ground.carriesTogether([day, time]))
        return `${day.text} and ${time.text} belong to no slot that was given.`;
    }
  }
  return null;
};

/** People, firms and places are those of the facts. */
export const namesGrounded: Guardrail = ({ reply }, context) => {
  const ground = groundOf(context);
  const loose = namesIn(withoutValues(reply, context)).filter((name) => !ground.says(name));
  return loose.length === 0 ? null : `No fact names ${listed(loose)}.`;
};

/** Streets and links have guardrails of their own. A full stop at a value's end still ends its sentence. */
function withoutValues(reply: string, context: CheckContext): string {
  let rest = plainText(reply);
  for (const { at, text } of valuesOf(reply, context))
    rest = rest.slice(0, at) + text.replaceAll(/[^.]/g, '0') + rest.slice(at + text.length);
  return rest;
}

/** What facts say; labels are words of ours. */
function groundOf(context: CheckContext): Ground {
  return new Ground(context.facts, context);
}

/** Each claim names a fact that was given, stands in the reply, and says what its fact says. */
export const claimsHold: Guardrail = ({ reply, claims, action }: DraftToCheck, context) => {
  const byId = new Map(context.facts.map((fact) => [fact.id, fact]));
  const said = squeezed(reply);
  for (const claim of claims) {
    const fact = byId.get(claim.factId);
    if (!fact) return `The claim “${short(claim.text)}” names a fact that was not given.`;
    if (!said.includes(squeezed(claim.text)))
      return `The claim “${short(claim.text)}” does not stand in the reply.`;
    const ground = new Ground([fact], context);
    const loose = ground.ungrounded(claim.text);
    if (loose.length > 0)
      return `The fact “${fact.label}” does not carry ${listed(loose.map(({ text }) => text))}.`;
  }
  for (const slotId of action?.slotIds ?? []) {
    const slot = byId.get(slotId);
    if (slot?.kind !== 'slot') return 'The agent names a slot that was not given.';
    // Who approves the words approves the appointment: it is at the time that they say.
    if (action?.kind === 'book_slot' && !saysTimeOf(reply, slot, context))
      return `The reply does not say that it books ${short(slot.value)}.`;
  }
  return null;
};

/** The time of the slot, and one of its days when days are said at all: the same hour of another day is another slot. */
function saysTimeOf(reply: string, slot: Pick<GivenFact, 'value'>, context: CheckContext): boolean {
  const given = new Set(valuesOf(slot.value, context).map(({ key }) => key));
  const said = valuesOf(reply, context);
  const today = todayIn(reply, context);
  const days = [...said.filter(({ kind }) => kind === 'date'), ...(today ? [today] : [])];
  return (
    said.some(({ kind, key }) => kind === 'time' && given.has(key)) &&
    (days.length === 0 || days.some(({ key }) => given.has(key)))
  );
}

/** An agent does only what its tools are for. */
export const toolsAllowed: Guardrail = ({ action }, { tools }) =>
  !action || tools.includes(action.kind) ? null : `This agent has no tool “${short(action.kind)}”.`;

function squeezed(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function listed(texts: readonly string[]): string {
  return [...new Set(texts.map((text) => `“${short(text)}”`))].slice(0, 5).join(', ');
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text.trim();
}
