import { normalizeInbound } from '../../classify/text.js';
import type { Guardrail } from '../types.js';

/** Words that speak to a machine and not to a person. Patterns are of normalized text. */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|overrule|drop|skip|violate)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|polic(?:y|ies)|previous|prior|above|earlier|everything|restrictions?|guardrails?|programming|training|safety)\b/,
  /\b(?:ignora|olvida|omite)\b.{0,40}\b(?:instrucciones|reglas|anterior(?:es)?|todo)\b/,
  /\b(?:system|developer|hidden|initial|original|internal) (?:prompt|message|instructions?|rules?|override|mode|notice|note|update|command)\b/,
  /\b(?:your|the|its) (?:system |hidden |secret |original |full |exact )?(?:prompt|instructions|guardrails|configuration|context window|training|programming)\b/,
  /\b(?:you are now|youre now|from now on you|act as|pretend (?:to be|you|that)|roleplay|role play|new persona|switch to|enter|enable|activate) .{0,30}\b(?:mode|dan|admin|administrator|developer|root|unrestricted|jailbroken|different|assistant|ai|bot|agent|persona|owner|manager)\b/,
  /\b(?:jailbreak|dan mode|god mode|sudo|prompt injection|debug mode|admin mode|maintenance mode|test mode|base64|rot13|json|xml|yaml|sql|drop table)\b/,
  /\b(?:reply|respond|answer|output|print|say|write|type|repeat|echo|return|start your (?:reply|answer)|end your (?:reply|answer)) (?:only |exactly |verbatim |back |to me |with |just |back with |the (?:following|word|words|phrase|text)|as follows|in all caps)/,
  /\b(?:repeat|print|reveal|show|tell|give|send|list|dump|leak|expose|share|paste|recite|summari[sz]e|translate|quote)\b.{0,40}\b(?:prompt|instructions|rules you|system|everything above|text above|other (?:leads?|customers?|clients?|people|sellers?|owners?|contacts?|conversations?|numbers?)|all (?:leads?|contacts?|customers?|phone|numbers?|messages|conversations)|database|api key|password|credentials|token|secret|confidential|private|crm|notes|previous conversation|other conversations?|last lead|next lead|previous lead|neighbou?rs (?:phone|number|email|name))\b/,
  /\b(?:mark|set|change|update|move|flag|label|classify|tag|score|record|log|add) (?:me|this|my|the|him|her|them|us|it|every|all)\b.{0,40}\b(?:as|to|interested|won|stage|status|qualified|hot|lead|intent|closed|priority|vip|confidence|approved|booked|not spam|dnc|opt)\b/,
  /\b(?:text|call|message|email|e mail|forward|send|contact|notify)\b.{0,40}\b(?:all (?:your|the|of)|every(?:one| ?body| lead| contact)|other leads?|this number|the following|another number|\d{7,})\b/,
  /\b(?:intent|stage|confidence|verdict|handoff|action|role|reply|tool|function|approved|auto ?send|autopilot)\b ?(?:is |equals? |set to |= ?|: ?)(?:1|0|true|false|interested|scheduling|won|approved|send|auto|assistant|system|user|book)\b/,
  /\b(?:call|use|run|execute|invoke|trigger|launch|open) (?:the |your |a |this )?(?:tools?|functions?|api|command|book ?slot|book appointment|calendar|script|code|webhook|sql|query|shell|admin)\b/,
  /\b(?:end of|begin|start of|new) (?:user |system |previous |the )?(?:message|input|prompt|instructions?|conversation|context|data|inbound|facts|thread|policy)\b/,
  /\b(?:approve|send|publish|release|confirm) (?:this |the |your |every |all )?(?:drafts?|replies|reply|message|answer)s? (?:automatically|without|immediately|now|yourself|at once)\b/,
  /\b(?:as an? |you are an? |are you an? |dear |hey |attention |note to (?:the )?)(?:ai|llm|language model|chatbot|gpt|claude|assistant|bot|model|agent)\b.{0,60}\b(?:must|should|have to|need to|will|ignore|reply|respond|reveal|tell|give|write|say|print|do)\b/,
  /\byou (?:have |ever |already |also )?(?:offer|offered|pay|paid|tell|told|say|said|send|sent|write|wrote|give|gave|promised?)\b.{0,40}\b(?:neighbou?rs?|other (?:owners?|sellers?|people|families)|(?:some|any)(?:body|one) else)\b/,
  /\b(?:delete from|drop table|insert into|select .{0,20} from|truncate table|update .{1,20} set)\b/,
  /\b(?:correct|right|true|real|proper) (?:label|intent|class|classification|category|stage|verdict|score)\b/,
  /\b(?:anthropic|openai|chatgpt|claude|gpt ?\d?|llm|language model)\b/,
];
/** Marks of a machine's own formats, before anything is normalized. */
const MARKS =
  /<\/?[a-z][a-z_]*>|<\|[^|]*\|>|\[\/?(?:INST|SYSTEM|SYS|ADMIN|ASSISTANT|USER)\]|^\s*#{2,}\s|```|\{\s*"|^\s*(?:system|assistant|user|human|developer|admin|tool)\s*[:>]|={4,}|-{5,}|\{\{|\$\{|%%/im;
/** Invisible characters that hide orders from people. */
const HIDDEN = /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u{E0000}-\u{E007F}]/u;

/**
 * Whether a text from outside talks to a machine. Nothing automatic answers such a text: a person reads it.
 * @returns the words that say so; null when none do
 */
export function machineOrders(text: string): string | null {
  if (HIDDEN.test(text)) return 'invisible characters';
  const mark = MARKS.exec(text.slice(0, 4_000));
  if (mark) return mark[0].trim().slice(0, 60);
  const normalized = normalizeInbound(text);
  for (const order of ORDERS) {
    const match = order.exec(normalized);
    if (match) return match[0].slice(0, 60);
  }
  return null;
}

/** Joins of emoji are seen; other invisible characters, and letters of two scripts in a word, only fool checks. */
const EMOJI_JOIN =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})/gu;
const INVISIBLE = /[\p{Cf}\u034F\u115F\u1160\u2800\u3164\uFFA0]/u;
const LOOKALIKE =
  /\p{Script=Latin}\p{M}*[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]|[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]\p{M}*\p{Script=Latin}/u;

/** Words in a row of our own instructions that no answer has by chance. */
const LEAK = 9;
/** Words that speak about what only the machine was told. */
const OWN_WORDS =
  /\b(?:system prompt|my (?:instructions|prompt|guardrails|programming|policy|rules (?:say|are|forbid))|i was (?:told|instructed|programmed|configured)|as an? (?:ai )?language model|other leads?(?: data| details| number)?|another leads?|fact ids?|the facts (?:i was|given)|lead first name|agent version)\b/;
/** What a text tells a machine to say. */
const DICTATED =
  /(?:reply|respond|answer|output|print|say|write|type|repeat|echo)(?:\s+(?:only|exactly|verbatim|back|with|just|the|following|word|words|phrase|text|to|me|this))*\s*[:,]?\s*["“'«]?([^"”'»\n]{3,200})/gi;

/** The reply neither says what only the machine was told nor what a text from outside told it to say. */
export const obeysNobody: Guardrail = ({ reply }, { inbound, instructions }) => {
  if (INVISIBLE.test(reply.replace(EMOJI_JOIN, ''))) return 'It contains invisible characters.';
  if (LOOKALIKE.test(reply)) return 'It mixes letters of two scripts in one word.';
  const said = normalizeInbound(reply);
  const own = OWN_WORDS.exec(said);
  if (own) return `It speaks of its instructions: “${own[0]}”.`;
  if (/<\/?[a-z_]+>|```|\{\s*"/.test(reply)) return 'It contains marks of a machine’s format.';
  const leaked = sharedRun(said, normalizeInbound(instructions.slice(0, 20_000)), LEAK);
  if (leaked) return `It repeats its instructions: “${leaked}”.`;
  if (!inbound || machineOrders(inbound) === null) return null;
  for (const match of inbound.slice(0, 4_000).matchAll(DICTATED)) {
    const dictated = normalizeInbound(match[1] ?? '')
      .split(' ')
      .slice(0, 4)
      .join(' ');
    if (dictated.length >= 3 && ` ${said} `.includes(` ${dictated} `))
      return `It says what the message told it to say: “${dictated}”.`;
  }
  return null;
};

/** The first run of `count` words that both texts have. */
function sharedRun(text: string, other: string, count: number): string | null {
  const words = text.split(' ');
  const within = ` ${other} `;
  for (let start = 0; start + count <= words.length; start += 1) {
    const run = words.slice(start, start + count).join(' ');
    if (within.includes(` ${run} `)) return run;
  }
  return null;
}
