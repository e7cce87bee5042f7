/** Words as thumbs and slang write them, and what they stand for. Keys are normalized: no accents, no apostrophes. */
const SPELLINGS: Readonly<Record<string, string>> = {
  u: 'you',
  ya: 'you',
  ur: 'your',
  r: 'are',
  y: 'why',
  iam: 'i am',
  pls: 'please',
  plz: 'please',
  plse: 'please',
  thx: 'thanks',
  tx: 'thanks',
  ty: 'thank you',
  tysm: 'thank you',
  thnx: 'thanks',
  tnx: 'thanks',
  tmrw: 'tomorrow',
  tmr: 'tomorrow',
  tmw: 'tomorrow',
  tomm: 'tomorrow',
  '2moro': 'tomorrow',
  '2morrow': 'tomorrow',
  '2nite': 'tonight',
  rn: 'right now',
  atm: 'at the moment',
  nxt: 'next',
  wk: 'week',
  wks: 'weeks',
  yr: 'year',
  yrs: 'years',
  mo: 'month',
  mos: 'months',
  hrs: 'hours',
  mins: 'minutes',
  bc: 'because',
  cuz: 'because',
  abt: 'about',
  wat: 'what',
  wut: 'what',
  wht: 'what',
  hw: 'how',
  dis: 'this',
  dat: 'that',
  da: 'the',
  txt: 'text',
  msg: 'message',
  num: 'number',
  numbr: 'number',
  nbr: 'number',
  nummber: 'number',
  numer: 'number',
  rong: 'wrong',
  wrng: 'wrong',
  worng: 'wrong',
  wong: 'wrong',
  mabe: 'maybe',
  mabey: 'maybe',
  mayb: 'maybe',
  prolly: 'probably',
  prob: 'probably',
  probs: 'probably',
  wanna: 'want to',
  gonna: 'going to',
  gotta: 'have to',
  lemme: 'let me',
  gimme: 'give me',
  kinda: 'kind of',
  dunno: 'dont know',
  idk: 'i dont know',
  imo: 'in my opinion',
  dnt: 'dont',
  cnt: 'cant',
  intrested: 'interested',
  intersted: 'interested',
  intrest: 'interest',
  intrst: 'interest',
  inrested: 'interested',
  intrsted: 'interested',
  interseted: 'interested',
  ntrstd: 'interested',
  laywer: 'lawyer',
  lawer: 'lawyer',
  lawyr: 'lawyer',
  attourney: 'attorney',
  atty: 'attorney',
  expensiv: 'expensive',
  xpensive: 'expensive',
  prise: 'price',
  emial: 'email',
  emal: 'email',
  tlak: 'talk',
  tak: 'talk',
  cll: 'call',
  detials: 'details',
  deets: 'details',
  info: 'information',
  appt: 'appointment',
  mtg: 'meeting',
  sched: 'schedule',
  scedule: 'schedule',
  shedule: 'schedule',
  regaurding: 'regarding',
  reguarding: 'regarding',
  yea: 'yeah',
  yah: 'yeah',
  yeh: 'yeah',
  ye: 'yeah',
  yess: 'yes',
  yesss: 'yes',
  yas: 'yes',
  noo: 'no',
  nooo: 'no',
  noooo: 'no',
  naw: 'nah',
  nawh: 'nah',
  nahh: 'nah',
  nop: 'nope',
  k: 'ok',
  kk: 'ok',
  okay: 'ok',
  okey: 'ok',
  okie: 'ok',
  fck: 'fuck',
  fuk: 'fuck',
  fuq: 'fuck',
  fcuk: 'fuck',
  phuck: 'fuck',
  effing: 'fucking',
  fkn: 'fucking',
  tho: 'though',
  thru: 'through',
  bday: 'birthday',
  ppl: 'people',
  sumone: 'someone',
  sum1: 'someone',
  any1: 'anyone',
  every1: 'everyone',
  no1: 'nobody',
  noone: 'nobody',
  hse: 'house',
  hous: 'house',
  prop: 'property',
  proprty: 'property',
  propery: 'property',
};
/** Spanish writes some of these with a meaning of their own (`tu`, `y`, `ya`, `da`, `mo`). */
const ENGLISH_ONLY: ReadonlySet<string> = new Set(['y', 'ya', 'da', 'tak', 'r', 'u', 'ur', 'mo']);

/** Long words that rules wait for; one slip of the thumb in them is put right. */
const LONG_WORDS = [
  'interested',
  'tomorrow',
  'schedule',
  'appointment',
  'expensive',
  'attorney',
  'information',
  'available',
  'contract',
  'harassment',
  'vacation',
  'considering',
  'afternoon',
  'thursday',
  'wednesday',
  'tuesday',
  'saturday',
] as const;
const BY_FIRST = new Map<string, string[]>();
for (const word of LONG_WORDS) {
  const first = word.charAt(0);
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), word]);
}
/** Real words that lie one slip from a long one. */
const REAL: ReadonlySet<string> = new Set([
  'interesting',
  'contrast',
  'contracts',
  'schedules',
  'scheduled',
  'appointments',
  'attorneys',
  'contact',
  'vocation',
]);

/** Whether one letter was left out, put in, changed or swapped with its neighbour. */
function isOneSlip(word: string, of: string): boolean {
  if (Math.abs(word.length - of.length) > 1) return false;
  let at = 0;
  while (at < word.length && word[at] === of[at]) at += 1;
  if (word.length > of.length) return word.slice(at + 1) === of.slice(at);
  if (word.length < of.length) return word.slice(at) === of.slice(at + 1);
  return (
    word.slice(at + 1) === of.slice(at + 1) ||
    (word[at] === of[at + 1] && word[at + 1] === of[at] && word.slice(at + 2) === of.slice(at + 2))
  );
}

function respell(word: string, english: boolean): string {
  const known = SPELLINGS[word];
  if (known !== undefined && Object.hasOwn(SPELLINGS, word))
    return english || !ENGLISH_ONLY.has(word) ? known : word;
  if (word.length < 7 || REAL.has(word)) return word;
  return BY_FIRST.get(word.charAt(0))?.find((candidate) => isOneSlip(word, candidate)) ?? word;
}

/** Normalized text with slang and slips spelled out; Spanish words that look like English slang stay. */
export function respelled(normalized: string, english: boolean): string {
  return normalized
    .split(' ')
    .map((word) => respell(word, english))
    .join(' ');
}
