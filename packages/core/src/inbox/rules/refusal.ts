import type { SpeechRule } from './rule.js';

const NO_INTEREST =
  '(?:not|no longer|isnt|arent|wasnt|werent|aint|never|nor|neither|hardly|barely|dont think (?:im|i am|we are|were)|cant say (?:im|i am|were|we are)|wouldnt be|would not be|wont be|will not be|cant be|couldnt be|wouldnt|never be|not be)';
const SELL = '(?:sell(?:ing)?|part with it|let it go|let go of it|list(?:ing)?|buy(?:ing)?|switch(?:ing)?)';

/** “Not interested” and everything near it. Ends the sequence, never counts as positive. */
export const REFUSAL_RULES: readonly SpeechRule[] = [
  {
    name: 'refusal:not_interested',
    intent: 'not_interested',
    confidence: 0.96,
    match: [
      /\b(?:couldnt|could not|cant) be (?:less|any less) interested\b/,
      /\b(?:couldnt|could not) care less\b/,
      /\binterest level (?:is )?(?:zero|0|none|nil)\b/,
      /\bdo (?:i|we) (?:look|sound|seem) (?:like )?(?:\w+ ){0,3}(?:interested|sell(?:ing)?)\b/,

      new RegExp(`\\b${NO_INTEREST} (?:\\w+ ){0,4}?interest(?:ed)?\\b`),
      /\b(?:un|dis)interested\b/,
      /\b(?:no|zero|not any|dont have any|dont have|have no|havent any|without|nt) (?:real |further |more |any )*interest\b/,
      /^not int(?: thanks)?$/,
      /\blost interest\b/,
      /\binterest(?:ed)? (?:not|no|nope|never)\b/,
    ],
    unless: [
      /\b(?:not|never) (?:said|say|saying|told|mean|meant) (?:\w+ ){0,3}interest/,
      /\b(?:not|no|isnt) (?:just|only|because|that|a conflict of|that i am not|that im not)\b.*\binterest/,
      /\bnot (?:un|dis)interested\b/,
      /\binterest rates?\b/,
      /\bif (?:youre|you are|you re|your) not\b/,
      /\bwhy (?:would|wouldnt|arent|not)\b/,
    ],
  },
  {
    name: 'refusal:asked_and_answered',
    intent: 'not_interested',
    confidence: 0.93,
    of: 'whole',
    match: [/^interested (?:no|nope|nah|not|never|hell no|lol no)\b/, /\binterested (?:\w+ )?not$/],
  },
  {
    name: 'refusal:no_thanks',
    intent: 'not_interested',
    confidence: 0.93,
    match: [
      /\b(?:were|we are|im|i am|all) good (?:on|with|without) (?:that|this|it|what)\b/,
      /\banswer (?:is|will be|remains|was) (?:still |always )*no\b/,
      /\bthats a (?:negative|nope|pass|no)\b/,
      /\b(?:chose|choose|decided (?:on|to go)|going|went|gone) (?:with |in )?(?:a|an|another|someone|somebody) (?:different|else|other|another)?\b/,
      /\bdont do business\b/,
      /\bcount (?:me|us) out\b/,
      /\b(?:im|were|we are) out$/,
      /\bi (?:said|already said) no\b/,
      /\bno means no\b/,

      /\bno (?:thanks|thank you|gracias|thank u)\b/,
      /\bthanks but (?:no|im|i am|not|well pass|ill pass)\b/,
      /\b(?:ill|i will|well|we will|im going to|going to|have to|gotta|i|we) (?:have to )?pass\b(?! (?:it|along|by|out|away|your|the|inspection|over))/,
      /^(?:hard |easy )?pass$/,
      /^(?:hard|big|firm|definite|absolute|solid|its a|thats a) (?:\w+ )?no\b/,
      /\b(?:its a|thats a|a) (?:hard |big |firm )?no (?:from|for) (?:me|us)\b/,
      /\b(?:respectfully )?declin(?:e|ing)\b/,
    ],
    unless: [
      /\b(?:no thanks|no thank you) (?:necessary|needed)\b/,
      /\bpass(?:ed)? (?:away|it on|along|by|out|this on)\b/,
    ],
  },
  {
    name: 'refusal:no',
    intent: 'not_interested',
    confidence: 0.86,
    of: 'core',
    weak: true,
    match: [
      /^(?:(?:no|nope|nah|never|nunca|nada) ?){2,6}$/,
      /^(?:negative|nein|nyet|negatory)$/,

      /^(?:no|nope|nah|hell no|heck no|no way|not a chance|no chance|absolutely not|definitely not|of course not)$/,
      /^(?:not really|no sir|no maam|no im good|im good|we are good|were good|im all good|all good|im all set)$/,
      /^(?:all set|we are all set|were all set|no need|nada|no no|nope nope|no never|never|not at all|not happening)$/,
      /^(?:no deal|no dice|no can do|certainly not|nah im good|nah were good|nope im good|im ok|im straight)$/,
      /^(?:nah im straight|not for me|not for us)$/,
      /^(?:no|nope|nah) (?:im|i am|we are|were|its|it is|not|bruh|bro|man|dude|sorry|all|that|this|sir|fam|chief|just|really|i dont|we dont|never)\b/,
    ],
    unless: [
      /\b(?:im|i am|its|it is|not) (?:\w+ )?(?:interested in (?:your|the|an|it|selling)|kidding|joking|the owner|him|her)\b/,
      /\bno i (?:want|would|do|did|can|havent|have not)\b/,
      /\bnot (?:a|an|any) (?:problem|issue)\b/,
    ],
  },
  {
    name: 'refusal:not_for_sale',
    intent: 'not_interested',
    confidence: 0.94,
    match: [
      /\b(?:not|never|dont|wont|no) (?:want(?:ing)?|plan(?:s|ning)?|going|looking|intend(?:ing)?|ready) (?:to|on) mov(?:e|ing)\b/,
      /\bnot moving\b/,
      /\bnothing (?:here |is )*for sale\b/,
      /\bwont (?:get|have|take) (?:my|our|this) (?:house|home|land|property|place|business)\b/,
      /\b(?:not|never|wont) (?:be )?(?:giving|give) (?:it |this )?up\b/,
      /\b(?:not|isnt) (?:an option|on the table|up for (?:grabs|discussion|negotiation))\b/,

      /\b(?:not|isnt|aint|never|wont be|no longer) (?:currently |even |up )*for sale\b/,
      new RegExp(
        `\\b(?:not|never|arent|aint|isnt|no longer|nobody is|nobodys) (?:going to |looking to |trying to |planning to |planning on |thinking of |thinking about |interested in |considering |willing to |open to |about to |be |really |currently |actively |wanting to |gonna |looking at |even )*${SELL}\\b`,
      ),
      new RegExp(
        `\\b(?:dont|do not|never|wont|will not|wouldnt|would not|cant|cannot|no|have no|no plans?|zero) (?:ever |really |intend(?:ing)? |plan(?:s|ning)? |want(?:ing)? |wish |care |desire |intention |intentions |have |any |need |be |reason |on |of |to |going )*${SELL}\\b`,
      ),
    ],
    unless: [
      /\b(?:not|wont|dont|cant|wouldnt) (?:\w+ ){0,3}sell (?:it )?(?:for less|for that|unless|until|before|below|under|at that|so cheap|for cheap|for so|yet|without|right now|now|today|this year|to (?:an )?investors?)\b/,
      /\bnot (?:ready|able) to\b/,
      /\bnot selling (?:yet|right now|until|unless|before|for less|this year|now)\b/,
      /\bwhy (?:not|wouldnt|dont)\b/,
    ],
  },
  {
    name: 'refusal:keeping',
    intent: 'not_interested',
    confidence: 0.9,
    match: [
      /\bstay(?:ing)? (?:right )?(?:where (?:i|we)|here|put)\b/,
      /\b(?:house|home|property|place|land|farm) (?:is )?(?:stays?|staying|remains?) (?:in|with)\b/,

      /\b(?:decided to|want to|going to|plan to|planning to|rather|well|ill|we will|will) (?:just )?(?:keep|hold on to|hang on to|hold onto|stay in|stay put)\b/,
      /\b(?:im|i am|we are|were|we re) (?:\w+ )?(?:keeping|staying|holding on to|not going anywhere|not leaving|not moving|happy (?:where|here|in|with (?:my|our) (?:house|home|place)))\b/,
      /\b(?:arent|not|aint) going anywhere\b/,
      /\bstaying (?:put|right here|in the family)\b/,
      /\b(?:love|like) (?:my|our|this|the) (?:house|home|place|neighborhood)(?: too much)?$/,
      /\bno plans?\b/,
      /\bnot in the market\b/,
      /\bpass it (?:on|down) to\b/,
      /\bforever home\b/,
    ],
    unless: /\b(?:keep|keeping) (?:me|you|in touch|us|it short|my options|an eye|an open mind|the change)\b/,
  },
  {
    name: 'refusal:not_wanted',
    intent: 'not_interested',
    confidence: 0.9,
    match: [
      /\b(?:dont|do not|doesnt|wont|didnt|no) (?:really |currently |ever )*(?:need|want) (?:it|this|that|your (?:help|service|services|product|offer)|any|anything|one|the service|to (?:do|buy|see|hear|know|talk|change|switch|participate))\b/,
      /\b(?:not|isnt|aint) (?:really )?(?:something|anything|what|a thing) (?:that )?(?:i|im|we|were|wed|id|we re)\b/,
      /\b(?:not|isnt|aint) (?:for (?:me|us)|a (?:good )?fit|what (?:im|i am|we are|were) looking for|looking(?: to| for)?|looking$|my thing|our thing|worth (?:my|our) time|needed|necessary)\b/,
      /\b(?:not|never) (?:gonna|going to) happen\b/,
      /\bwont happen\b/,
      /\b(?:no need|dont bother|youre wasting your time|wasting your time|waste (?:of )?(?:your|my) time|dont waste)\b/,
      /\bnot at this (?:point|juncture)\b/,
      /\brather not\b/,
      /\b(?:no|not) (?:longer )?(?:in need|needed)\b/,
      /\bwere? (?:doing )?(?:just )?fine (?:without|with what)\b/,
    ],
    unless: [
      /\bnot looking (?:good|at|forward|like)\b/,
      /\bdont (?:need|want) (?:it|this) (?:yet|right now|until|now)\b/,
      /\bif (?:you|its|it is)\b/,
      /\bdont want to (?:waste|talk (?:over|by|on))\b/,
    ],
  },
  {
    name: 'refusal:idiom',
    intent: 'not_interested',
    confidence: 0.85,
    match: [
      /\bbridge to sell you\b/,
      /\bfor (?:a|all the) (?:billion|trillion|money in the world)\b/,
      /\bnot for (?:any|all the) (?:money|price|amount)\b/,

      /\b(?:when )?(?:pigs fly|hell freezes over)\b/,
      /\bover my dead body\b/,
      /\bin your dreams\b/,
      /^dream on$/,
      /\bfat chance\b/,
      /\bnot in (?:this|a million|my) (?:lifetime|years|life)\b/,
      /\bnot (?:on|over) my (?:watch|life)\b/,
      /\bnever in (?:my life|a million years)\b/,
      /\bnot if you paid me\b/,
      /\bhard pass\b/,
      /^as if$/,
      /\bwouldnt (?:sell|give) (?:it )?(?:to )?you\b/,
    ],
  },
];
