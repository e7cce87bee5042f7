/** The hours of a clock in words, from one to twelve. */
export const HOURS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;
export const HOUR = HOURS.join('|');
/** Which half of the day. */
export const HALF = `a\\.?m\\b\\.?|p\\.?m\\b\\.?|in the (?:morning|afternoon|evening)\\b`;

const DAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\b';
const ZONE =
  '(?:(?:eastern|central|mountain|pacific|local|your|my|our)(?: standard| daylight)? time|[ecmp][sd]?t)\\b';
/** Nothing follows that could be counted. A comma may go on with another number. */
const END = `\\s*(?:[?.!;)…"”]|:\\)|,(?!\\s*(?:(?:and|or) )?(?:${HOUR}|\\d)\\b)|$|\\p{Extended_Pictographic})`;
/** Words that follow an hour and never what is counted. */
const OF_TIME = `(?:then|sharp|exactly|please|instead|latest|at the latest|today|tomorrow|tonight|on (?:${DAY}|that day)|${DAY}|${ZONE}|(?:good|great|fine|ok(?:ay)?|better|best)(?=\\s*(?:[?.!,;]|$)))(?![\\p{L}\\p{N}])`;
/** Also behind “one”, unless it is somebody: “before one is ready”. */
const CLAUSE = '(?:works?|suits?|would|will|is|if|when|unless|but|so|because|as)\\b';
/** And not how many. */
const OR = `or(?! (?:${HOUR}|\\d|more|fewer|less|so|even|a few)\\b)`;
/** Behind “at”, which hardly stands before a number of things without naming them. */
const BEHIND_AT = `(?:on|for|with|too|either|again|we|i|you|he|she|they|it|let['’]s|should|could|can|might|may|sounds?|seems?|looks?|to (?:talk|meet|call|chat|speak|discuss|see|connect)|${OR})\\b`;
/** “… or four”, “… to five thirty”, “…, four or five”. */
const LIST = `(?:\\s*(?:,\\s*(?:or |and )?|(?:or|and|to|through|till|until) |[–—-]\\s?)(?:at )?(?:${HOUR}|\\d{1,2}))*(?:[ -](?:fifteen|thirty|forty[ -]?five))?(?:\\s?(?:${HALF}|o['’]?clock\\b))?`;
const ONE_AT = `(?:works?|would|if|${OR})\\b`;

const part = (words: string, hours: string, behind: readonly string[]): string =>
  `\\b${words} (?:${hours})\\b(?=(?<list>${LIST})(?:${END}|\\s+(?:${behind.join('|')})))`;
const REST = HOURS.slice(1).join('|');
const BARE = [
  part('at', REST, [OF_TIME, CLAUSE, BEHIND_AT]),
  part('at', 'one', [OF_TIME, ONE_AT]),
  part('(?:around|by|before|after)', REST, [OF_TIME, CLAUSE]),
  part('(?:around|by|before|after)', 'one', [OF_TIME]),
].map((source) => new RegExp(source, 'giu'));

/** “Lowered it by two”, “off by one”, “two by four”: a difference or a measure. */
const DIFFERENCE = new RegExp(
  `(?:\\b(?:reduc|lower|rais|increas|decreas|cut|drop(?:ped|s)|rose|risen?|fell|fallen|gr[eo]w|shr[aiu]nk|divid|multipl|outnumber|beat|won|lost|improv|differ)\\w*\\b[^.?!;,]{0,20}|\\b(?:off|short|ahead|behind)|\\b(?:is|are|was|were|went|goe?s?|going|gone|prices?|sales?) (?:up|down)|\\b(?:${HOUR}|\\d+))\\s$`,
  'iu',
);

/** An hour in words that nothing but its place says to be one. */
export interface BareHour {
  /** 1 to 12. */
  hour: number;
  text: string;
  at: number;
}

/**
 * Hours that stand alone behind “at”, “by”, “around”, “before” or “after”: “at three then”, “by four”, “after two or
 * three”. What is counted is none: “at two locations”, “by ten percent”, “after three or four weeks”.
 */
export function readBareHours(text: string): BareHour[] {
  const found = BARE.flatMap((pattern) => [...text.matchAll(pattern)]).flatMap((match): BareHour[] => {
    const [said] = match;
    if (/^by/i.test(said) && DIFFERENCE.test(text.slice(Math.max(0, match.index - 40), match.index)))
      return [];
    const first = { hour: hourOf(said.slice(said.lastIndexOf(' ') + 1)), text: said, at: match.index };
    const list = match.groups?.['list'] ?? '';
    const others = [
      ...list.matchAll(new RegExp(`\\b(?:${HOUR})\\b(?![ -](?:fifteen|thirty|forty))`, 'gi')),
    ].map((other) => ({
      hour: hourOf(other[0]),
      text: other[0],
      at: match.index + said.length + other.index,
    }));
    return [first, ...others];
  });
  // “At three and at five”: the second is in the list of the first, too.
  const endOf = ({ at, text: said }: BareHour): number => at + said.length;
  return found.filter((one) => !found.some((other) => other.at < one.at && endOf(other) === endOf(one)));
}

function hourOf(word: string): number {
  return HOURS.findIndex((hour) => hour === word.toLowerCase()) + 1;
}
