import type { Words } from '../words/statements.js';

/** Signs that words mean their contrary. None of them is proof: they only keep rules from being sure of a yes. */
const SIGNS: readonly RegExp[] = [
  /\byeah right\b/,
  /\b(?:oh|how|well isnt that|just) (?:great|joy|wonderful|original|lovely|fantastic|perfect|nice|brilliant)\b.*/,
  /\b(?:said no one|as if|dream on|in your dreams|pigs fly|hell freezes|sure jan|suuu+re|riii+ght|lol (?:sure|ok|yeah)|sure (?:lol|buddy|pal|thing buddy)|yeah (?:ok|sure)|thrilled|give me a break|nice try|good one|haha|hahaha|lmao|rofl|lmfao|just what (?:i|we) (?:needed|wanted)|totally (?:legit|trust)|like (?:id|i would) ever|for free|million billion|gazillion|monopoly money)\b/,
  /\b(?:another one of (?:these|you|those)|another (?:text|scam|investor))\b/,
];
const RAW_SIGNS = /🙄|😒|🤡|😂|🤣|\s\/s\s*$|\bNOT[!.\s]*$|\bSO+ (?:interested|excited|happy|glad)\b/u;

/** Whether a message may mean the contrary of its words. */
export function mayBeIronic(words: Words): boolean {
  return RAW_SIGNS.test(words.raw) || SIGNS.some((sign) => sign.test(words.whole.slice(0, 1_200)));
}
