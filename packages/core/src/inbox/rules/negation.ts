/** Words that turn what follows into its contrary; English, Spanish, French, Portuguese, German. */
const NEGATORS =
  /\b(?:no|not|never|nor|neither|without|hardly|barely|nobody|none|nothing|nope|nah|dont|doesnt|didnt|wont|wouldnt|cant|cannot|couldnt|isnt|arent|wasnt|werent|aint|havent|hasnt|hadnt|shouldnt|stop|quit|nunca|ni|tampoco|jamas|sin|nao|pas|kein|keine|nicht)\b/;
/** After these words a new thought begins. */
const NEW_THOUGHT =
  /\b(?:but|however|though|although|except|because|instead|rather|just|pero|mais|mas|sino)\b/g;
/** Negators that say nothing: “no problem”, “why not”. */
const IDLE =
  /\b(?:no (?:problem|worries|doubt|rush|hurry|pressure|biggie|matter)|why not|not (?:bad|only|just|sure)|cant wait|dont mind|wouldnt mind|if not|whether or not|no later than|not too)\b/g;

/**
 * Whether a negation governs what ends at `end`: it stands in the same statement before it (or within it), and no new
 * thought has begun in between. In doubt it does: a yes that is missed is found by a person, a no that is taken for
 * one costs trust.
 */
export function isNegated(statement: string, end: number): boolean {
  const before = statement.slice(0, end).replace(IDLE, ' ');
  let start = 0;
  for (const turn of before.matchAll(NEW_THOUGHT)) start = turn.index;
  return NEGATORS.test(before.slice(start));
}
