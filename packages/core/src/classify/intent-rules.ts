import type { Intent } from './types.js';

/** One rule: patterns run on normalized text, `raw` on the text as it came. */
export interface IntentRule {
  name: string;
  intent: Intent;
  confidence: number;
  match?: RegExp;
  raw?: RegExp;
  unless?: RegExp;
}

const DAY =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|tomorrow|tmrw|tmr|today|tonight';

/** Intents that fixed rules can read, in the order in which they are tried. */
export const INTENT_RULES: readonly IntentRule[] = [
  {
    name: 'legal',
    intent: 'legal_threat',
    confidence: 0.95,
    match:
      /\b(?:sue you|suing|sue your|will sue|gonna sue|going to sue|lawsuit|class action|tcpa|small claims|legal action|attorney general|press(?:ing)? charges|file a complaint|filing a complaint|hear(?:ing)? from my (?:lawyer|attorney)|(?:my|our) (?:lawyer|attorney) will (?:be )?(?:contact|in touch|hear|sue|deal)\w*|talk to my (?:lawyer|attorney)|(?:report|reporting|reported) (?:you|this|u)(?: \w+)? to the|(?:fcc|ftc) complaint|complaint (?:with|to) the (?:fcc|ftc|ag|bbb)|violat(?:ion|ing|es) (?:of )?(?:the )?(?:law|tcpa|federal|do not call)|demanda(?:r|re|rlos)|mi abogado)\b/,
  },
  {
    name: 'wrong_number',
    intent: 'wrong_number',
    confidence: 0.95,
    match:
      /\bwrong (?:number|person|guy|phone|contact|lady|man|woman|house|people|num|digits|one)\b|\b(?:no ?one|nobody|no person|noone) (?:here |is )?(?:by|with|named|called|of) (?:that|this|the)?\b|\b(?:no|not) \w+ (?:here|at this number|on this number)$|\b(?:isnt|is not|not|no longer|aint) (?:his|her|their|\w+s) (?:number|phone|cell)\b|\b(?:dont|do not) know (?:any|a|anyone|anybody|who) (?:\w+ )?(?:by that name|named|is|you are looking for)\b|\bnot who you (?:think|are looking for)\b|\b(?:you have|youve got|you got|u have|u got) the wrong\b|\b(?:this is not|this isnt|im not|i am not) (?:him|her|them|that person|the (?:owner|person|right person))\b|\b(?:new owner of this number|changed (?:his|her|their) number|had this number for)\b|\b(?:numero|persona) equivocad[oa]\b|\bse equivoco\b|\bnumero incorrecto\b/,
  },
  {
    name: 'hostile',
    intent: 'hostile',
    confidence: 0.9,
    match:
      /\b(?:f+u+c+k+ (?:you|u|off|ur|your|yourself|this)|fuk (?:you|u|off)|f (?:you|off|u)|fck (?:you|u|off)|go to hell|go die|eat shit|piss off|screw (?:you|off|u)|bite me|kiss my ass|suck my|asshole|ass hole|scumbag|dirtbag|piece of (?:shit|crap|garbage)|pos|moron|bastard|bitch|motherfuck\w*|kill (?:yourself|you)|drop dead|you (?:are|re) (?:a )?(?:scum|disgusting|pathetic|scammers?|crooks?|thie(?:f|ves)|vultures?)|youre (?:a )?(?:scum|disgusting|pathetic|scammers?|crooks?|thie(?:f|ves)|vultures?)|scammers?|vultures?|shove it|get a (?:life|real job)|get lost|hijo de puta|chinga\w*|pendej\w+|vete a la)\b/,
  },
  {
    name: 'out_of_office',
    intent: 'out_of_office',
    confidence: 0.9,
    match:
      /\bout of (?:the )?office\b|\booo\b|\bauto(?:matic|mated)? ?(?:reply|response|responder)\b|\b(?:on|currently on) (?:vacation|annual leave|leave|pto|maternity leave|paternity leave|parental leave|medical leave|holiday) (?:until|till|through|and|this|from|with|returning)\b|\bi am (?:currently )?(?:away|traveling|travelling) (?:from|until|and|with)\b|\blimited access to (?:e ?mail|my phone|messages)\b|\bwhen i (?:return|get back to the office)\b|\b(?:im|i am) driving (?:with|and|right now)\b|\bdo not disturb\b|\bsent from my car\b|\b(?:ill|i will) (?:see|get back to|respond to|reply to|return) your (?:message|text|call)\b/,
  },
  {
    name: 'spam',
    intent: 'spam',
    confidence: 0.85,
    match:
      /\b(?:congratulations (?:you|u) (?:have |ve )?won|you have won|claim your (?:prize|reward|gift)|free (?:gift card|iphone|crypto|bitcoin)|(?:double|invest) your (?:bitcoin|crypto|money)|guaranteed (?:returns|loan|approval)|online casino|cheap (?:meds|pills|viagra)|viagra|work from home and earn|hot singles|payday loan)\b/,
  },
  {
    name: 'email_address',
    intent: 'email_captured',
    confidence: 0.95,
    raw: /[A-Z0-9._%+-]{1,64}@(?:[A-Z0-9-]{1,63}\.){1,8}[A-Z]{2,}/i,
  },
  {
    name: 'who_is_this',
    intent: 'question',
    confidence: 0.95,
    match:
      /^(?:um |uh |hi |hey |hello |sorry |im sorry |ok |and |yes |wait )*(?:whos|who is|who|whose|who are|whom) (?:is |are )?(?:this|you|u|dis|that|it|am i (?:speaking|talking|texting))\b|\bwho (?:is this|are you|are u|r u|dis|this is)\b|\bnew phone who\b|\bhow did you get my (?:number|info|name)\b|\bwhere did you get my (?:number|info|name)\b|\bquien (?:es|eres|habla)\b|\bdo i know you\b/,
  },
  {
    name: 'not_now',
    intent: 'not_now',
    confidence: 0.85,
    match: new RegExp(
      `\\bnot (?:right now|now|at this time|at the moment|yet|today|this (?:week|month|year)|ready|just yet)\\b|\\bmaybe (?:later|next|in (?:a|the)|some ?day|another time|down the road)\\b|\\b(?:check|circle|try|reach|call|text|contact|come|get|touch|follow|hit)(?: me)? (?:back|again|base|up|out)(?: with me| to me)? (?:in|next|after|later|around|when)\\b|\\b(?:text|call|contact|ask|try|message|write) me (?:again )?(?:in (?:a|an|the|\\d+|few|couple|two|three|six|january|february|march|april|may|june|july|august|september|october|november|december)|next (?:week|month|year|spring|summer|fall|winter|quarter)|later)\\b|\\b(?:im |i am |really |pretty |super |too |very )?busy (?:right now|now|at the moment|today|this week|atm)\\b|\\b(?:bad|not a good|not the right) time\\b|\\bin (?:a )?(?:few|couple|couple of|\\d+|two|three|six) (?:weeks|months|years)\\b|\\bafter the (?:holidays|new year|first of the year|summer)\\b|\\bdown the (?:road|line)\\b|\\bin a meeting\\b|\\b(?:ahora no|mas tarde|en otro momento)\\b|\\bcant talk (?:right )?now\\b`,
    ),
  },
  {
    name: 'not_interested',
    intent: 'not_interested',
    confidence: 0.92,
    match:
      /\b(?:not|no longer|isnt|arent|wasnt|aint|never|nt|dont think im|zero) (?:really |very |at all |currently |even |be |that |all that )?interest(?:ed)?\b|\b(?:un|dis)interested\b|\bno (?:thanks|thank you|thx|ty|thank u|interest|gracias)\b|^(?:no|nope|nah|naw|pass|hard pass|im good|all good thanks|im good thanks|we are good|were good|no sir|no maam|im all set|all set|no im good|no way|not a chance|hell no|no need|nada)(?: thanks| thank you| sorry)?$|\bnot (?:for sale|selling|looking|planning) ?(?:to sell|to move|to buy)?\b|\b(?:dont|do not|never|wont|will not|not going to) (?:want to |plan to |wanna |wish to |intend to |care to |be )?sell(?:ing)?\b|\bno me interesa\b|\bno estoy interesad[oa]\b|\bnot for me\b|\b(?:dont|do not) need (?:it|this|your|any|anything)\b|\bno need\b/,
  },
  {
    name: 'objection',
    intent: 'objection',
    confidence: 0.8,
    match:
      /\b(?:too|way too|so) (?:expensive|pricey|high|low|much|costly|good to be true)\b|\balready (?:have|has|got|work|working|using|use|sold|listed|signed|under)\b|\blow ?ball\w*\b|\bcan ?not afford\b|\bcant afford\b|\bno budget\b|\bnot in (?:the|our|my) budget\b|\bunder contract\b|\b(?:have|got|with) (?:an?|my own) (?:agent|realtor|broker|provider|vendor|lawyer)\b|\b(?:sounds|looks|seems) (?:like a scam|fishy|sketchy|too good)\b|\bdont trust\b|\bneed to (?:talk to|ask|check with|discuss with) my (?:wife|husband|spouse|partner|boss|family|son|daughter)\b|\b(?:bad|terrible) reviews\b|\bhappy with (?:my|our|who|what)\b/,
  },
  {
    name: 'scheduling',
    intent: 'scheduling',
    confidence: 0.85,
    match: new RegExp(
      `\\b(?:schedule|reschedule|appointment|calendar|calendly|zoom|set up a (?:call|meeting|time)|book a|give me a (?:call|ring)|(?:please )?call me|(?:can|could|lets|should) (?:we |you |i )?(?:talk|meet|chat|speak|hop on|call me)|what time|whats a good time|when (?:can|are|could|works)|free (?:at|on|${DAY}|this|next|after|around|anytime)|available (?:at|on|${DAY}|this|next|after|around|anytime|between)|works for me|(?:${DAY}) (?:at|works|around|morning|afternoon|evening|after|before|is good|would work|between|\\d)|(?:at|after|around|before|by) \\d{1,2}(?: ?\\d\\d)? ?(?:am|pm|oclock)?|\\d{1,2} ?(?:am|pm)|(?:end|beginning|middle) of (?:the |next )?(?:week|month) works|next (?:week|month) works)\\b`,
    ),
    unless: /\bcall me (?:crazy|old|a|an)\b|\b(?:dont|do not|never) (?:\w+ )?call\b/,
  },
  {
    name: 'interested',
    intent: 'interested',
    confidence: 0.85,
    match:
      /\binterested\b|\b(?:tell me more|more (?:info|information|details)|sounds (?:good|great|interesting|perfect)|lets (?:do it|go|do this)|sign me up|count me in|im in|id like to|i would like to|id love to|id be open|open to (?:it|an? offer|offers|hearing)|make (?:me )?an offer|whats (?:your|the|ur) (?:offer|best offer)|send (?:me )?(?:the |an |a |your )?(?:offer|info|details|information|contract|link|proposal|quote)|send (?:it|them)(?: over)?|go ahead|please do|i want to (?:sell|buy|learn|know|hear|see)|want to sell|ready to (?:sell|buy|go|move)|me interesa|si claro|for the right price)\b|^(?:yes|yeah|yea|yep|yup|ya|sure|ok sure|absolutely|definitely|of course|y|si|yes please|yes i am|yes i do|yes sir|yes maam|sure thing|why not|maybe|possibly|depends|correct|it is|i am)\b(?: \w+){0,2}$/,
    unless:
      /\b(?:are you|r u|are u|if (?:you are|youre)|anyone|whos|who is) (?:still )?interested\b|\b(?:dont|do not) (?:please )?send\b/,
  },
  { name: 'question_mark', intent: 'question', confidence: 0.85, raw: /[?？¿]/u },
  {
    name: 'question_word',
    intent: 'question',
    confidence: 0.75,
    match:
      /^(?:and |so |ok |hi |hey |hello |but )*(?:who|what|whats|when|where|why|how|hows|which|is (?:this|it|that|there)|are (?:you|there|they)|do (?:you|i|they)|does|did (?:you|i)|can (?:you|i|we)|could (?:you|i|we)|would (?:you|it|that)|will (?:you|it|there)|que|quien|cuando|donde|como|cuanto|por que)\b/,
  },
];
