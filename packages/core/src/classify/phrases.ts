/** One rule: the name is stored with the suppression. `unless` takes the match back. */
export interface PhraseRule {
  name: string;
  match: RegExp;
  /** Exception within the same statement. */
  unless?: RegExp;
  /** Exception anywhere in the message. */
  unlessAnywhere?: RegExp;
}

// All patterns run on text from `normalizeInbound`: lower case, no punctuation, no apostrophes.
const ING =
  '(?:text(?:ing|in)|tex(?:ing|ting)|texxting|txt(?:ing|in)?|messag(?:ing|in)|msg(?:ing)?|contact(?:ing)?|call(?:ing|in)|e ?mailing|bothering|spamming|harassing|sending|sendin|writing|reaching out|bugging|pestering|annoying|hitting me up|blowing (?:me|up)|soliciting|communicating)';
const THINGS =
  '(?:texts?|txts?|messages?|msgs?|sms|calls?|e ?mails?|spam|offers?|ads?|notifications?|alerts?|solicitations?|communications?|contact|updates|promotions?|marketing|texting|messaging|calling|garbage|crap|bs|bullshit|shit|junk)';
const ME =
  '(?:me|us|my (?:phone|cell|number|wife|husband|mom|mother|dad|family|kids?|son|daughter)|this (?:number|phone|line)|here)';
const MINE =
  '(?:me|us|my (?:\\w+ )?(?:number|name|phone|cell|info|information|contact|email|details|data|house|address|property)|this (?:\\w+ )?(?:number|phone|contact|line)|our (?:\\w+ )?(?:number|name|info)|the number|number|this one)';
const NOT =
  '(?:do ?not|dont|dnt|doont|never|please no|pls no|not to|shouldnt|should not|cant|cannot|wont|quit|no)';
const LATER =
  '(?:until|till|before|after|while|when|whenever|during|today|tonight|right now|so late|this late|so early|this early|that early|that late|unless|yet|at work|at night|from work|on (?:sun|mon|tues|wednes|thurs|fri|satur)day|on weekends?|in the (?:morning|evening))';

/** Free text in English that withdraws consent. */
export const ENGLISH_PHRASES: readonly PhraseRule[] = [
  {
    name: 'stop_doing',
    match: new RegExp(
      `\\b(?:stop|stopp+|stp|stpo|sotp|stahp|quit|cease|discontinue|end|halt) (?:with |all |the |these |this |those |your |ur |any |further |fucking |freaking |damn |please |trying to )*(?:${ING}|${THINGS})\\b(?! (?:him|her|them|it|each other|everyone|everybody|people|yourself|ur ?self|names|that|one another)\\b)`,
    ),
    unless: new RegExp(
      `\\b(?:i|ill|i will|i would|id|we|well|he|she|they|dont|do not|cant|cannot|could not|couldnt|wont|never|not|did you|didnt|did they|weekend|the|at|by|month|week|day|year) (?:ever |just |please )?(?:stop|quit|end|cease)\\b`,
    ),
  },
  {
    name: 'ultimatum',
    match:
      /\bif (?:you|u|yall) (?:dont|do not|wont|cant) (?:stop|quit|cease)\b|\b(?:text|message|contact|write|email|txt|msg) (?:me|us|this number|here) (?:again|one more time|once more) (?:and|or) (?:(?:ill|i will|im|i am|we will|well|im going to|im gonna) (?:now )?(?:be )?(?:block|blocking|report|reporting|sue|suing|file|filing|press|pressing|call the|calling the|call my|calling my|contact my|contacting my|take you|get a lawyer)|you will (?:hear|be|regret)|youll (?:hear|be|regret)|my (?:lawyer|attorney))\b/,
  },
  {
    name: 'told_to_stop',
    match:
      /\b(?:told|asked|asking|telling|want|need|needs|like|begging|request|requesting|demand|going|have|please) (?:you|u|yall|this|these|it|that) (?:guys |people |all )?(?:to )?stop(?: (?:already|now|before|once|twice|again|it|this|today|yesterday|last (?:week|month|time)|(?:many|several|three|two|\d+) times|please))*$|\b(?:please|pls|plz) (?:just )?stop(?: now)?$/,
  },
  {
    name: 'make_it_stop',
    match:
      /\b(?:make (?:it|this|these|them) stop|how (?:do|can) i (?:stop|end|cancel) (?:these|this|the|your|getting|receiving)|(?:want|wish|like|need) (?:these|this|the|them|your) (?:\w+ )?to stop$|stop (?:receiving|getting))\b/,
    unless:
      /\b(?:dont|do not|never|didnt|did i|why did i|(?<!how do |how can |how could )i) stop\b|\b(?:dont|do not) (?:want|make)\b/,
  },
  {
    name: 'do_not_contact',
    match: new RegExp(
      `\\b${NOT} (?:you )?(?:ever |please |pls |dare |try to |need to |you |bother to |continue to |keep )*(?:text|txt|message|msg|contact|email|e mail|sms|write|bother|harass|spam|solicit|reach out|hit me up|${ING})(?: to)? ${ME}\\b(?! (?:${LATER}))`,
    ),
    unless:
      /\b(?:no one|nobody|why (?:dont|do not|wont|cant|didnt)|did not|didnt|you (?:dont|do not|never|wont|cant|cannot) (?:text|message|contact|email|write|call)|(?:he|she|they|i|it|we) (?:dont|do not|never|wont|cant|cannot|doesnt)|dont bother me at all|no you)\b/,
  },
  {
    name: 'do_not_contact_again',
    match: new RegExp(
      `\\b${NOT} (?:ever |please |pls )*(?:text|txt|message|msg|contact|e ?mail|write|call|bother|reach out)(?: (?:or|and|nor) (?:text|txt|message|contact|e ?mail|call|bother|write))?(?: to)?(?: ${ME})?(?: back)?(?: at| on| to)?(?: this (?:number|phone))? (?:again|anymore|any more|ever|no more|any longer|further|at all)\\b`,
    ),
    unless: /\b(?:i|he|she|they|we|you|it) (?:dont|do not|never|cant|cannot|wont|will never)\b/,
  },
  {
    name: 'do_not_call',
    match: new RegExp(
      `\\b(?:do ?not|dont|never|please no|quit) (?:ever |please )*call(?:ing)? ${ME}(?: again| anymore| any more| ever| please| pls| at this| on this| thanks| thank you| or text\\b.*)?$`,
    ),
    // Who prefers texts to calls has not withdrawn from texts.
    unlessAnywhere: /\b(?:text|txt|e ?mail|message)\b/,
    unless:
      /\b(?:i|he|she|they|we|you) (?:dont|do not|never)\b|\b(?:just|instead|rather|only|can|please|but) (?:text|txt|e ?mail|message)\b/,
  },
  {
    name: 'do_not_send',
    match: new RegExp(
      `\\b(?:do ?not|dont|never) (?:ever |please )*(?:send|sending) (?:me |us )?(?:any ?more|anything|any|more|these|this|those|your|ur|further|another|${THINGS})\\b`,
    ),
    unless: /\b(?:i|he|she|they|we|you) (?:dont|do not|never)\b|\b(?:yet|until|till|before)\b/,
  },
  {
    name: 'remove_from_list',
    match: new RegExp(
      `\\b(?:take|remove|delete|get|pull|scrub|erase|drop|strike|cross|scratch|clear|purge|wipe|keep|leave) ${MINE} (?:right )?(?:from|off|off of|out|out of)(?: of)?(?:$| (?:please|pls|now|immediately|asap|thanks|your|ur|the|this|that|these|any|all|whatever|everything|here|there|it|future|further|mailing|call)\\b)`,
    ),
    unless:
      /\b(?:dont|do not|didnt|never|not|did you|why did you|why was i|will you be) (?:take|remove|delete|get|pull|drop)\b|\boff (?:the )?(?:hook|guard|topic|track|work|market)\b|\b(?:from|out of|off) (?:the |this |my )?(?:airport|hospital|bus|car|house|work|school|office|mess|hole|contract|lease|mortgage|deed|title|loan)\b/,
  },
  {
    name: 'remove_me',
    match: new RegExp(
      `\\b(?:remove|delete|erase|scrub|purge|unlist|unenroll|unregister|deactivate|discard|trash) (?:me|us|my (?:\\w+ )?(?:number|name|phone|cell|info|information|contact|email|details|data)|this (?:\\w+ )?(?:number|phone|contact)|our number|the number)(?:$| (?:please|pls|now|immediately|asap|thanks|thank|and|from|off|permanently|already|before|or)\\b)`,
    ),
    unless:
      /\b(?:dont|do not|didnt|never|not|did you|why did you|please dont|accidentally) (?:remove|delete|erase)\b|\bi (?:will |ll |can |could |cant )?(?:remove|delete|erase)\b|\bill (?:remove|delete|erase)\b/,
  },
  {
    name: 'off_your_list',
    match:
      /\boff (?:of )?(?:your|ur|this|yalls?|ya) (?:\w+ ){0,2}(?:lists?|database|system|rolodex)\b|\b(?:want|like|get) off (?:of )?(?:the|this|your) (?:\w+ )?list\b/,
    unless: /\b(?:dont|do not|not|never) (?:want |take |get |me |be )+off\b/,
  },
  {
    name: 'lose_my_number',
    match:
      /\b(?:lose|forget|ditch|burn|throw away|get rid of|loose|trash|drop) (?:my|this|our) (?:\w+ )?(?:number|digits|contact|info|phone)\b/,
    unless:
      /\b(?:dont|do not|didnt|never|not|did you|you|u|i|to|always|often) (?:ever )?(?:lose|forget|loose|drop|trash)\b/,
  },
  {
    name: 'unsubscribe',
    match:
      /\bun ?su(?:b|bs)?s?c?ri?(?:be|bed|bing|b)\b|\bunsub\b|\bopt(?:ed|ing)? (?:me |us |this number |my number )?out\b|\boptout\b/,
    unless:
      /\b(?:dont|do not|didnt|did not|never|not|no need to|wont|cant|havent|have not|we|they|he|she|why did you|accidentally|didnt mean to) (?:\w+ ){0,3}?(?:un ?subscri\w*|unsub|opt(?:ed|ing)? (?:me )?out)\b/,
  },
  {
    name: 'no_more_messages',
    match: new RegExp(
      `\\b(?:no|zero|enough|without) (?:more |further |of |with |of the |with the |of these |with these |with your |of your )+(?:\\w+ )?${THINGS}\\b|^(?:please |pls )no (?:more|${THINGS})$|^(?:please |pls )?no (?:more|${THINGS})(?: please| pls| thanks| thank you| ever| at all| anymore)$`,
    ),
    unlessAnywhere:
      /(?<!\b(?:no|more|further|any|your|these) )\btexts? (?:only|is|are|works?|me|instead|please|ok|okay)\b|\b(?:only|just|prefer) texts?\b/,
    unless:
      /\b(?:why|there (?:are|were|is|was)|i have|i had|i get|i got|got|get|have|had|see|so|are|is|be) no (?:more |further )+|\bno more (?:calls|messages|offers) (?:from (?:him|her|them)|than)\b/,
  },
  {
    name: 'leave_me_alone',
    match:
      /\b(?:leave|let) (?:me|us|my (?:family|wife|husband|mother|mom|phone)) (?:the (?:hell|fuck|heck) |tf |be and )?alone\b(?! (?:decide|to|with|i|for a))|^(?:please |just |pls )*go away(?: please| now)?$/,
    unless:
      /\b(?:dont|do not|never|didnt|wont|they|he|she|kids|will|would|to|if you) (?:\w+ )?(?:leave|let) (?:me|us)\b/,
  },
  {
    name: 'withdraw_consent',
    match:
      /\b(?:revok|withdraw|rescind|retract|cancel|remov)(?:e|es|ed|ing|s|n)? (?:any |all |my |the |our |prior |previous )*(?:consent|permission|authorization|subscription|opt in|enrollment to text)/,
    unless:
      /\b(?:dont|do not|didnt|did not|never|not) (?:\w+ )?(?:revok|withdraw|rescind|retract|cancel|remov)/,
  },
  {
    name: 'no_consent',
    match:
      /\b(?:you|u|yall) (?:dont|do not|never|didnt|did not) (?:have|had|get|got|have any) (?:my |any |the )?(?:consent|permission|authorization|right to (?:text|contact|message|call))\b|\b(?:i|we) (?:did not|didnt|never|have not|havent|dont|do not) (?:ever )?(?:give|gave|given|consent|consented|agree|agreed|authorize|authorized|sign up|signed up|subscribe|subscribed|opt in|opted in|request|requested|ask|asked) (?:\w+ )?(?:you |to |for |up )*(?:consent|permission|authorization|this|these|receive|get|texts?|messages?|contact|be contacted|text|your texts?|your messages?|any of this)\b/,
  },
  {
    name: 'do_not_want',
    match: new RegExp(
      `\\b(?:do ?not|dont|dnt|no longer|never|didnt|wouldnt|not) (?:want|wish|care|need|like|wanna|interested in|wanting)(?: to| you| for you| anyone| any| more| to be| getting| any more| these| this| your| ur| the| of| further| all| to get| to receive| receiving| to keep| you to be| you guys)* (?:${ING}|${THINGS}|contacted|texted|messaged|called|emailed|bothered|solicited|hear from (?:you|u|yall|anyone|this|your)|text me|contact me|message me|call me)\\b(?! (?:${LATER}))`,
    ),
    unless:
      /\b(?:if you|in case you|you) (?:dont|do not|no longer)\b|\b(?:i|we) (?:dont|do not) (?:want|like) (?:the|this|your|these) offers?\b|\b(?:dont|do not) (?:need|want|like|care for) (?:any |more |your |the |this |an )*(?:offers?|updates|marketing|ads?|promotions?)(?: right now| at this time)?$|\bcalls? (?:just|only|please|but) (?:text|e ?mail|message)/,
  },
  {
    name: 'no_longer_contact',
    match: /\b(?:no longer|not be|never be) (?:be )?(?:contact(?:ed)?|text(?:ed)?|messaged?|solicited)\b/,
  },
  {
    name: 'do_not_call_list',
    match:
      /\b(?:do not|dont|no) (?:call|contact|text|disturb|solicit) (?:list|registry|register)\b|\bdnc (?:list|registry|me)\b|\b(?:add|put) (?:me|us|my number|this number) (?:on|to) (?:your |the )?dnc\b/,
    unless: /\b(?:not|arent|isnt|im not|am not) on (?:the|any|a|your)\b/,
  },
  {
    name: 'cease_and_desist',
    match:
      /\bcease (?:and|n) desist\b|\b(?:cease|discontinue|terminate) (?:all |any |further |your )*(?:contact|communications?|correspondence)\b/,
  },
  {
    name: 'blocking',
    match:
      /\b(?:im|i am|ill|i will|gonna|going to|about to|be|and) (?:now )?(?:block|blocking) (?:you|u|this number|your number|ur number|yall|and report)\b|\b(?:you are|youre|u r|you re|this number is|you have been|youve been) (?:now )?(?:being )?blocked\b/,
    unless: /\b(?:accident|mistake|sorry|not blocking|wont block|dont want)\b/,
  },
  {
    name: 'cancel_messages',
    match: new RegExp(
      `\\b(?:cancel|turn off|shut off|disable|kill|end|terminate) (?:these|the|all|this|my|your|any|future) (?:future |further |text |sms |marketing )*(?:texts?|txts?|messages?|msgs?|sms|alerts?|notifications?|subscription|text messages|messaging|texting)\\b`,
    ),
    unless: /\b(?:dont|do not|never|didnt) (?:cancel|turn off|disable|end)\b/,
  },
  {
    name: 'stop_not_interested',
    match:
      /^stop (?:i |im |we |were |am |not |no |this is |you have |u have |wrong |the |are |really |ur |your )*(?:interested|wrong|number|spam|scam|scammer|scamming|harassment)\b/,
  },
  {
    name: 'no_contact',
    match:
      /^(?:please |pls )*no (?:contact|text|texting|calls or texts|texts or calls)(?: me)?(?: again| please| pls| anymore| any more)?$/,
  },
  {
    name: 'bare_do_not_text',
    match:
      /^(?:please |pls |this is \w+ \w+ |not \w+ )*(?:do ?not|dont|dnt|never) (?:text|txt|message|msg|contact|solicit|disturb)(?: please| again| anymore| here| this number| me again)*$/,
  },
  {
    name: 'be_removed',
    match:
      /\b(?:be|get|have (?:me|my number|us|my name)|mind|asked you about) (?:removed|taken off|deleted|unsubscribed|removing (?:me|my number|us)|taking (?:me|my number|us) off)(?:$| (?:from|off|please|now|of|immediately)\b)|^(?:please |pls )?(?:remove|delete|take) (?:from|off)(?: of)? (?:(?:your|ur|the|this|all|any|mailing|call|text) )*(?:list|lists|database)(?: please| now)?$/,
    unless: /\b(?:cant|cannot|dont|do not|needs? to|has to|must|can|will) (?:\w+ )?be (?:removed|deleted)\b/,
  },
  {
    name: 'would_stop',
    match: new RegExp(`\\b(?:if you|you) (?:would |could )?stop(?:ped)? (?:${ING})\\b`),
    unless: /\b(?:why|when|since|because|glad|sad|noticed|thought|did) (?:\w+ )?you (?:would |could )?stop/,
  },
  {
    name: 'asks_to_stop',
    match:
      /^(?:please |pls |hey |hi )*(?:can|could|will|would) (?:you|u|yall|ya) (?:please |pls |just |guys )*stop(?: please| now| it| this)?$|^(?:please |pls )?discontinue(?: please)?$|^(?:please )?(?:cancel|end) (?:texts?|messages?|sms|alerts?)$|^stop (?:yall|you guys|people|to end|2 end|2end|2quit|to quit|to cancel)$|^stop2(?:end|quit|stop)$/,
  },
  {
    name: 'stop_or_else',
    match:
      /^(?:please |pls |you (?:better|need to|must) |hey |ok )*stop (?:now |it |this |that |already )*(?:(?:or|otherwise) (?:else|i|ill|im|we will|well|my (?:lawyer|attorney)|the police|youll)\b|before (?:i|we) (?:call|sue|report|block|file|take)\b)/,
    unless: /\bstop (?:now |it |this |that )*or (?:i|we|should i) (?:should|keep|continue|go on|start|can)\b/,
  },
  {
    name: 'blocked',
    match:
      /^(?:blocked|block|(?:your|ur|this) number (?:is|has been|was) (?:now )?blocked)(?: and reported)?$/,
  },
];
