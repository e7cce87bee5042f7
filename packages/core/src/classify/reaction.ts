const QUOTE = '["“”«»„]';
/** What phones send when somebody taps a reaction on a message: the verb, then the message itself in quotes. */
const VERB =
  '(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted [^"“«]{1,12} to|[^\\p{L}\\p{N}"“«]{1,12} to|removed (?:a|an) [\\p{L} ]{1,20} from|(?:no )?le gust[oó]|(?:no )?me gust[oó]|le encant[oó]|se ri[oó] de|destac[oó]|cuestion[oó]|reaccion[oó] con [^"“«]{1,12} a)';
const REACTION = new RegExp(
  `^[\\s\\u200b\\u200a\\u2009]*(${VERB})[\\s\\u200b\\u200a\\u2009]*${QUOTE}[^]*${QUOTE}[\\s.…]*$`,
  'iu',
);
/** No message of ours is longer, and what is longer is no reaction. */
const MAX_LENGTH = 2_000;

/**
 * The words before the quotes when a message is nothing but a reaction to one of ours (`Liked “…”`); null when it is
 * not. What stands in the quotes are our own words (“Reply STOP to opt out”) and say nothing about the person.
 */
export function reactionOf(message: string): string | null {
  if (message.length > MAX_LENGTH) return null;
  return REACTION.exec(message)?.[1]?.toLowerCase() ?? null;
}
