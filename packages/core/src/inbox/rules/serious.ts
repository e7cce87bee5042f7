import type { SpeechRule } from './rule.js';

const LAWYER = '(?:lawyers?|attorneys?|legal (?:team|counsel|department|rep)|solicitor)';

/** Threats with the law. */
const LEGAL: readonly SpeechRule[] = [
  {
    name: 'legal:sue',
    intent: 'legal_threat',
    confidence: 0.97,
    match: [
      /\b(?:sue (?:you|your|them|ya|yall|this company)|suing (?:you|your|this))/,
      /\b(?:(?:ill|will|going to|can|should|could) sue\b|lawsuit|class action|small claims|legal action)/,
      /\b(?:take (?:you|this|your company) to court|see you in court)/,
      /\b(?:(?:you will be|youll be|getting|be) served\b|service of process|registered agent)/,
      /\bpress(?:ing)? charges/,
    ],
    unless: [
      /\b(?:dont|not|wont|never|no|would not) (?:\w+ ){0,2}(?:sue|suing|press)\b/,
      /\blawsuit settlement\b/,
    ],
  },
  {
    name: 'legal:lawyer',
    intent: 'legal_threat',
    confidence: 0.95,
    match: [
      /\b(?:demand letter|cease and desist letter|my counsel|our counsel|legal counsel)\b/,
      /\b(?:my|our|the) (?:lawyers?|attorneys?) (?:\w+ ){0,2}(?:in (?:touch|contact)|contact)\b/,

      new RegExp(
        `\\b(?:hear(?:ing)? from|talk to|speak to|contact(?:ing)?|calling|call|forward(?:ing|ed)? (?:this|these|it|everything) to|consult(?:ed|ing)?(?: with)?|gave this to) (?:my|our) ${LAWYER}\\b`,
      ),
      new RegExp(`\\b(?:my|our) ${LAWYER} (?:will|is going to|would|has|have|is|knows|wants|says|said)\\b`),
      /\b(?:im|i am) (?:an?|a practicing|a \w+) (?:\w+ )?(?:lawyer|attorney)\b.*\b(?:mistake|regret|sorry|cost|damages|violat\w*)\b/,
    ],
    unless: [
      /\b(?:check|review|look|read|okay|sign)(?:ing)? (?:it|this|the (?:offer|contract|paperwork)) (?:over )?(?:with|by)\b/,
      /\blawyer (?:will|has|is|would) (?:look|review|read|handle|do|draw)/,
    ],
  },
  {
    name: 'legal:i_am_one',
    intent: 'legal_threat',
    confidence: 0.92,
    of: 'whole',
    match:
      /\b(?:im|i am) (?:an?|a practicing|a \w+) (?:\w+ )?(?:lawyer|attorney|paralegal)\b.*\b(?:mistake|regret|sorry|cost you|damages|violat\w*|illegal)\b/,
  },
  {
    name: 'legal:authority',
    intent: 'legal_threat',
    confidence: 0.95,
    match: [
      /\breport(?:ing)? (?:you|your company|this company|your number|this) to (?:the )?(?:state|government|authorities|feds|fed|police|regulators?|carrier|attorney|bar|commission|law)\b/,

      /\b(?:fcc|ftc|attorney general|better business bureau|bbb|consumer protection|police)\b.*\b(?:complaint|report\w*|claim|file|filing|contact)\b/,
      /\b(?:report(?:ed|ing)?|complain(?:ed|ing)?|forward(?:ed|ing)?|turn(?:ed|ing)?|fil(?:e|ed|ing)|send(?:ing)?|sent)\b.*\b(?:fcc|ftc|attorney general|better business bureau|bbb|the ag|police report|consumer protection)\b/,
      /\bfil(?:e|ed|ing) an? (?:\w+ )?complaint\b/,
      /\bcalling the (?:police|cops)\b/,
    ],
    unless: /\b(?:bbb|better business bureau) (?:rating|rated|accredited|page|profile)\b/,
  },
  {
    name: 'legal:statute',
    intent: 'legal_threat',
    confidence: 0.95,
    match: [
      /\b(?:\d{3,5}|fine|damages|dollars) (?:\w+ ){0,2}(?:per|for each|for every|a) (?:text|message|call|violation)\b/,
      /\bcollect damages\b/,

      /\btcpa\b/,
      /\b(?:violat(?:ion|ions|ing|ed|es)|breach|breaking|against) (?:of )?(?:the |federal |state |fed |telemarketing )*(?:law|laws|act|do not call|dnc|statute|regulations?)\b/,
      /\b(?:under|by) (?:the )?(?:federal|state) (?:law|statute)\b/,
      /\b(?:liable|seek|collect|entitled to|owe me|sue for|statutory) (?:\w+ ){0,3}(?:damages|per (?:text|call|message)|for each (?:text|call|message))\b/,
      /\billegal to (?:text|call|contact|solicit)\b/,
    ],
  },
];

/** Insults and threats. */
const HOSTILE: readonly SpeechRule[] = [
  {
    name: 'hostile:curse',
    intent: 'hostile',
    confidence: 0.95,
    match: [
      /\b(?:f+u+c+k+ (?:you|off|your|yourself|this|all|outta|that)|(?:the|go) fuck (?:up|off|yourself))\b/,
      /\bfuck(?:ing|in)? (?:idiot|scammers?|crooks?|assholes?|losers?|moron|people|clowns?|leech\w*)\b/,
      /\b(?:^f (?:you|off)\b|go to hell|burn in hell|rot in hell|go die|drop dead|eat shit|piss off)\b/,
      /\b(?:screw (?:you|off)|bite me|kiss my|suck (?:my|it|a)|shove it|stick it up|shut (?:the \w+ )?up|stfu|gtfo)\b/,
      /\bkys\b/,
      /\b(?:bugger off|sod off|choke on|choke$|get bent|eat (?:dirt|a)|up yours|damn you|screw yourself|f yourself)\b/,
    ],
  },
  {
    name: 'hostile:name',
    intent: 'hostile',
    confidence: 0.92,
    unless: [/\b(?:not|arent|isnt) (?:an? |being an? )?\w+$/, /\bson of a bitch is\b/],
    match: [
      /\b(?:asshole|ass hole|scumbags?|dirtbags?|douche\w*|dickhead|jackass|dumbass|bastards?|bitch(?:es)?)\b/,
      /\b(?:motherfuck\w*|piece of (?:shit|crap|garbage|trash)|cunt|prick|slimeballs?|bottom feeders?)\b/,
      /\b(?:bloodsuckers?|low ?lifes?|vultures?|parasites?|leeches|scum)\b/,
      /\b(?:lowlifes?|scum|parasites?|trash bag|weasels?|snakes? like you|grifters?|con ?man|con ?men|hustlers?)\b/,
    ],
  },
  {
    name: 'hostile:accuse',
    intent: 'hostile',
    confidence: 0.9,
    match: [
      /\b(?:you|youre|yall|you are|you re|you people|you guys|your|such|bunch of|filthy|dirty|damn|lying|bunch) (?:\w+ ){0,3}(?:scammers?|crooks?|thie(?:f|ves)|liars?|criminals?|idiots?|morons?|losers?|clowns?|disgusting|pathetic|shameful|garbage|predators?|con artists?|frauds?|stupid|trash|scams?)\b/,
      /^(?:idiots?|morons?|losers?|clowns?|scammers?|crooks?|thie(?:f|ves)|liars?|frauds?|predators?|pathetic)$/,
      /^(?:disgusting|get lost|go away you \w+|get a (?:life|real job|job))$/,
      /^get lost\b/,
      /\bget a (?:life|real job)\b/,
      /\bshame on you\b/,
    ],
    unless: [
      /\b(?:are|r|not|arent|isnt|hope) (?:you|this|u)\b.*\b(?:scammers?|scams?|crooks?|thie(?:f|ves)|frauds?)\b/,
      /\b(?:not|arent|isnt) (?:an? |like )?(?:\w+ )?(?:scammers?|crooks?|thie(?:f|ves)|liars?|scams?)\b/,
    ],
  },
  {
    name: 'hostile:threat',
    intent: 'hostile',
    confidence: 0.95,
    unless:
      /\b(?:ill|i will|going to) (?:find|beat) (?:you|your) (?:\w+ )?(?:message|email|offer|price|number)\b/,
    match: [
      /\b(?:ill|i will|going to|gonna|i) (?:shoot|kill|hurt|beat|find|hunt|break|come for|punch|destroy) (?:you|your|every)\b/,
      /\b(?:kill (?:you|yourself)|watch your back)\b/,
      /\bknow where (?:you (?:live|work|sleep|are)|your (?:\w+ )?(?:office|house|family|kids|home))\b/,
      /\bhope (?:you|yall|your (?:business|house|office|company|whole \w+)) (?:\w+ ){0,3}(?:burns?|dies?|die|fails?|rots?|get (?:hit|cancer|sick))\b/,
      /\b(?:shoot|shotgun|gun|bullet) (?:\w+ ){0,3}(?:you|waiting|head)\b/,
      /\b(?:see|find out) what happens to you\b/,
      /\b(?:try|dare) (?:coming|showing|come) (?:\w+ ){0,3}(?:here|near|over|up)\b/,
      /\byoull (?:regret|be sorry|pay for)\b/,
    ],
  },
  { name: 'hostile:finger', intent: 'hostile', confidence: 0.92, raw: /🖕/u },
];

/** The message did not reach whom we meant. */
const WRONG_NUMBER: readonly SpeechRule[] = [
  {
    name: 'wrong_number:said',
    intent: 'wrong_number',
    confidence: 0.96,
    match: [
      /\bwrong (?:fella|fellow|kid|chick|contact|place|account|individual|somebody)\b/,

      /\bwrong (?:number|person|guy|phone|contact|lady|man|woman|house|people|digits|one|dude|girl|family|owner|party|property)\b/,
      /^(?:its |its the |this is the |this is |thats the |thats )?wrong$/,
    ],
    unless: /\b(?:not|isnt) (?:the )?wrong\b/,
  },
  { name: 'wrong_number:sign', intent: 'wrong_number', confidence: 0.95, raw: /\bwrong\s+#/iu },
  {
    name: 'wrong_number:name',
    intent: 'wrong_number',
    confidence: 0.93,
    match: [
      /\b(?:no idea|dont know|do not know|never heard of|not sure) who (?!you|this|u\b)(?:that |the )?\w+ is\b/,
      /\bwho is \w+ i ?a?m \w+$/,
      /\bnever heard of (?:that|this|the) (?:address|street|property|person|house|guy)\b/,

      /\b(?:no ?one|nobody|no person|no such person) (?:here |lives here |at this number |is )*(?:by|with|named|called|of) \w+/,
      /\bthere (?:is|s) (?:no|nobody|no one) (?:\w+ )?(?:\w+ )?(?:here|at this (?:number|address))\b/,
      /\bno (?!one\b|problem|issues?\b|rush|way|need|thanks|offers?\b|interest|sale|pressure|sellers?\b|worries|plans)\w+ (?:here|at this number|on this number|lives here)$/,
      /\b(?:dont|do not) know (?:any|an?|anyone|anybody|who|no) (?:\w+ )?(?:by that name|named|is|you are looking for|you re looking for)\b/,
      /^(?:i )?(?:dont|do not) know an? \w+$/,
      /\b(?:this is not|this isnt|im not|i am not|its not|aint|not) (?:him|her|them|that person|the person|the (?:right )?(?:person|guy|lady|man|woman)|who you)\b/,
    ],
    unless: /\b(?:no ?one|nobody) (?:here )?(?:is )?(?:interested|selling|wants)\b/,
  },
  {
    name: 'wrong_number:other_name',
    intent: 'wrong_number',
    confidence: 0.88,
    // A name begins with a capital; “I'm not sure” does not.
    raw: /\b(?:I['’]?m|I am|This is|It['’]?s|That['’]?s|im|i'm|this is) not (?:Mr\.? |Mrs\.? |Ms\.? )?(?!I\b|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Interest|Sell|Sure|English|Spanish|American|OK|God|Santa)\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?(?=[\s,.!]|$)|\b(?:This|this|It|it|That|that) (?:isn['’]?t|ain['’]?t) (?:Mr\.? |Mrs\.? |Ms\.? )?(?!I\b|Interest)\p{Lu}\p{Ll}+(?=[\s,.!]|$)/u,
  },
  {
    name: 'wrong_number:not_me',
    intent: 'wrong_number',
    confidence: 0.86,
    of: 'core',
    match: [
      /^(?:no )?(?:thats|that is|its) not (?:me|my (?:name|house|property|address))$/,
      /^not (?:me|my (?:house|property|place|home|number|address))$/,
    ],
  },
  {
    name: 'wrong_number:reassigned',
    intent: 'wrong_number',
    confidence: 0.94,
    match: [
      /\b(?:hasnt|havent|doesnt|does not|has not) (?:had|have|own|owned|used|use) this (?:number|phone|line|cell)\b/,
      /\bthis is (?:a|an|my) (?:company|business|work|new|different|shared|office) (?:phone|number|line|cell)\b/,

      /\b(?:changed|switched|got a new|has a (?:new|different)) (?:his|her|their|phone)? ?numbers?\b/,
      /\b(?:had|have) this (?:number|phone) for\b/,
      /\b(?:(?:just|recently) got|new owner of|new to) this (?:number|phone)\b/,
      /\b(?:doesnt|dont|does not|no longer|didnt) (?:have|has|use|own) this (?:number|phone)\b/,
      /\bthis (?:number|phone) (?:belongs to|is now|now belongs)\b/,
      /\b(?:isnt|is not|not|no longer|aint) (?:his|her|their|\w+s) (?:number|phone|cell)\b/,
      /\b(?:reach|looking for|text|contact|meant for|texting|trying to get|want|need) (?:some ?one|somebody) else\b/,
      /\bmixed up with\b/,
      /\b(?:not|isnt) who you (?:think|are|re|want)\b/,
      /\b(?:you|you have|youve|you ve) (?:got |have )?the wrong\b/,
      /\bmistaken (?:me|identity)\b/,
    ],
    unless: /\bwrong (?:idea|impression|price|address|info|information)\b/,
  },
  {
    name: 'wrong_number:not_owner',
    intent: 'wrong_number',
    confidence: 0.9,
    match: [
      /\b(?:dont|do not|never) (?:have|had|own|owned) (?:a|any) (?:house|property|home|land|place|real estate)(?: \w+)?$/,
      /\b(?:thats|that is|its|it is) (?:not mine|someone elses|somebody elses)\b/,

      /\b(?:not|isnt|aint|never|no longer) (?:the |an? )?(?:owner|homeowner|property owner|landlord)\b/,
      /\b(?:dont|do not|never|didnt|havent) (?:own|owned)\b.*\b(?:property|house|home|land|place|anything|that|it|building|street)\b/,
      /\bi (?:just |only )?rent\b.*\b(?:dont|not) own\b/,
      /^(?:i )?(?:just |only )?rent(?: here)?$/,
    ],
    unless: /\b(?:anymore|any more|sold)\b/,
  },
  {
    name: 'wrong_number:passed_away',
    intent: 'wrong_number',
    confidence: 0.75,
    match: /\b(?:passed away|is deceased|is dead|died)\b.*\b(?:number|line|business|phone)\b/,
  },
];

export const SERIOUS_RULES: readonly SpeechRule[] = [...LEGAL, ...HOSTILE, ...WRONG_NUMBER];
