import type { SpeechRule } from './rule.js';

const DAY =
  '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|tomorrow|today|tonight|weekend|this week|next week|noon|midday)';
const CLOCK = '(?:\\d{1,2}(?: ?\\d\\d)? ?(?:am|pm|oclock)|\\d{1,2} \\d\\d|noon|midday)';
const PART = '(?:morning|afternoon|evening|night|lunch)';

const SCHEDULING: readonly SpeechRule[] = [
  {
    name: 'scheduling:words',
    intent: 'scheduling',
    confidence: 0.9,
    match:
      /\b(?:schedule|reschedule|scheduled|appointment|walk ?through|showing|calendar|calendly|zoom|teams call|google meet|facetime|set (?:up |me up for )?a (?:call|meeting|time)|set up (?:a |some )?(?:time|call|meeting)|book (?:a|me|us|it|that|in)|pencil (?:me|you|it) in|jump on a (?:call|zoom)|hop on a call)\b/,
    unless: [
      /\b(?:behind|ahead of|on|busy) schedule\b/,
      /\b(?:busy|tight|crazy|full|work) schedule\b/,
      /\bschedule is (?:full|packed|crazy|tight)\b/,
      /\bshowing (?:interest|up)\b/,
      /\bcancel my appointment with (?:my|the)\b/,
    ],
  },
  {
    name: 'scheduling:call_me',
    intent: 'scheduling',
    confidence: 0.88,
    match: [
      /\b(?:call|ring|phone|dial) (?:me|us|my (?:cell|phone|office|line|number|mobile))\b/,
      /\bgive (?:me|us) a (?:call|ring|shout|buzz)\b/,
      /\bhit (?:my line|me up) (?:at|around|after|tomorrow|today|on)\b/,
      /\b(?:can|could|may|should|when can|shall|will) (?:we|you|i|someone|somebody|he|she|they) (?:\w+ ){0,2}?(?:talk|speak|meet|chat|call|come (?:by|out|over|look|see)|stop by|swing by|hop on|connect|get together|discuss)\b/,
      /\b(?:lets|let us|we should|id like to|i would like to|we can|i can|happy to|want to|love to) (?:\w+ )?(?:talk|meet|chat|speak|connect|get together|discuss (?:it|this))\b/,
      /\bcome (?:by|over|out|see|look)\b/,
      /\bstop by\b/,
      /\bcall then\b/,
    ],
    unless: [
      /\bcall me (?:crazy|old|a|an|by|mr|mrs|ms|sir|when pigs)\b/,
      /\b(?:dont|do not|never|no|wont|not|quit|stop|didnt|cant|why did you|why are you|why do you) (?:\w+ )?(?:call|ring|phone|come|talk|meet|speak|chat|discuss)\b/,
      /\bcan we (?:not|stop)\b/,
      /\bwhat (?:do|should) (?:i|we) call\b/,
      /\bcan i ask\b/,
      /\bcan you come up\b/,
      /\blets not\b/,
      /\b(?:called|calls|calling) me\b/,
    ],
  },
  {
    name: 'scheduling:time_works',
    intent: 'scheduling',
    confidence: 0.9,
    match: [
      new RegExp(
        `\\b(?:${DAY}|${CLOCK}|${PART}|that time|that day|then|either day|either) (?:at \\d+ |\\d+ |around \\d+ |${CLOCK} |${PART} )*(?:works?|is (?:good|fine|great|perfect|best|ok)|would (?:work|be (?:good|great|fine|perfect|best))|sounds? (?:good|great|fine|perfect)|i can|im free|i am free|im available|good for (?:me|us))\\b`,
      ),
      /\bworks? (?:for me|for us|great|best|better|fine)\b/,
      /\b(?:end|beginning|middle|start) of (?:the |next |this )?(?:week|month) (?:works|is (?:good|fine|best))\b/,
      /\bi (?:could|can) (?:\w+ )?(?:talk|meet|speak|chat)$/,
      new RegExp(
        `\\b(?:free|available|open|around|home|reachable) (?:at|on|this|next|after|around|any ?time|between|from|until|all|most|in the|for a (?:call|chat|quick)|${DAY}|${CLOCK})\\b`,
      ),
      /\b(?:anything|something|any times?|any slots?|slots?|openings?|any availability) (?:\w+ )?(?:open|available|free|left|on|for)\b/,
    ],
    unless: [
      /\b(?:not|isnt|wont be|never|arent|cant be|dont|doesnt|didnt|nothing|no) (?:\w+ ){0,2}(?:free|available|open|around|home|works?|reachable)\b/,
      /\b(?:how (?:this|it|does|do|that)|what|whatever) (?:\w+ ){0,3}works?\b/,
      /\bworks? (?:for|with) (?:me|us) (?:as|because|here)\b/,
      /\bstill available\b/,
      /\b(?:is|if) (?:it|the|this|your) (?:\w+ ){0,2}(?:free|open|available) (?:on|at|to)\b/,
      /\bopen to\b/,
    ],
  },
  {
    name: 'scheduling:when',
    intent: 'scheduling',
    confidence: 0.88,
    match: [
      /\bhows (?:\w+ )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|\d)/,
      /\b(?:phone call|quick call|in person)\b/,
      /\bwould \d{1,2}(?: \d\d)?(?: ?(?:am|pm))?(?: or \d{1,2}(?: \d\d)?(?: ?(?:am|pm))?)? (?:be possible|work|be ok|suit|be good)\b/,
      /\bput me down for\b/,
      /\bring me\b/,

      /\bwhat (?:time|times|day|days|hours?)\b/,
      /\bwhats (?:a good|the best|your) (?:time|day|availability|schedule)\b/,
      /\bwhen (?:can|are|could|would|is|should|will|works?) (?:you|we|i|a good|good|best|someone)\b/,
      new RegExp(
        `\\b(?:how about|what about|maybe|lets (?:do|say|plan on|shoot for)|say|make it|see you|talk to you|push (?:it|our \\w+) to|move it to|works|id prefer|prefer|i can do|can do|could do|we could do) (?:\\w+ ){0,2}(?:${DAY}|${CLOCK}|at \\d+)\\b`,
      ),
      new RegExp(`\\b(?:can|could|should) (?:\\w+ )?(?:we |you |i )(?:\\w+ ){0,5}(?:${DAY}|${CLOCK})\\b`),
    ],
    unless: [
      /\bwhat time (?:is it|did|was|of year|frame)\b/,
      /\bwhen (?:are|would) you (?:\w+ )?(?:stop|buying|paying|close)\b/,
      /\bmaybe (?:some ?day|next (?:year|month))\b/,
    ],
  },
  {
    name: 'scheduling:bare_time',
    intent: 'scheduling',
    confidence: 0.86,
    of: 'core',
    match: new RegExp(
      `^(?:yes |yeah |sure |ok |maybe |how about |lets do |lets say |at |around |after |before |by |on |this |next |any ?time |say |about )*(?:${DAY}|${CLOCK}|(?:at|around|after|before|by) \\d{1,2})(?: (?:at|around|after|before|by|in the|between|and|or|on|to|${DAY}|${CLOCK}|${PART}|\\d{1,2}|works|good|fine|is|then|for me|please|ok))*$`,
    ),
    unless: /^(?:not |today|tonight|this week|next week|weekend$)/,
  },
  {
    name: 'scheduling:between',
    intent: 'scheduling',
    confidence: 0.82,
    match: [
      new RegExp(`\\b(?:${DAY}|${CLOCK}) (?:${PART} )?(?:at|around|between|after|before) (?:\\d{1,2}|noon)`),
      new RegExp(`\\b(?:at|after|around|before|by|until) ${CLOCK}`),
      /\bany ?time (?:after|before|between|tomorrow|today|on|this|next)\b/,
      /\b(?:any ?time|whenever) (?:is (?:good|fine)|works)\b/,
    ],
    unless: [
      /\b(?:not|cant|wont|dont|busy|until|closed|closes?) (?:\w+ ){0,3}(?:at|before|after|until)\b/,
      /\bat \d+ (?:percent|dollars|years|months)\b/,
    ],
  },
];

const QUESTION: readonly SpeechRule[] = [
  {
    name: 'question:who',
    intent: 'question',
    confidence: 0.95,
    match: [
      /^(?:\w+ )?who$/,
      /^(?:and )?you are$/,
      /\bhow did (?:my|our) (?:name|number|address)\b/,

      /\b(?:whos|who is|whose|who are|whom|who) (?:is |are |am )?(?:this|you|it|that|i (?:speaking|talking|texting)|texting|asking|calling)\b/,
      /\bwho (?:do|did) (?:you|i) (?:work|represent|speak)\b/,
      /\b(?:new phone )?who (?:this|dis)\b/,
      /\b(?:how|howd|where|whered) (?:did |do |d )?(?:you|yall) (?:get|find|obtain|have|come by|got) (?:my|this|our)\b/,
      /\bdo i know you\b/,
      /\bwhat (?:company|business|organization|agency|firm|brokerage)\b/,
      /\b(?:which|what) (?:company|property|house|address|home|lot|location|place|offer|product|service|number|email|message|one)\b/,
      /\bwhats (?:this|that|it) (?:about|regarding|in regards|concerning|for)\b/,
      /\bwhat is (?:this|that|it) (?:about|regarding|in regards|concerning|for)\b/,
    ],
  },
  {
    name: 'question:how_much',
    intent: 'question',
    confidence: 0.9,
    match: [
      /\bhow (?:much|many|long|soon|fast|quick(?:ly)?|far|often|does|do|would|will|is|are|come|can|exactly|about your)\b/,
      /\bwhat (?:is|are|s|would|do|does|will|happens|if|about|kind|type|sort|else|makes|exactly|did|was|were|areas|states|else)\b/,
      /\bwhats (?:the|your|my|in it|included|this|that|going|a|involved)\b/,
      /\b(?:which|where|why) (?:\w+ )?(?:is|are|do|does|did|would|will|should|can|area|areas|one|ones|were|was|you)\b/,
      /\bany (?:references|reviews|fees|costs|cost|obligation|commitment)\b/,
      /\bwhy$/,
      /\bwhere$/,
      /\bhow so$/,
    ],
    unless: [
      /\bhow about (?:no|you (?:stop|go|leave))\b/,
      /\bhow (?:much|many) (?:more )?(?:times|texts|messages) (?:do i|have i|must)\b/,
      /\bwhats (?:your|the|ur) (?:best |cash |highest )*(?:offer|price)\b/,
      /\bwhat time\b/,
      /\bhow much (?:i|we) (?:hate|love|owe)\b/,
    ],
  },
  {
    name: 'question:form',
    intent: 'question',
    confidence: 0.85,
    asks: true,
    match: [
      /^(?:and |but |so |or |also |ok |yes |yeah |sure |sorry |wait |hi |hello |hey |um |then |well |just |if \w+ \w+ )*(?:who|whos|what|whats|when|where|why|how|hows|which|whose|is|are|am|was|were|do|does|did|can|could|would|will|should|have|has|isnt|arent|dont|doesnt|didnt|cant|couldnt|wont|wouldnt|may|any|got)\b(?: \w+)+/,
      /\bis there\b/,
      /\bdo you\b/,
      /\bare you\b/,
      /\bcan you\b/,
      /\bwould (?:you|i|it|that)\b/,
      /\b(?:right|correct|really|huh|eh|no)$/,
    ],
  },
  {
    name: 'question:unmarked',
    intent: 'question',
    confidence: 0.78,
    match:
      /^(?:and |but |so |or |also |ok |sorry |wait |hi |hello |hey |please )*(?:is there|is it|is this|are there|are you|do you|does (?:it|this|that|your)|did you|can you|can i|could you|could i|would you|would i|will you|will it|will i|have you|do i|should i|am i|is the|are the|is your|are your|does the|do they|can we|could we)\b(?: \w+){1,}/,
    unless:
      /^(?:can|could|would|will) you (?:please )?(?:send|call|email|text|mail|share|shoot|forward|give|stop)\b/,
  },
];

const INTERESTED: readonly SpeechRule[] = [
  {
    name: 'interested:said',
    intent: 'interested',
    confidence: 0.92,
    match: [
      /\b(?:im|i am|we are|were|we re|very|definitely|still|really|both|also|would be|id be|wed be|might be|may be|could be|am|are|quite|somewhat|kind of) (?:\w+ ){0,2}?interested\b/,
      /^(?:yes |yeah |sure |ok )*interested\b/,
      /\bpiqued? my interest\b/,
      /\bsounds? (?:\w+ )?(?:interesting|intriguing)\b/,
      /\b(?:have|has|got) (?:some|an|a lot of)? ?interest in\b/,
    ],
    unless: [
      /\b(?:are|r) you (?:\w+ )?interested\b/,
      /\bif (?:youre|you are|you|i was|i were|anyone|we were)\b/,
      /\b(?:who|whos|someone|somebody|anyone|anybody|neighbor|neighbour|friend|cousin|brother|sister|he|she|they) (?:\w+ ){0,3}interested\b/,
      /\b(?:used to be|was|were once|had been|been) (?:\w+ )?interested\b/,
      /\bwere interested (?:years|before|once|back|last)\b/,
      /\binterested in (?:you|having you|never|not|being left|peace|knowing (?:why|how|where|who)|hearing why|buying your)\b/,
      /\bnever said\b/,
      /\bwhat makes you think\b/,
      /\bwhy would i\b/,
      /\bdo i (?:look|sound|seem)\b/,
    ],
  },
  {
    name: 'interested:open',
    intent: 'interested',
    confidence: 0.88,
    match: [
      /\b(?:open to (?:it|an?|offers?|hearing|talking|selling|discuss\w*|listen\w*|the idea|negotiat\w*|ideas|your)|(?:would|might|could|may|will|id|wed) (?:\w+ )?(?:consider|entertain|be (?:open|willing|up for|down|tempted|persuaded))|willing to (?:sell|listen|talk|hear|consider|look|entertain|negotiate|discuss)|for the right (?:price|offer|number|amount)|if the (?:price|number|numbers|offer|money) (?:is|are|was|were|makes?|looks?) (?:right|good|sense|there|fair)|depends on (?:the |your )?(?:price|offer|number|terms)|could be (?:persuaded|convinced|swayed|tempted)|all ears|im listening|i am listening|you have my attention|been (?:thinking|considering|wanting|looking|planning|trying) (?:about |of |to )?(?:selling|sell|sell it|it|moving|downsizing|getting rid)|thinking (?:about|of) selling|considering (?:selling|it|an offer)|ready to (?:sell|go|move|deal|sign|list|buy|start)|(?:want|wants|like|love|looking|need|trying|hoping|planning) to (?:sell|get (?:out|rid) of|get started|move forward|unload|get this sold))\b/,
      /\btired of (?:being a landlord|this house|the (?:house|property|taxes|tenants)|renting|managing)\b/,
      /\b(?:trying|looking|want(?:ing)?|hoping|need(?:ing)?) to (?:offload|unload|get rid of|dump|sell)\b/,
      /\bwed sell\b/,
      /\bcould be (?:open|interested|down)?$/,
      /\b(?:we|i) should sell\b/,
      /^(?:say less|say no more|talk to me|keep talking|go on)$/,
    ],
  },
  {
    name: 'interested:ask_offer',
    intent: 'interested',
    confidence: 0.87,
    unless: [
      /\b(?:dont|do not|never|no need to|stop|quit|why) (?:\w+ )?(?:send|give|text|email|make|tell|show|forward|share)\b/,
      /\bmore information (?:about|on) (?:who|how you got)\b/,
      /\b(?:send|give) (?:it|them) (?:to )?(?:back|away|someone|somebody)\b/,
      /\btell me (?:how|where|why|who) (?:you|did|are)\b/,
    ],
    match: [
      /\b(?:make (?:me|us) (?:an? |your )?(?:\w+ )?offer|(?:whats|what is) (?:your|the|ur) (?:best |cash |highest |top |final |max )*(?:offer|price)|(?:send|shoot|give|text|email|forward|mail|drop|share|show) (?:me |us |it |them |over )*(?:the |an |a |your |some |more |any |over )*(?:offer|offers|information|details|contract|link|proposal|quote|brochure|numbers?|paperwork|pricing|docs?|it over|them over|it|estimate|figures?)|(?:tell|teach|show) (?:me|us) (?:\w+ )?(?:more|about|how|what)|more (?:info|information|details)|learn more|know more|hear (?:more|your|the|what|you out)|(?:id|wed|i would|we would) (?:like|love) (?:\w+ )?(?:more|an offer|a quote|that|to (?:sell|know|hear|learn|see|get|start|do|proceed|accept|find out))|what (?:can|could|would) you (?:offer|pay|give|do for)(?: me| us)?|(?:offer|pay|give) me (?:\w+ ){0,3}(?:hundred|thousand|million|\d+k?)|what you got|with the details)\b/,
      /^(?:ok |so |alright |sure |great )*(?:whats|what is) (?:next|the next step|the move|the process from here)$/,
      /\bsend (?:me |us )?something\b/,
      /\b(?:have|get) (?:someone|somebody|an agent|your \w+) (?:to )?(?:reach out|contact|call|get in touch)\b/,
      /\bgive (?:me|us) (?:a|your) (?:quote|price|estimate|figure|number|ballpark)\b/,
      /\bi would like a (?:quote|demo|price|call)\b/,
    ],
  },
  {
    name: 'interested:go_ahead',
    intent: 'interested',
    confidence: 0.88,
    match:
      /\b(?:sign (?:me|us) up|count (?:me|us) in|im in|i am in|were in|im down|i am down|im game|lets (?:do (?:it|this)|go|move forward|proceed|make (?:a|it)|get started|roll)|go ahead|please do|move forward|deal$|its yours|you (?:have|got) (?:a|yourself a) deal|we have a deal|id let it go for|let it go for|id take|would take|id accept|wed take|id sell|i would sell|wed sell|sold$|exactly what (?:i|we|im)|perfect timing|great timing|good timing|sounds? (?:good|great|perfect|awesome|amazing|fair|reasonable|like a (?:plan|deal|good)))\b/,
    unless: [
      /\bsounds? (?:\w+ )?too good\b/,
      /\bgo ahead and (?:take|remove|delete|lose|stop|block|unsub)/,
      /\b(?:not|never|dont) (?:\w+ )?deal\b/,
      /\bbig deal\b/,
      /\blets (?:not|go of)\b/,
      /\bthe deal$/,
      /\bsounds (?:good|great) but\b/,
    ],
  },
  {
    name: 'interested:yes',
    intent: 'interested',
    confidence: 0.84,
    of: 'core',
    weak: true,
    match:
      /^(?:yes|yeah|yep|yup|sure|absolutely|definitely|of course|y|yes please|yeah please|sure thing|for sure|why not|correct|certainly|you bet|bet|ok sure|sure why not|yes yes|sounds good|100|hell yes|hell yeah|heck yes|heck yeah|fasho|fo sho|yessir|si|indeed|totally|gladly|with pleasure)(?: (?:i am|i do|i would|we are|we do|we would|it is|i can|sir|maam|please|definitely|absolutely|of course|sure|interested|go ahead|still|still available|still for sale|its still (?:for sale|available)|it is still (?:for sale|available)|i will|lets go|lets do it|very much|totally|im listening))*$/,
  },
  {
    name: 'interested:available',
    intent: 'interested',
    confidence: 0.84,
    match: /\b(?:still|its|it is|yes) (?:\w+ )?(?:available|for sale|on the market)\b/,
    unless: /\b(?:not|isnt|no longer|is (?:it|this|that|the|your) (?:\w+ )?(?:still|available)|are|if)\b/,
  },
];

/** What moves a conversation on. */
export const OPENING_RULES: readonly SpeechRule[] = [...SCHEDULING, ...QUESTION, ...INTERESTED];
