import { valuesOf } from '@og/core';

const NAME_LENGTH = 100;

interface Names {
  first: string | null;
  last: string | null;
}

/**
 * First and last name as a mail gives them: `Maria Lopez` or `Lopez, Maria`. Whoever writes chooses this text, and what
 * stands in a lead's record is a fact that agents may say: one with a price, a number, a link or an address in it is no
 * name.
 */
export function namesOf(name: string | null, now: Date): Names {
  const text = name?.replace(/[\p{Cc}\s]+/gu, ' ').trim() ?? '';
  if (text === '' || text.includes('@') || !isName(text, now)) return { first: null, last: null };
  const comma = /^([^,]+), ([^,]+)$/.exec(text);
  const [first = '', ...rest] = comma ? [comma[2], comma[1]] : text.split(' ');
  const last = rest.join(' ').slice(0, NAME_LENGTH);
  return { first: first.slice(0, NAME_LENGTH), last: last === '' ? null : last };
}

/** Read as the guardrails read it. People are called April and May. */
function isName(text: string, now: Date): boolean {
  return valuesOf(text, { now, zone: null }).every(({ kind }) => kind === 'date');
}
