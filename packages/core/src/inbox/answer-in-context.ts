import { normalizeInbound } from '../classify/text.js';
import type { Intent } from '../classify/types.js';
import type { Words } from './words/statements.js';

const YES =
  /^(?:yes|yeah|yep|yup|sure|ok|y|si|please do|please|correct|absolutely|definitely|of course|go ahead|do it|do that|that would be (?:great|good|nice)|id appreciate that|i would|i do|it is|thats (?:right|me|correct)|speaking|claro)(?: (?:please|do|i do|i am|it is|thats me|thats right|this is|i would|go ahead|sir|maam|thank you|speaking))*$/;
const NO =
  /^(?:no|nope|nah|n|not really|no sir|no maam|no i dont|no im not|no its not|no it isnt|i dont|negative)$/;

/** What our last message asked, as far as a bare yes or no depends on it. The first that matches counts. */
const ASKED: readonly { match: RegExp; asked: Asked }[] = [
  {
    asked: 'stop?',
    match:
      /\b(?:should i|shall i|do you want (?:me|us) to|would you like (?:me|us) to|want me to|may i|can i) (?:\w+ ){0,3}?(?:stop|take you off|remove|close (?:your|out your|the|this) file|leave you alone|opt you out|unsubscribe|cease|delete)\b/,
  },
  {
    asked: 'keep_going?',
    match:
      /\b(?:(?:do you (?:still )?want|would you like|are you (?:still )?ok|is it (?:still )?ok) (?:\w+ ){0,3}?(?:hear from|receive|get (?:our|my|these)|messages|texts|text you|stay on)|may (?:i|we) keep (?:texting|writing|messaging))\b/,
  },
  {
    asked: 'who?',
    match:
      /\b(?:is this(?! about| still)|am i (?:speaking|talking|texting) (?:with|to)|have i reached|did i reach|(?:right|correct) (?:number|person|contact)|still (?:your|the best) number|are you (?:the owner|\w+ \w+$)|do you own|is it)\b/,
  },
  {
    asked: 'negative?',
    match:
      /\b(?:(?:are you|you are|youre|so you|not) (?:\w+ ){0,3}not (?:\w+ ){0,2}(?:interested|looking|selling|ready|open)|no longer (?:interested|looking)|not interested)\b/,
  },
  {
    asked: 'when?',
    match:
      /\b(?:(?:can|could|may|shall|should) (?:we|i|you) (?:\w+ ){0,2}?(?:talk|call|meet|speak|chat|come)|(?:free|available) (?:for|at|on|to)|(?:does|would) (?:\w+ ){1,5}work)\b/,
  },
];
type Asked = 'stop?' | 'keep_going?' | 'who?' | 'negative?' | 'when?';

/** What a short answer means, given our question. */
export interface ContextAnswer {
  intent: Intent;
  confidence: number;
  rule: string;
  certain: boolean;
}

const ANSWERS: Readonly<Record<Asked, { yes: ContextAnswer; no: ContextAnswer | null }>> = {
  'stop?': {
    yes: { intent: 'opt_out', confidence: 0.97, rule: 'context:yes_stop', certain: true },
    no: { intent: 'unclear', confidence: 0.5, rule: 'context:no_do_not_stop', certain: false },
  },
  'keep_going?': {
    yes: { intent: 'unclear', confidence: 0.6, rule: 'context:yes_keep_going', certain: false },
    no: { intent: 'opt_out', confidence: 0.97, rule: 'context:no_more', certain: true },
  },
  // Who says only that we reached them has not said what they want.
  'who?': {
    yes: { intent: 'unclear', confidence: 0.7, rule: 'context:right_person', certain: false },
    no: { intent: 'wrong_number', confidence: 0.86, rule: 'context:not_this_person', certain: true },
  },
  // “Yes” to a negative question may mean either.
  'negative?': {
    yes: { intent: 'not_interested', confidence: 0.7, rule: 'context:yes_not_interested', certain: false },
    no: { intent: 'unclear', confidence: 0.5, rule: 'context:no_to_negative', certain: false },
  },
  'when?': {
    yes: { intent: 'scheduling', confidence: 0.85, rule: 'context:yes_to_time', certain: true },
    no: null,
  },
};

/** Our messages end with what they ask; opt-out notes below say nothing about it. */
function askedBy(outbound: string): Asked | null {
  const questions = outbound.slice(0, 2_000).match(/[^.!?\n]+\?/g);
  const last = questions?.at(-1);
  if (!last) return null;
  const text = normalizeInbound(last);
  return ASKED.find(({ match }) => match.test(text))?.asked ?? null;
}

/** What a bare yes or no means as the answer to our last message; null when it is none, or the question open. */
export function answerInContext(words: Words, lastOutbound: string | null | undefined): ContextAnswer | null {
  if (!lastOutbound) return null;
  const yes = YES.test(words.core);
  if (!yes && !NO.test(words.core)) return null;
  const asked = askedBy(lastOutbound);
  if (!asked) return null;
  return yes ? ANSWERS[asked].yes : ANSWERS[asked].no;
}
