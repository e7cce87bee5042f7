import type { Present } from './use-presence';

/** Who else is at a conversation, in one sentence; null when nobody is. The most important comes first. */
export function presenceWords(
  others: readonly Pick<Present, 'name' | 'typing' | 'sending'>[],
): string | null {
  const named = (who: readonly { name: string }[]) => {
    const names = who.map(({ name }) => name);
    return names.length > 2 ? `${names[0]} and ${names.length - 1} others` : names.join(' and ');
  };
  const sending = others.filter((one) => one.sending);
  if (sending.length > 0) return `${named(sending)} is sending an answer`;
  const typing = others.filter((one) => one.typing);
  if (typing.length > 0) return `${named(typing)} ${typing.length > 1 ? 'are' : 'is'} writing`;
  return others.length > 0 ? `${named(others)} ${others.length > 1 ? 'look' : 'looks'} at this, too` : null;
}
