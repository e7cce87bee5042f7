/**
 * Words that speak to a machine instead of to us: orders to forget its instructions, to show them, to label a message,
 * to use tools or other people's data. Whoever writes them is looked at by a person; no yes is read from them.
 */
const SIGNS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|ignora|olvida|ignorez|oubliez|ignoriere|vergiss|ignore as)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|consignes|anweisungen|instrucciones|reglas|regras|what you were told)\b/,
  /\b(?:system|hidden|initial|developer|full) (?:prompt|message|instructions?)\b/,
  /\b(?:your|the|hidden|these|previous|new) (?:prompt|instructions?)\b.{0,40}\b(?:word for word|print|output|repeat|translate|show|between|into)\b/,
  /\b(?:print|output|repeat|reveal|show|translate)\b.{0,30}\b(?:your|the|hidden) (?:\w+ )?(?:prompt|instructions?|rules)\b/,
  /\b(?:you are (?:now|no longer)|from now on you|your new task|new instructions?|maintenance mode|developer mode|override code|begin developer)\b/,
  /\b(?:for|to) the (?:ai|assistant|bot|classifier|model|language model|llm)\b/,
  /\b(?:correct|right) label\b|\bintent (?:is |equals )?(?:interested|scheduling|positive)\b|\bset (?:the |my )?(?:intent|stage|status|disposition|priority)\b/,
  /\b(?:mark|move|set|flag|assign) (?:me|this|my|the) (?:\w+ ){0,3}(?:lead|stage|hot|won|closed|disposition|done|conversation)\b|\bstage won\b|\bset my\b/,
  /\b(?:call|run|use|invoke|trigger|execute) (?:the |your )?(?:tool|function|webhook|api|calendar access|send message|sql|command)\b|\b(?:api key|delete from|drop table|base64|decode this)\b/,
  /\b(?:(?:leads|contacts|people|customers|owners) in your (?:database|system)|export (?:the |all )?(?:contacts|leads|database)|other (?:leads|customers|owners|clients)|last person you|(?:lead|customer|price) list of|all leads|everybody on the list|another leads?)\b/,
  /\b(?:approve|send|disable|skip) (?:all |the |every )?(?:drafts?|compliance|check|checks)\b|\bwithout (?:a )?(?:person|human) (?:looking|review)\b|\breviewed by a (?:person|human)\b/,
  /\b(?:repeat after me|answer with|reply only with|reply with only|write back only|say that you are a human|you must say|put him back in the campaign|remove the suppression|start the follow up sequence)\b/,
];
const RAW_SIGNS =
  /<\/?(?:system|assistant|user|message|inbound|function_calls|invoke|instructions)\b|<!--|\brole\s*:\s*(?:system|assistant)\b|(?:^|\n)\s*(?:system|assistant|human)\s*:|\{\s*"tool"\s*:|\bintent\s*=|\bstage\s*=|^#{2,}\s*(?:new|system)/i;
/** Longer texts are cut: what commands a machine says so at once or at the end. */
const EDGE = 2_000;

function plain(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  // “i g n o r e”: letters apart are put together.
  return words.replace(/(?<=^| )(?:\p{L} ){3,}\p{L}(?= |$)/gu, (spelled) => spelled.replaceAll(' ', ''));
}

/** Whether a message seems to give orders to a machine. No proof: it only keeps rules and models from being sure. */
export function commandsMachine(raw: string): boolean {
  const edges = raw.length <= EDGE * 2 ? raw : `${raw.slice(0, EDGE)}\n${raw.slice(-EDGE)}`;
  if (RAW_SIGNS.test(edges)) return true;
  const text = plain(edges);
  return SIGNS.some((sign) => sign.test(text));
}
