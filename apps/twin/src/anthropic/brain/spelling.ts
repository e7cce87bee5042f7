/** Words that matter; a word that is one slip of the thumb away from one of them is read as it. */
const VOCABULARY =
  'interested number lawyer attorney expensive details remove unsubscribe appointment schedule tomorrow afternoon thanks scammer realtor property selling company contact message texting calling later'.split(
    ' ',
  );
/** What people write on phones. */
const SHORT: Readonly<Record<string, string>> = {
  u: 'you',
  ur: 'your',
  r: 'are',
  pls: 'please',
  plz: 'please',
  wat: 'what',
  stp: 'stop',
  stahp: 'stop',
  hmu: 'contact me',
  rn: 'right now',
  atm: 'at the moment',
  tmrw: 'tomorrow',
  tmr: 'tomorrow',
  int: 'interested',
  nvm: 'never mind',
  fcuk: 'fuck',
  fuk: 'fuck',
  yea: 'yeah',
  ya: 'yeah',
  gonna: 'going to',
  wanna: 'want to',
  info: 'information',
};

/** @param plain lower case, without accents and apostrophes */
export function spelled(plain: string): string {
  return plain.replaceAll(/[a-z]+/g, (word) => {
    const short = Object.hasOwn(SHORT, word) ? SHORT[word] : undefined;
    if (short !== undefined) return short;
    if (word.length < 5 || VOCABULARY.includes(word)) return word;
    return (
      VOCABULARY.find((known) => Math.abs(known.length - word.length) <= 1 && oneSlip(word, known)) ?? word
    );
  });
}

/** Whether one letter is missing, added, wrong, or two neighbours are swapped. */
function oneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  // The first letter is hardly ever wrong, and other words differ in it.
  if (start === 0) return false;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.length === restB.length)
    return (
      restA.slice(1) === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    );
  return restA.length < restB.length ? restA === restB.slice(1) : restA.slice(1) === restB;
}
