/** Opt-out keywords that count as the whole message (CTIA, 47 CFR 64.1200(a)(10), Spanish and French). */
export const STOP_KEYWORDS: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'stop all',
  'quit',
  'end',
  'revoke',
  'opt out',
  'optout',
  'cancel',
  'unsubscribe',
  // What people's thumbs make of them.
  'stopp',
  'stoppp',
  'stpo',
  'sotp',
  'stahp',
  'unsub',
  'unsubscribed',
  'unsubcribe',
  'unsuscribe',
  'unsubscrib',
  'unsubscibe',
  'un subscribe',
  'opt me out',
  'opting out',
  'opted out',
  'opt out all',
  'cancel all',
  'end all',
  'remove',
  'alto',
  'baja',
  'cancelar',
  'parar',
  'pare',
  'paren',
  'detener',
  'no mas',
  'ya no mas',
  'desuscribir',
  'desuscribirme',
  'basta',
  'ya basta',
  'no more',
  'stop2end',
  'arret',
  'arreter',
  'desabonner',
  'desabonnement',
  // Chinese, Arabic (without hamza) and Russian, as whole messages.
  '停',
  '停止',
  '停止发送',
  '退订',
  '退訂',
  '取消订阅',
  '取消訂閱',
  'قف',
  'توقف',
  'اوقف',
  'توقفوا',
  'الغاء',
  'الغاء الاشتراك',
  'стоп',
  'отписаться',
]);

/** Keywords that also count when they are one statement among others: “Not interested. Stop.” */
export const STOP_CLAUSES: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'stop all',
  'unsubscribe',
  'opt out',
  'optout',
  'opt me out',
  'please stop',
  'pls stop',
  'plz stop',
  'stop please',
  'stop pls',
  'stop now',
  'please just stop',
  'i said stop',
  'so please stop',
  'so stop',
  'no mas',
  'no mas por favor',
  'please unsubscribe',
  'unsubscribe please',
  'please opt out',
  'remove me',
  'please remove',
  'remove please',
  'please stop now',
]);

const FILLER_BEFORE =
  '(?:please|pls|plz|just|ok|okay|k|hey|hi|hello|yo|no|now|seriously|omg|wtf|dude|bro|man|sir|maam|i said|i say|i told you to|again|for the last time|kindly|would you|can you|could you|will you|por favor)';
const FILLER_AFTER =
  '(?:please|pls|plz|now|it|this|that|already|thanks|thank you|thx|ty|bro|man|sir|maam|asap|immediately|right now|forever|everything|today|ok|okay|por favor|gracias|dammit|damn it|at once)';

/** A whole message that is a keyword with nothing but politeness or impatience around it. */
const POLITE = new RegExp(
  `^(?:${FILLER_BEFORE} )*(?:sto+p+|stop all|stopall|unsubscribe|unsub|opt out|optout|revoke|alto|no mas)(?: ${FILLER_AFTER})*$`,
);

/** `stop stop stop`, `STOP STOP END`. */
function isRepeated(normalized: string): boolean {
  const words = normalized.split(' ');
  return words.length > 1 && words.length <= 10 && words.every((word) => STOP_KEYWORDS.has(word));
}

/** The rule by which a whole message is an opt-out keyword, null when it is none. */
export function keywordRule(normalized: string): string | null {
  if (STOP_KEYWORDS.has(normalized)) return `keyword:${normalized.replaceAll(' ', '_')}`;
  if (isRepeated(normalized)) return 'keyword:repeated';
  return POLITE.test(normalized) ? 'keyword:polite' : null;
}

/**
 * A shouted STOP at the start or end of a message in mixed case: “Not interested STOP”. Needs the raw text,
 * because case carries the meaning; “STOP by the office” is no opt-out.
 */
export function isShouted(raw: string): boolean {
  if (!/\p{Ll}/u.test(raw)) return false;
  return (
    /(?:^|\s)STOP[\s.!]*$/u.test(raw) ||
    /^\s*STOP\b(?!['’]|\s+(?:by|in|at|over|on|off|and|sign)\b)/u.test(raw)
  );
}
