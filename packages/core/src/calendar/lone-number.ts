/** Words that stand right before a number that is a time or a choice: “at 3”, “let’s do 2”, “make it 3”, “number 2”. */
const BEFORE =
  "at|@|around|about|by|for|do|doing|take|taking|book|pick|choose|with|it|is|be|it's|prefer|like|want|say|number|slot|time|works?|good|great|fine|perfect|ok|okay|yes|yep|yeah|sure|please|let's|lets|confirm|confirmed|then|thanks";
/** And right after one: “3 works”, “2 is fine”, “3 it is”. */
const AFTER =
  "works?|would|will|should|can|could|does|sounds?|seems?|looks?|is|it|it's|'s|for|my|good|great|fine|perfect|ok|okay|sure|please|then|thanks|thank|sharp|exactly|better|best|yes|yep|yeah";

const LEFT = new RegExp(
  `(?:^|[.,;!:(\\n–—-]|\\p{Extended_Pictographic}|(?<![\\p{L}'])(?:${BEFORE}))\\s*$`,
  'u',
);
const RIGHT = new RegExp(
  `^\\s*(?:$|[.,;!:)\\n–—-]|\\p{Extended_Pictographic}|(?:${AFTER})(?![\\p{L}\\p{N}]))`,
  'u',
);

/**
 * Whether a number that stands alone in a text can be a time or the place of an offer, and does not count something:
 * “2 works” against “the 2 of us”, “I have 2 questions”, “either of the 2”.
 * @param text lower case
 */
export function isLoneNumber(text: string, { at, length }: { at: number; length: number }): boolean {
  return LEFT.test(text.slice(0, at)) && RIGHT.test(text.slice(at + length));
}
