import type { Check, CheckContext, DraftToCheck, Guardrail } from '../types.js';
import { languageFits, lengthFits, linksAllowed, notEmpty } from './form.js';
import {
  addressesGrounded,
  claimsHold,
  emailsGrounded,
  namesGrounded,
  numbersGrounded,
  phonesGrounded,
  pricesGrounded,
  timesGrounded,
  toolsAllowed,
} from './grounding.js';
import { obeysNobody } from './injection.js';
import { noBannedWords, noDenial, noFinancialAdvice, noLegalAdvice, noPromises } from './wording.js';

export { machineOrders } from './injection.js';

/** All guardrails, by the name that the recorder keeps. Every one is asked, so that a person sees all that is wrong. */
export const GUARDRAILS: Readonly<Record<string, Guardrail>> = {
  not_empty: notEmpty,
  claims: claimsHold,
  numbers: numbersGrounded,
  prices: pricesGrounded,
  times: timesGrounded,
  addresses: addressesGrounded,
  names: namesGrounded,
  links: linksAllowed,
  phones: phonesGrounded,
  emails: emailsGrounded,
  promises: noPromises,
  legal_advice: noLegalAdvice,
  financial_advice: noFinancialAdvice,
  automated: noDenial,
  length: lengthFits,
  language: languageFits,
  banned_words: noBannedWords,
  injection: obeysNobody,
  tools: toolsAllowed,
};

/** Ask every guardrail about a draft. */
export function checkDraft(draft: DraftToCheck, context: CheckContext): Check[] {
  return Object.entries(GUARDRAILS).map(([check, guardrail]) => {
    const detail = guardrail(draft, context);
    return { check, ok: detail === null, detail };
  });
}
