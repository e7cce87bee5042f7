export interface MailAddress {
  /** Lower case. */
  email: string;
  /** As people wrote it; empty when they did not. */
  name: string;
}

const EMAIL = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]+$/;

/** One address as headers have it: `a@b.c`, `Name <a@b.c>`, `"Name, Inc." <a@b.c>`. Null when there is none. */
export function parseAddress(text: string): MailAddress | null {
  const trimmed = text.trim();
  const angled = trimmed.match(/^(.*?)<([^<>]+)>[^<>]*$/s);
  const email = (angled?.[2] ?? trimmed).trim().toLowerCase();
  if (!EMAIL.test(email)) return null;
  const name = (angled?.[1] ?? '').trim().replace(/^"(.*)"$/s, '$1');
  return { email, name: name.replace(/\\(.)/g, '$1') };
}

/** The addresses of a header; commas inside quotes do not divide. */
export function parseAddressList(text: string): MailAddress[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? [];
  return parts.flatMap((part) => parseAddress(part) ?? []);
}
