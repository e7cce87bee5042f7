import type { FoundValue } from './found-value.js';

const EMAIL = /[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/gi;
const SCHEME_LINK = /\b(?:https?:\/\/|www\.)[^\s<>"')\]]{1,500}/gi;
/** Without a scheme: a name with one of the endings that people and spammers use. */
const BARE_LINK =
  /\b(?:[a-z0-9-]{1,63}\.){1,5}(?:com|net|org|io|co|us|info|biz|app|dev|ly|me|ai|xyz|site|online|link|shop|gg|to|ru|cn)\b(?:\/[^\s<>"')\]]{0,400})?/gi;
const PHONE = /(?:\+\d{1,3}[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)|\+\d{8,15}(?!\d)/g;

/** E-mail addresses, links and phone numbers. */
export function readContacts(text: string): FoundValue[] {
  const found: FoundValue[] = [];
  let rest = text;
  const take = (kind: FoundValue['kind'], pattern: RegExp, key: (match: string) => string): void => {
    for (const match of rest.matchAll(pattern)) {
      const value = match[0].replace(/[.,;:!?]+$/, '');
      found.push({ kind, text: value, key: `${kind}:${key(value)}`, at: match.index });
    }
    rest = rest.replace(pattern, (match) => ' '.repeat(match.length));
  };
  take('email', EMAIL, (value) => value.toLowerCase());
  take('link', SCHEME_LINK, linkKey);
  take('link', BARE_LINK, linkKey);
  take('phone', PHONE, (value) => value.replaceAll(/\D/g, '').slice(-10));
  return found;
}

/** Host and path without what makes no difference. */
export function linkKey(link: string): string {
  return link
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
}
