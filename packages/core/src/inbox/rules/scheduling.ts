import type { SpeechRule } from './rule.js';

const DAY =
  '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|tomorrow|today|tonight|weekend|this week|next week|noon|midday)';
const CLOCK = '(?:\\d{1,2}(?: ?\\d\\d)? ?(?:am|pm|oclock)|\\d{1,2} \\d\\d|noon|midday)';
const PART = '(?:morning|afternoon|evening|night|lunch)';

/** Times, calls and meetings. */
export const SCHEDULING_RULES: readonly SpeechRule[] = [
  {
    name: 'scheduling:words',
    intent: 'scheduling',
    confidence: 0.9,
    match: [
      /\b(?:schedule|reschedule|scheduled|appointment|walk ?through|showing|calendar|calendly|zoom|teams call)\b/,
      /\b(?:google meet|facetime|set (?:up |me up for )?a (?:call|meeting|time))\b/,
      /\b(?:set up (?:a |some )?(?:time|call|meeting)|book (?:a|me|us|it|that|in)|pencil (?:me|you|it) in)\b/,
      /\b(?:jump on a (?:call|zoom)|hop on a call)\b/,
    ],
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
      new RegExp(
        `\\b(?:can|could|should) (?:\\w+ )?(?:we|(?:you|i) (?:\\w+ )?(?:come|stop|swing|be|meet|talk|call|see|make it|do)) (?:\\w+ ){0,5}(?:${DAY}|${CLOCK})\\b`,
      ),
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
