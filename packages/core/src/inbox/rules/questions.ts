import type { SpeechRule } from './rule.js';

/** Whoever asks wants an answer before anything else. */
export const QUESTION_RULES: readonly SpeechRule[] = [
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
