import { normalizeInbound } from '../../classify/text.js';
import { namedRules } from './named-rules.js';

/** What nobody may promise for the team. Patterns are of normalized text: lower case, no accents, no punctuation. */
export const noPromises = namedRules('It promises something', [
  /\b(?:guarantee[ds]?|guaranteed|garantiz\w*|garantia)\b/,
  /\b(?:i|we) (?:can |do |will )?(?:promise|swear|assure you)\b/,
  /\b(?:te|le|les) prometo\b|\bprometemos\b/,
  /\b(?:risk free|no risk|without any risk|sin riesgo|cant lose|cannot lose|nothing to lose)\b/,
  /\b(?:best|highest|top) (?:price|offer|dollar)\b|\bbeat any (?:offer|price)\b|\bla mejor oferta\b/,
  /\b(?:you will|youll|you are going to|youre going to) (?:definitely |certainly |surely )?(?:get|receive|make|earn|close|have the (?:cash|money))\b(?! (?:an? |the |our |my )?(?:calendar |short |quick )?(?:invitation|invite|message|call|text|e ?mail|reminder|confirmation|answer|reply|note|back to)\b)/,
  /\b(?:we will|well|i will|ill) (?:definitely|certainly|absolutely|for sure|always|never)\b/,
  /\b(?:100 percent|hundred percent|one hundred percent)\b|\bno matter what\b|\bonce in a lifetime\b/,
  /\bcash in (?:your )?(?:hand|bank|account) (?:by|in|within|tomorrow|today)\b/,
]);

export const noLegalAdvice = namedRules('It gives legal advice', [
  /\b(?:you|u) (?:should|must|can|could|need to|have to|ought to) (?:just )?(?:sue|evict|file (?:for|a)|sign (?:the|this|a|your) (?:deed|contract|agreement|papers)|probate|contest|break (?:the|your) lease)\b/,
  /\b(?:you|u) (?:dont|do not|wont|will not|never) need (?:a |an |any |to (?:hire|get|have) (?:a |an )?)?(?:lawyers?|attorneys?|legal)\b/,
  /\b(?:its|it is|thats|that is|this is) (?:perfectly |completely |totally |fully )?(?:legal|illegal|lawful|unlawful|legally binding|against the law)\b/,
  /\blegally (?:you|speaking|binding|entitled|allowed|required|obligated)\b|\byou are (?:legally )?(?:liable|entitled|required by law|protected by law|not liable)\b/,
  /\b(?:as|like) your (?:lawyer|attorney|legal)\b|\b(?:my|our) legal advice\b|\b(?:no necesita|necesita) (?:un )?abogado\b|\bes legal\b/,
  /\b(?:foreclosure|probate|divorce|eviction|lien|title) law\b|\b(?:the|federal|state) law (?:says|requires|allows|lets)\b/,
]);

export const noFinancialAdvice = namedRules('It gives financial or tax advice', [
  /\b(?:you|u) (?:should|must|ought to|need to|had better) (?:really |probably |definitely )?(?:invest|refinance|sell now|sell (?:it|before)|buy|borrow|take out|put (?:your|the) money|cash out|wait to sell|hold (?:on to|onto))\b/,
  /\b(?:good|great|smart|safe|bad|best|solid) (?:investment|financial|money) ?(?:move|decision|choice|advice)?\b/,
  /\b(?:save|avoid|defer|deduct|write off|lower|reduce|owe)\b.{0,30}\b(?:tax|taxes|irs|capital gains)\b|\b(?:tax|taxes)\b.{0,30}\b(?:deductible|write off|free|savings?|benefits?)\b/,
  /\b(?:market|prices|rates|values|interest rates?|home values?) (?:will|is going to|are going to|are about to|is about to) (?:crash|drop|fall|rise|go (?:up|down)|increase|decrease|double)\b/,
  /\b(?:interest|mortgage) rates? (?:will|should|are going)\b|\byour (?:credit|equity|retirement|savings) (?:should|will|would)\b/,
  /\b(?:double|triple|grow) your (?:money|equity|savings)\b|\bfinancial advice\b|\bdeberia (?:invertir|vender|refinanciar)\b/,
]);

/** The agents never say that they are people. */
export const noDenial = namedRules('It denies being automated', [
  /\b(?:im|i am|this is|we are|were|its|it is) (?:definitely |certainly |really |actually |absolutely |just )?not (?:a |an |any |some )?(?:\w+ )?(?:bots?|robots?|machines?|ai|computers?|automated|automatic|artificial|programs?|chatbots?|software|scripts?)\b/,
  /\b(?:no|not a|not an|never a|arent|isnt) (?:an? )?(?:bots?|robots?|ai|automation|chatbots?|machines?)\b(?! like me)/,
  /\b(?:im|i am|this is|its|it is|youre talking to|you are talking to|speaking with|speaking to|talking with|chatting with|texting with) (?:definitely |actually |really |absolutely |100 |just )*(?:a |an )?(?:real|actual|live|living|human|flesh|genuine)(?: (?:person|human|people|being|agent|woman|man|one|guy|girl|and blood))?\b/,
  /\b(?:im|i am) (?:a |just a |definitely a |only )?(?:human|person)\b|\b(?:typing|writing|texting) (?:this |these |to you )?(?:myself|by hand|personally|with my own)\b/,
  /\b(?:nothing|none of this|no part of this|this isnt|this is not) (?:is |here is )?(?:automated|automatic|written by (?:a |an )?(?:ai|bot|machine|computer))\b/,
  /\b(?:real|actual|live|living) (?:human|person|people|woman|man)(?: being)? (?:here|over here|on this end|on the other end|typing|texting|writing)\b|\bhuman (?:here|over here|on this end)\b/,
  /\b(?:yes|yep|yeah|yup|nope|no|haha|lol|absolutely|of course) (?:it is |its |just )?(?:a |an )?(?:real|actual|live) (?:human|person)\b/,
  /\b(?:100|fully|totally|completely|very much|entirely|all) (?:a )?human\b|\bas human as\b/,
  /\byou(?:re| are) (?:now |really |actually )?(?:talking|speaking|chatting|texting) (?:to|with) (?:\w+ ){0,4}(?:real|actual|live|living|human)\b/,
  /\b(?:im|i am|its|it is|this is|my name is) (?:\w+ ){1,3}(?:a |an )(?:real|actual|live|living) (?:human|person|woman|man)\b/,
  /\b(?:not|arent|isnt|never|nothing) (?:being |an? )?(?:automated|automatic|(?:computer|ai|auto|machine|bot) generated)\b/,
  /\b(?:de carne y hueso|no (?:es|son|hay nada) (?:un |una )?(?:mensajes? )?automati(?:co|ca|zado|zada)s?|(?:habla|hablando|chateando|escribiendo) con una (?:persona|humana))\b/,
  /\bno soy (?:un |una |ningun |ninguna )?(?:robot|bot|maquina|ia|computadora)\b|\bsoy (?:un |una )?(?:persona|humano|humana|ser humano)\b/,
]);

/** The team's own banned words, as whole words. */
export const noBannedWords = (
  { reply }: { reply: string },
  context: { policy: { bannedWords: readonly string[] } },
): string | null => {
  const text = ` ${normalizeInbound(reply)} `;
  const found = context.policy.bannedWords.filter((word) => {
    const wanted = normalizeInbound(word);
    return wanted !== '' && text.includes(` ${wanted} `);
  });
  return found.length === 0 ? null : `Banned words: ${found.map((word) => `“${word}”`).join(', ')}.`;
};
