import type { SpeechRule } from './rule.js';

/** What machines write: answering machines and sellers of all kinds. */
export const MACHINE_RULES: readonly SpeechRule[] = [
  {
    name: 'out_of_office:said',
    intent: 'out_of_office',
    confidence: 0.94,
    match: [
      /\bout of (?:the |my )?office\b/,
      /\booo\b/,
      /\baway from (?:the |my )?(?:office|desk|phone|email)\b/,
      /\b(?:limited|no|intermittent) access to (?:e ?mail|my (?:e ?mail|phone)|messages)\b/,
    ],
  },
  {
    name: 'out_of_office:automatic',
    intent: 'out_of_office',
    confidence: 0.95,
    match: [
      /^auto(?:mated)?$/,
      /\bdoes not (?:accept|receive) (?:incoming |text )?(?:messages|texts|replies)\b/,
      /\bafter hours\b/,

      /\bauto(?:matic|mated|matically)? ?(?:reply|response|responder|message|generated)\b/,
      /\bautoreply\b/,
      /\bsent automatically\b/,
      /\b(?:mailbox|inbox|number|email) is (?:not|no longer|un) ?monitored\b/,
      /\bnot receiving notifications\b/,
      /\bdriving with\b.*\b(?:do not disturb|focus)\b/,
      /\bdo not disturb while\b/,
    ],
  },
  {
    name: 'out_of_office:leave',
    intent: 'out_of_office',
    confidence: 0.92,
    match: [
      /\b(?:on|taking) (?:\w+ )?(?:vacation|annual leave|leave|pto|holiday|sabbatical|maternity|paternity) ?(?:leave)? ?(?:until|till|through|and|this|from|with|returning|i will|back|for|in|starting)\b/,
      /\b(?:currently|am|im) on (?:\w+ )?(?:vacation|leave|pto|sabbatical)\b/,
      /\b(?:i am|im|i will be|ill be) (?:currently )?(?:away|traveling|travelling|attending|out) (?:\w+ )*(?:until|from|through|with|and will|this week|till)\b/,
      /\bback (?:in the office|on the \d|at my desk)\b/,
    ],
  },
  {
    name: 'out_of_office:will_answer',
    intent: 'out_of_office',
    confidence: 0.9,
    of: 'whole',
    match: [
      /\byou have reached\b.*\b(?:return|respond|reply|hours|leave|business|call back)\b/,
      /\bcurrently (?:unavailable|away)\b.*\b(?:respond|return|reply|back)\b/,

      /\b(?:thank you|thanks) for (?:contacting|your (?:message|email|e mail|inquiry)|reaching out|texting|calling)\b.*\b(?:closed|received your|will (?:respond|reply|get back|be in touch|return)|member will|business hours|shortly|as soon as possible)\b/,
      /\b(?:office|we|store) (?:is|are|will be) (?:currently )?closed\b.*\b(?:reopen|return|until|respond|business hours|open again)\b/,
      /\b(?:ill|i will) (?:see|get back to|respond to|reply to|return) (?:you|your (?:message|text|call|email)) (?:when|upon|after|once|as soon)\b/,
      /\bwill (?:reply|respond) (?:upon|when|on|after) my return\b/,
    ],
  },
  {
    name: 'out_of_office:left_company',
    intent: 'out_of_office',
    confidence: 0.88,
    of: 'whole',
    match:
      /\b(?:have left|no longer (?:with|work(?:ing)? (?:at|for|with)|employed)|am no longer at)\b.*\b(?:company|please|inquiries|contact|direct|forward)\b/,
  },
  {
    name: 'spam:prize',
    intent: 'spam',
    confidence: 0.92,
    match: [
      /\b(?:you|u) won (?:a|an|the|\d)\b/,
      /\b(?:walmart|amazon|target|costco|starbucks) (?:voucher|gift ?card|reward)\b/,

      /\b(?:congratulations|felicidades)\b.*\b(?:won|selected|winner|prize|premio|ganaste|gift)\b/,
      /\b(?:you|youve|you have) (?:been selected|won)\b/,
      /\bclaim (?:your|ur) (?:prize|reward|gift|bonus)\b/,
      /\bfree (?:gift card|iphone|crypto|bitcoin|spins)\b/,
      /\b(?:online casino|jackpot|lottery winner)\b/,
    ],
  },
  {
    name: 'spam:money',
    intent: 'spam',
    confidence: 0.9,
    match: [
      /\b(?:trading|forex|crypto|stock) (?:signals?|tips|bot|group)\b/,
      /\bget rich\b/,
      /\bdebt (?:relief|consolidation)\b/,
      /\bstudent loan forgiveness\b/,

      /\b(?:double|triple|multiply|invest) (?:your |in )?(?:your )?(?:bitcoin|crypto|money|income)\b/,
      /\binvest in (?:crypto|bitcoin|forex)\b/,
      /\b(?:guaranteed|instant) (?:returns|loan|approval)\b/,
      /\b(?:payday|business|personal) loans?\b.*\b(?:approved|credit|need|today|up to)\b/,
      /\bno credit check\b/,
      /\b(?:earn|make) (?:up to )?\d+ (?:a|per|every) (?:day|week|hour)\b/,
      /\bwork(?:ing)? from home and earn\b/,
      /\bgana (?:dinero|plata)\b/,
      /\bbank details\b/,
    ],
  },
  {
    name: 'spam:phishing',
    intent: 'spam',
    confidence: 0.9,
    match: [
      /\b(?:car|auto|vehicle|extended) warranty\b/,
      /\bfinal notice\b/,

      /\b(?:package|parcel|delivery)\b.*\b(?:could not be|couldnt be|failed|on hold|held|undeliver\w*|update your address)\b/,
      /\baccount (?:has been|was|is) (?:suspended|locked|limited)\b/,
      /\bverify (?:now|your (?:account|identity))\b/,
      /\bunpaid toll\b/,
      /\bverification code\b/,
      /\bone time (?:code|password)\b/,
      /\bhaz clic\b/,
    ],
  },
  {
    name: 'spam:seller',
    intent: 'spam',
    confidence: 0.85,
    match: [
      /\b(?:email|contact|lead|mailing) lists? (?:of|with) \d/,
      /\bboost your (?:sales|traffic|ranking|business|followers)\b/,

      /\b(?:we|i) (?:offer|provide|sell|specialize in|can get you|can provide|buy bulk)\b.*\b(?:seo|backlinks?|leads|traffic|followers|web ?design|marketing services|sms|telegram|website traffic|va services|virtual assistants?)\b/,
      /\b(?:seo|web design|backlinks?)\b.*\b(?:services?|cheap|starting at|packages?|portfolio|rank)\b/,
      /\bqualified leads\b/,
      /\brank (?:number )?\d* ?(?:\w+ )?on google\b/,
    ],
  },
  {
    name: 'spam:adult',
    intent: 'spam',
    confidence: 0.92,
    match: [
      /\b(?:hot singles|singles in your area|viagra|cialis|cheap (?:meds|pills)|without prescription)\b/,
      /\b(?:saw your (?:photo|profile|picture)|want to be (?:your )?friends?\b.*\bdear)\b/,
      /\b(?:message me on (?:whatsapp|telegram)|escribeme al whatsapp|on telegram)\b/,
    ],
  },
  {
    name: 'spam:link',
    intent: 'spam',
    confidence: 0.75,
    raw: /https?:\/\/[^\s]{3,100}\.(?:top|xyz|ru|cc|click|icu|buzz|tk|ml|cn|info|biz)\b|\bclick\b[^\n]{0,40}\b(?:bit\.ly|tinyurl\.com|t\.co)\//iu,
  },
];
