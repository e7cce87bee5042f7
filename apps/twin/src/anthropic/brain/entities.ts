/** What a text names, in the person's own words; null for what it does not name. */
export interface Entities {
  email: string | null;
  phone: string | null;
  time: string | null;
  price: string | null;
}

const EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,4}/i;
const PHONE = /(\+?1[-. ]?)?\(?\b\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}\b/;
const DAY =
  '(tomorrow|today|tonight|(next |this |on )?(mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(day)?\\b|next week|this (afternoon|evening|morning|weekend)|mañana|lunes|martes|miércoles|jueves|viernes)';
const HOUR =
  '((at|after|before|around|by|from|a las) )?(\\d{1,2}(:\\d\\d)? ?(am|pm|a\\.m\\.|p\\.m\\.)|noon|(at|after|before|around|a las) \\d{1,2}(:\\d\\d)?)';
const TIME = new RegExp(`\\b${DAY}( ${HOUR})?|\\b${HOUR}( ${DAY})?`, 'i');
const PRICE =
  /\$ ?\d[\d,.]*( ?(k|m|million|thousand|grand)\b)?|\b\d[\d,.]*(k|m)\b|\b\d[\d,.]* ?(million|thousand|grand|dollars|bucks|mil(es)?)\b|\b\d{3},\d{3}\b/i;

export function entitiesOf(text: string): Entities {
  const short = text.slice(0, 4_000);
  const first = (pattern: RegExp): string | null => pattern.exec(short)?.[0].trim() ?? null;
  return { email: first(EMAIL), phone: first(PHONE), time: first(TIME), price: first(PRICE) };
}
