import type { SpeechRule } from './rule.js';

const AGAIN =
  '(?:check|circle|try|reach|call|text|contact|come|get|touch|follow|hit|write|ask|message|ping|talk|email)';
const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|q[1-4])';
const FAR = `(?:next (?:month|year|spring|summer|fall|winter|quarter|season)|in (?:the )?(?:a |an |about |another )*(?:few|couple|couple of|\\d+|two|three|four|five|six|nine|twelve|half|spring|summer|fall|autumn|winter|new year|year|month|future|${MONTH})(?: (?:of )?(?:weeks|months|years|year|month))?|after (?:the )?(?:holidays|holiday|new year|first of the year|summer|winter|school year|christmas|thanksgiving|harvest|tax season)|later (?:this|in the) year)`;

const NOT_NOW: readonly SpeechRule[] = [
  {
    name: 'not_now:said',
    intent: 'not_now',
    confidence: 0.9,
    match: [
      /\bnot (?:right now|now|at this time|at the moment|yet|today|this (?:week|month|year|season)|ready|just yet|before|until|for (?:a|another) (?:while|few))\b/,
      /\b(?:bad|not a good|not the right|not the best|not a great|wrong|terrible) time\b(?! with)/,
      /\bisnt (?:a good|the right|the best) time\b/,
      /\btoo (?:soon|early)\b/,
      /\bhold off\b/,
      /\b(?:cant|cannot|not able to) (?:really )?(?:talk|speak|chat|discuss|think about)(?: (?:it|this|about it))?(?: right)? ?(?:now|today|at the moment)?$/,
      /^(?:later|some other time|another time|not yet|not now|soon)$/,
      /\bon hold\b/,
      /\bput (?:it|this|that) off\b/,
      /\bin no (?:hurry|rush)\b/,
    ],
    unless: [
      /\bnot (?:now or|now not|now and not|yet sold)\b/,
      /\bnot (?:today|now) satan\b/,
      /\bnot until (?:you|i see|i hear|i know)\b/,
    ],
  },
  {
    name: 'not_now:maybe_later',
    intent: 'not_now',
    confidence: 0.88,
    match: [
      /\b(?:maybe|perhaps|possibly|probably|might) (?:\w+ ){0,4}(?:later|next|in (?:a|an|the|\d+|few|spring|summer|fall|winter)|some ?day|another time|down the (?:road|line)|one day|once|when|after)\b/,
      /\b(?:some ?day|one day|down the (?:road|line)|further down|at some point|in the future|sometime next|later on)\b/,
      /\b(?:let me|need to|have to|want to|gotta|got to|ill|i will|going to) (?:think|sleep) (?:about|on|it|over)\b/,
      /\bthink (?:about it|it over)\b/,
      /\b(?:still|not) (?:thinking|deciding|decided|undecided|on the fence)\b/,
      /\bon the fence\b/,
      /\blet you know\b/,
      /\b(?:well|ill|we will|i will) (?:revisit|reconsider|get back to you|be in touch|reach out)\b/,
      /\brevisit\b/,
    ],
    unless: /\b(?:let me know|when (?:can|could|are|would) (?:you|we)|ill let you know when)\b/,
  },
  {
    name: 'not_now:come_back',
    intent: 'not_now',
    confidence: 0.9,
    match: [
      new RegExp(
        `\\b${AGAIN}(?: with)?(?: me| us)? (?:back |again |base |up |out )*(?:with me |with us |to me |to us )*(?:${FAR}|later|around ${MONTH}|when (?:i|we|its|it|the|things)|then|once)\\b`,
      ),
      new RegExp(`\\b(?:${AGAIN}) (?:me |us )?(?:back|again) (?:in|next|after|later|around|when|some)\\b`),
      /\bcircle back\b/,
      /\bgive (?:me|us) (?:some|a little|a bit of|more|a few) (?:time|days|weeks|months)\b/,
      /\bneed (?:some|more|a little|a bit of) time\b/,
    ],
    unless: [
      /\b(?:in (?:an?|\d+|one|two|half|a few|five|ten) (?:hours?|minutes?|half hour)|later today)\b/,
      /\blater this (?:afternoon|morning|evening)\b/,
      /\bin (?:a|the) (?:call|text|email)\b/,
      /\bwork at \d+ call then\b/,
      /\bat \d+ (?:so )?(?:call|text) (?:me )?then\b/,
      /\boff (?:work )?at\b/,
    ],
  },
  {
    name: 'not_now:far_off',
    intent: 'not_now',
    confidence: 0.84,
    match: [
      /^(?:next (?:spring|summer|fall|winter|year|month|quarter))(?: \w+){0,2}$/,
      /\bgive (?:it|me|us) (?:a|another|some|\w+) (?:year|month|months|years|while|time)\b/,
      /\bwhen (?:i|we) (?:retire|move|graduate|finish|turn|get back|sell)\b/,
      /\bwhen (?:the )?(?:rates?|interest rates?|market|prices?|things) (?:come|comes|go|goes|gets?|calms?|settles?|improves?|recovers?|slows?)\b/,
      /\bnot there yet\b/,
      /\bin a (?:quarter|few)\b/,
      /\bwait (?:till|until)\b/,

      new RegExp(
        `\\b(?:wait(?:ing)?|hold(?:ing)?|until|till|starts?|ready|consider(?:ing)?|decide|decision|sell(?:ing)?|talk|plan(?:ning)?|look(?:ing)? (?:at|into)) (?:\\w+ ){0,5}?(?:${FAR}|until|till)\\b`,
      ),
      new RegExp(`^(?:maybe |probably |perhaps |more like |try |sometime )*(?:${FAR})$`),
      new RegExp(
        `\\bnot (?:for|before|until|till) (?:\\w+ ){0,2}(?:${FAR}|${MONTH}|months?|years?|while)\\b`,
      ),
    ],
    unless: /\b(?:works?|meet|see you|appointment|call me (?:at|on))\b/,
  },
  {
    name: 'not_now:busy',
    intent: 'not_now',
    confidence: 0.85,
    match: [
      /\b(?:too much|a lot|so much) going on\b/,
      /^(?:at|in|on) (?:a|an|my|the) (?:wedding|funeral|game|movie|flight|plane|call|doctor\w*|gym|dinner|appointment|meeting|class|hospital|store)\b/,
      /\bhave my hands full\b/,

      /\b(?:busy|swamped|slammed|tied up|overwhelmed) ?(?:right now|now|at the moment|today|this week|this month|with|here)?$/,
      /\b(?:busy|swamped|slammed|tied up|overwhelmed) (?:right now|now|at the moment|today|this week|this month|with)\b/,
      /\b(?:im|i am|were|we are|just|currently|still|am) (?:at work|driving|in class|in the hospital|sick|working|in court|teaching|at a funeral|renovating|remodeling|grieving|on the road|at the (?:doctor|hospital|gym|store))\b/,
      /^(?:at work|driving|working|in class|busy|renovating)\b/,
      /\bin a meeting\b/,
      /\b(?:ttyl|talk (?:to you )?later|cant talk)\b/,
      /\b(?:just had a baby|just lost (?:my|our)|rough (?:few|couple|time|year|month)|going through a)\b/,
      /\b(?:sorting (?:out )?(?:things|the estate|\w+s estate)|currently renovating)\b/,
    ],
    unless: /\b(?:text (?:me )?instead|email (?:is )?better|but (?:i )?can)\b/,
  },
];

const PARTNER =
  '(?:wife|husband|spouse|partner|boss|family|son|daughter|brother|sister|siblings|mother|father|mom|dad|kids|accountant|business partner|team|manager|board|realtor|fiance|girlfriend|boyfriend|attorney|lawyer|cpa)';

const OBJECTION: readonly SpeechRule[] = [
  {
    name: 'objection:price',
    intent: 'objection',
    confidence: 0.88,
    match: [
      /\b(?:not|isnt|nowhere|wasnt) (?:even )?(?:close|near) (?:to )?(?:market|what|the|its|enough)\b/,
      /\b(?:lose|losing|lost) money\b/,
      /\b(?:mortgage|loan|balance|payoff) is (?:higher|more|bigger|larger)\b/,
      /\barm and a leg\b/,
      /\bmarket value\b/,
      /\bpeanuts\b/,
      /\bcharge (?:too|way|so) much\b/,

      /\b(?:too|way too|so|very|kind of|a bit|pretty|quite) (?:expensive|pricey|low|costly|cheap|steep)\b/,
      /\b(?:price|offer|number|that|its|rate|cost|fees?|quote)s? (?:is |are |was |seems? |sounds? |looks? )?(?:way |much |a little |a bit |far )?too (?:high|low|much|little)\b/,
      /\b(?:to|too) expensive\b/,
      /\bexpensive for (?:us|me)\b/,
      /\blow ?ball\w*\b/,
      /\b(?:cant|cannot|can not|couldnt|could not) afford\b/,
      /\b(?:out of|not in|no|over|above|beyond|outside|have no|dont have) (?:\w+ )?budgets?\b/,
      /\bbudget is\b/,
      /\b(?:insult(?:ing)?|a joke|ridiculous|laughable|offensive) ?(?:offer|price)?$/,
      /\b(?:worth|get|offered|sell for|appraised (?:at|for)) (?:a lot |much |way |far |at least )?(?:more|double|triple|twice)\b/,
      /\bless than (?:its|it is|what its|what it is) worth\b/,
      /\b(?:wouldnt|wont|would not|will not|cant|not|dont) (?:take|accept|go|consider|sell|sell it)(?: for)? (?:anything )?(?:less|lower|below|under)\b/,
      /\bowe more than\b/,
      /\brip ?off\b/,
      /\b(?:cheaper|quoted us|quoted me|half of that|better (?:offer|price|deal|rate) (?:from|elsewhere|already))\b/,
      /\bunderwater\b/,
      /\bzillow says\b/,
      /\bzestimate\b/,
    ],
    unless: [
      /\b(?:is|are|would) (?:it|that|this|they) (?:too |so )?(?:expensive|pricey)\b/,
      /\bexpensive mistake\b/,
    ],
  },
  {
    name: 'objection:taken',
    intent: 'objection',
    confidence: 0.87,
    match: [
      /\b(?:got|have|has|had) (?:someone|somebody|a guy|people|a company|a firm) (?:\w+ )?(?:handling|doing|on|for|who|that|taking)\b/,
      /\b(?:contract|agreement|lease) (?:with \w+ )?(?:runs|goes|lasts|doesnt end)\b/,
      /\b(?:dont|not) (?:plan|want|need) to (?:switch|change) (?:vendors?|providers?|suppliers?)\b/,

      /\b(?:already|currently|just) (?:have|has|had|got|get|work|working|using|use|listed|signed|under|with|committed|hired|in contract|locked)\b(?!.*\bsold\b)/,
      /\b(?:is|its|already|been|was|just) sold(?: it| already)?\b/,
      /\b(?:we|i|they|already|just) sold (?:it|that|the|this|my|our|last|in|a|years|already)\b/,
      /\bunder contract\b/,
      /\blisted (?:it )?with\b/,
      /\b(?:have|got|with|use|hired|signed with|working with|work with|through) (?:an?|my own|our own|my|our|the|another) (?:\w+ )?(?:agent|realtor|broker|provider|vendor|supplier|competitor|agency|property manager|company)\b/,
      /\b(?:signed|have|locked into|under) (?:an?|the) (?:\w+ ){0,3}(?:agreement|contract|lease)\b/,
      /\bhappy with (?:my|our|who|what|the)\b/,
      /\b(?:have|has|with) an? lease\b/,
      /\bhave tenants?\b/,
      /\btenants? (?:have|has|with|in|under)\b/,
    ],
    unless: [
      /\b(?:already|just) (?:have|got|had) (?:your|the|this|some|a (?:couple|few)|questions?)\b/,
      /\bhave a contract (?:i|to)\b/,
      /\bis there a contract\b/,
      /\b(?:out of the|leave the) office\b/,
      /\bwhat happens with\b/,
    ],
  },
  {
    name: 'objection:trust',
    intent: 'objection',
    confidence: 0.86,
    match: [
      /\b(?:terrible|bad|awful|horrible) (?:time|luck|experience) with\b/,
      /\b(?:to|with) (?:a )?(?:strangers?|someone i dont know)\b/,
      /\bover the (?:internet|phone)\b.*\btrust\b/,

      /\b(?:sounds?|looks?|seems?|feels?|smells?|is this|this is|probably|must be|isnt|is it|thats|its|this|not) (?:\w+ ){0,3}(?:scam|scammy|fishy|sketchy|shady|too good|fake|suspicious|spam|phishing|fraud)\b/,
      /\btoo good to be true\b/,
      /\b(?:dont|do not|cant|never|hard to) (?:really )?trust\b/,
      /\b(?:bad|terrible|awful|horrible|negative) (?:reviews?|things|experience\w*|reputation)\b/,
      /\b(?:been|got) (?:burned|burnt|scammed|ripped off|cheated) (?:before|by|once|last)\b/,
      /\bhow do i know (?:this|you|that|if)\b/,
      /\bprove (?:it|you)\b/,
      /\bdont (?:give|do) (?:\w+ ){0,3}(?:over|by|via) text\b/,
      /\bskeptical\b/,
      /\bnot comfortable\b/,
    ],
  },
  {
    name: 'objection:decider',
    intent: 'objection',
    confidence: 0.87,
    match: [
      /\bnot (?:up to me|mine to decide)\b/,
      /\b(?:speak|talk|ask) (?:to |with )?(?:the|our|my) (?:trustee|executor|lawyer|owner|landlord|boss|ceo|cfo|director|office manager)\b/,
      /\bnot (?:my|our) call\b/,

      new RegExp(
        `\\b(?:talk|speak|ask|check|discuss|consult|run it by|run this by|clear it)(?: it)?(?: this)?(?: over)? ?(?:to|with|by)? (?:my|our|the) ${PARTNER}\\b`,
      ),
      new RegExp(
        `\\b(?:my|our) ${PARTNER} (?:\\w+ )?(?:owns?|would (?:have|need)|has to|needs to|wont|will not|doesnt|makes|decides|handles|says no|isnt|is against|wants to keep)\\b`,
      ),
      /\bnot (?:my|only my|just my|solely my) (?:decision|call|choice)\b/,
      /\b(?:its|it is) (?:not )?up to my\b/,
      /\b(?:owns?|owner of) half\b/,
      /\b(?:lien|liens|probate|back taxes|foreclosure|title issues?|heirs?) (?:on|in|is|with|and|for)\b/,
    ],
    unless: /\bforeclosure (?:listings?|course)\b/,
  },
];

/** Not a no, but not a yes either. */
export const RESERVE_RULES: readonly SpeechRule[] = [...NOT_NOW, ...OBJECTION];
