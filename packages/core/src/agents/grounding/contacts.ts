import type { FoundValue } from './found-value.js';

const EMAIL = /[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/gi;
const SCHEME_LINK = /\b(?:https?:\/\/|www\.)[^\s<>"')\]]{1,500}/gi;
/** Without a scheme: a name with one of the endings that people and spammers use, in any script, or with any and a path. */
const ENDINGS =
  'com|net|org|io|co|us|info|biz|app|dev|ly|me|ai|xyz|site|online|link|shop|gg|to|ru|cn|club|click|top|live|store|tech|space|website|fun|icu|vip|pro|cc|tv|ws|uk|ca|de|fr|es|mx|br|eu|edu|gov|page|cloud|house|homes|estate|realty|agency|properties|cash|loans|money|deals|email|support|group|company|network|media|blog|mobi';
const PATH = '\\/[^\\s<>"\')\\]]{0,400}';
const BARE_LINK = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(?:[\\p{L}\\p{N}-]{1,63}\\.){1,5}(?:(?:${ENDINGS})(?![\\p{L}\\p{N}])(?:${PATH})?|\\p{L}{2,24}${PATH})`,
  'giu',
);
/** “example dot com”, “example . com”: no machine follows it, but a person does. */
const SPELLED_LINK = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(?:[\\p{L}\\p{N}-]{1,63}(?:\\s?[([]\\s?(?:dot|\\.)\\s?[)\\]]\\s?|\\s(?:dot|punto|\\.)\\s)){1,4}(?:${ENDINGS})(?![\\p{L}\\p{N}])`,
  'giu',
);
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
  take('link', SPELLED_LINK, (value) => linkKey(value.replaceAll(/[\s([]*(?:dot|punto|\.)[\s)\]]*/giu, '.')));
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
