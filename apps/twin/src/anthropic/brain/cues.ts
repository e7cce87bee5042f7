/** The intents of the product, as a classification's schema lists them. */
export const INTENTS = [
  'interested',
  'question',
  'scheduling',
  'email_captured',
  'objection',
  'not_now',
  'not_interested',
  'wrong_number',
  'opt_out',
  'hostile',
  'legal_threat',
  'out_of_office',
  'spam',
  'unclear',
] as const;
export type Intent = (typeof INTENTS)[number];

export interface Cue {
  intent: Intent;
  weight: number;
  pattern: RegExp;
}

const cue = (intent: Intent, weight: number, pattern: RegExp): Cue => ({ intent, weight, pattern });

/**
 * What speaks for an intent, and how loudly. Texts are lower case, without accents and apostrophes. This is the
 * simulated model's own judgement; it shares nothing with the product's rules.
 */
export const CUES: readonly Cue[] = [
  cue(
    'opt_out',
    8,
    /^\W*(please |pls )?(stop|stopall|stop all|unsubscribe|quit|end|cancel|revoke|opt ?out|remove|alto|baja|parar|detener)( please| pls| now| it| this)?\W*$/,
  ),
  cue(
    'opt_out',
    7,
    /\b(unsubscribe|opt(ing)?[ -]?(me )?out|take (me|my (number|name|info)) off|(delete|erase|remove) (me|my (number|name|info|contact))|lose (my|this) number)\b/,
  ),
  cue(
    'opt_out',
    7,
    /\b(stop|quit|cease|no more) (the |with the |all |these |sending |sending me )?(\w+ )?(text(s|ing)?|txt(s|ing)?|messag(es|ing|e)|contact(ing)?|call(s|ing)?|email(s|ing)?|msgs?|bothering|spam(ming)?|harassing)\b/,
  ),
  cue(
    'opt_out',
    7,
    /\b(do not|dont|never|no longer|please not) (ever )?(text|txt|contact|message|msg|call|email|write|bother)( to)?( me| us| this| here| again| anymore| back)?\b(?! (before|after|until|during|at|on|early|late|tomorrow|today))/,
  ),
  cue(
    'opt_out',
    6,
    /\b(leave (me|us) (the \w+ )?alone|get me off|off (of )?(your|this|the) list|not (to )?be contacted|do not contact|block(ing|ed)? (you|this|your))\b/,
  ),
  cue(
    'opt_out',
    7,
    /\b(no me (escrib\w*|llame\w*|contacte\w*|mande\w*|moleste\w*|envi\w*)|deje\w* de (escrib|llam|mand|molest|envi)\w*|(borr|elimin|quit)\w* (mi|me)\b|darme de baja|no (mas|quiero) mensajes)/,
  ),
  cue(
    'wrong_number',
    7,
    /\b(wrong (number|person|guy|lady|phone|contact|house|address|gal|man|woman)|numero equivocado|equivocad[oa]|misdial)\b/,
  ),
  cue(
    'wrong_number',
    6,
    /\b(no ?(one|body) (here |at this number )?(by|with|named|called) |there is no \w+ here|isnt (my|his|her|their) (number|phone)|not (his|her|their) (number|phone)|(number|phone) (now )?belongs to|new number|had this (number|phone)|just got this (number|phone)|changed (his|her|their) number)/,
  ),
  cue(
    'wrong_number',
    5,
    /^\W*(sorry,? |no,? )?(this is not|this isnt|im not|i am not) (mr |mrs |ms )?(?!interested|sure|ready|selling|looking|in|a|an|the|for|good|your|what|something|funny|going|really|at|able|available|comfortable|happy|home|free|that|very)[a-z]+\W*(sorry|here|anymore)?\W*$/,
  ),
  cue(
    'wrong_number',
    5,
    /\b((dont|do not|never) (own|have|owned|had) (a|any|that|this|the)? ?(house|property|home|place|land|address|real estate)|not my (house|property|home|place)|(dont|do not) know (that|any|an?|who)\b.{0,20}(person|address|property|is|\w+)|no soy\b|yo no soy|no conozco)/,
  ),
  cue(
    'hostile',
    6,
    /\b(f+u+c+k+\w*|f\*+\w*|wtf|stfu|gtfo|asshole|a-hole|bitch\w*|bastard\w*|scum\w*|shit\w*|bullshit|dick(head)?|moron\w*|idiot\w*|stupid|dumb(ass)?|losers?|parasite\w*|vultur\w*|leech\w*|jerks?|pendej\w*|chinga\w*|puta\w*|idiota\w*|imbecil\w*|mierda)\b/,
  ),
  cue(
    'hostile',
    5,
    /\b(go to hell|screw (you|off|yourself)|piss off|shove it|get lost|drop dead|burn in hell|eat (dirt|crap)|kiss my|(hate|despise) (you|people like)|vete al|shut up|rot in|crawl back|you (people )?(disgust|make me sick)|pathetic|kill yourself|come find you)\b/,
  ),
  cue(
    'legal_threat',
    7,
    /\b(lawyers?|attorneys?|su(e|ing) (you|your|u)|will sue|lawsuit|legal action|class action|tcpa|fcc|ftc|cease and desist|press(ing)? charges|small claims|in court|to court|attorney general|abogad[oa]s?|demand(ar|are|a) (a|legal|contra)|voy a demandar|los (voy a )?demand\w*|violation of|violat(es|ing|ed) (the )?(law|federal|state|do not call))\b/,
  ),
  cue(
    'legal_threat',
    6,
    /\b(report(ed|ing)? (you|this|your|it) (to|for)|do not call (list|registry|register)|dnc (list|registry)|file (a |an )?(formal )?complaint|statutory damages|\$?(500|1,?500) (per|a|each) (text|message|call))\b/,
  ),
  cue(
    'out_of_office',
    8,
    /\b(out of (the )?office|auto(matic|mated)?[ -]?(reply|response|responder)|autoreply|on (annual |parental |maternity |medical |sick |paternity )?(leave|vacation|holiday|pto)|out on pto|fuera de la oficina|respuesta automatica|de vacaciones)\b/,
  ),
  cue(
    'out_of_office',
    6,
    /\b(im driving|i am driving|ill (reply|respond|get back to you) when (i|im)|will (return|be back|respond|reply) (on|in|to|when|upon|after)|limited access to (my )?(e?mail|messages|phone)|currently (away|unavailable|traveling|travelling)|do not disturb (is )?(on|while)|with notifications silenced|(estoy|estare) (manejando|conduciendo|de viaje)|(vuelvo|regreso) el)\b/,
  ),
  cue(
    'spam',
    6,
    /\b(congratulations|you (have |ve )?(won|been (selected|chosen|approved))|claim your|gift card|bitcoin|crypto|forex|casino|viagra|payday|pre-?approved|limited time offer|act now|(earn|make) \$?\d[\d,]*k? (a|per|every|each|in|from)|work from home|seo (services|ranking|agency|company)|rank(ing)? (your|on|#?1)|(your )?(package|parcel) (is|has|could)|verify your account|account (has been )?(suspended|locked)|hot singles|lottery|prize|free (trial|iphone|money|vacation)|(grow|boost) your (business|sales|followers)|business (loan|funding)|debt relief|extended warranty|ganaste|ganador|premio|felicidades)\b/,
  ),
  cue('spam', 4, /(https?:\/\/|www\.|bit\.ly|tinyurl|\b[a-z0-9-]+\.(xyz|top|ru|biz|click|win)\b)/),
  cue('email_captured', 7, /[a-z0-9._%+-]+ ?@ ?[a-z0-9-]+( ?\.[a-z0-9-]+)+/),
  cue('email_captured', 6, /\b[a-z0-9._-]+ (at|arroba) [a-z0-9-]+ (dot|punto) (com|net|org|io|mx)\b/),
  cue(
    'scheduling',
    5,
    /\b((can|could|please|pls|just|why dont you|feel free to|u can|you can|have (someone|somebody|him|her)) ?(you |u |we |i )?(call|ring|phone|talk|chat|speak|meet|come|stop|swing|zoom|drop)|(give|gimme|shoot) (me |us )?a (call|ring)|call me|ring me|phone me|lets (talk|meet|chat|set|schedule|do)|set (up )?(a|an|some|the) (call|time|meeting|appointment|appt)|schedul\w*|appointment|appt|book (a|me|it|the)|calendar|reschedul\w*|meet (up|with|me|you|in person)|when (can|could|are|would|works|is (good|best))|what (time|day)s?|llam[ae]me|me (puede|pueden|puedes) llamar|una cita|agendar|(quedamos|nos vemos))\b/,
  ),
  cue(
    'scheduling',
    3.5,
    /\b(tomorrow|tmrw|tmr|today|tonight|this (afternoon|evening|morning|weekend|week)|(next|this|on|by) (mon|tues?|wed(nes)?|thurs?|fri|sat(ur)?|sun)(day)?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|\d{1,2}(:\d\d)? ?(am|pm|a\.m|p\.m)|(at|after|before|around|by|til|until) (\d{1,2}(:\d\d)?|noon|lunch|work)|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|esta tarde|a las \d)\b/,
  ),
  cue(
    'scheduling',
    2,
    /\b(available|free|works (for|best|better|fine)|i can do|good time|best time|any ?time|disponible|puedo)\b/,
  ),
  cue(
    'not_now',
    5.5,
    /\b(not (right now|just yet|yet|at (this|the) (time|moment)|now|today|this (year|month|week)|ready)|(maybe|perhaps|possibly|try me|try|ask me|check|text me|call me|reach out|contact me|touch base|hit me up|follow up|circle|come|get) (back |again |in )?(later|next (year|month|spring|summer|fall|winter|quarter|season)|in (a (few|couple)|the (spring|summer|fall|winter|new year|future)|(about )?(\d+|two|three|four|six|several) )|after|back|down the (road|line))|some ?day|another time|bad time|down the (road|line)|(too |super |really )?busy (right now|at the moment|with|now|this)|im (kinda |a bit |pretty )?busy|in a meeting|at work|in the future|circle back|check back|ahora no|por ahora|mas (tarde|adelante)|en otro momento|todavia no|el proximo (ano|mes)|estoy ocupad[oa])\b/,
  ),
  cue(
    'not_now',
    4,
    /\b(in (a few|a couple( of)?|\d+|two|three|four|six|several|another) (weeks?|months?|years?)|(next|until|till|after|come) (year|spring|summer|fall|winter|season|(the )?holidays?|christmas|new years?|tax(es)?|school|january|february|march|april|may|june|july|august|september|october|november|december|retire\w*|(my|our|the) \w+ (graduat|finish|retire|mov|is done|ends|gets))|when (the )?(rates|market|prices|interest|kids?|lease|tenant)\w*|(wait|waiting|hold(ing)? off)( for| until| till| on)?)\b/,
  ),
  cue(
    'not_interested',
    7,
    /\b(not (really |at all |all that |very |even |that |currently |remotely |the least bit |in the least )?(interested|intrested|interrested|for sale|selling|looking|in the market|considering|planning|going to sell|thinking (of|about) sell\w*)|no (longer )?(interest(ed)?|desire|intention|plans?)|uninterested|zero interest|(aint|isnt|arent|wasnt|never|wont be|not ever|not) (interested|selling|for sale|looking to sell|gonna sell|going to sell)|never (going to |gonna |ever )?sell(ing)?|(dont|do not|would not|wouldnt|wont|will not|cant) (want|wanna|need|care|plan|intend|wish)( to)?|no me interesa|no (estoy|estamos) interesad\w*|no (quiero|queremos|pienso|voy a) vender|no esta (a la|en) venta|no se vende)\b/,
  ),
  cue(
    'not_interested',
    5.5,
    /^\W*((hell |heck )?no+(?! (worries|problem|prob|rush|idea))|nope|nah+|no (thanks?|thank you|thx|ty|tks|way|sir|maam)|pass|hard pass|ill pass|i pass|no gracias|negative|thanks but no( thanks)?|im good|we(re| are) good|all set|im all set)\b[\s\S]{0,24}$/,
  ),
  cue(
    'not_interested',
    5,
    /\b(no (thanks|thank you|thx|gracias)|thanks but no|ill pass|hard pass|gonna pass|going to pass|have to pass|already (sold|got rid|off the market|under contract|moved on|found|bought)|(we|i) sold (it|that|the|this|my|our|last|years?)|sold (it|that house|the house|that property|the property|last|already|in|two|years)|staying (put|here|in)|(very |quite |perfectly )?happy (where|with|here|in)|keep(ing)? (it|the house|my house|our house|the property)|in the family|forever home|die (here|in this)|ya (la |lo )?vendi(mos)?)\b/,
  ),
  cue(
    'not_interested',
    6.5,
    /\b(when (hell freezes|pigs fly)|in your dreams|dream on|as if|fat chance|good luck with that|not a chance|over my dead body|lol no|nice try|sure,? because)\b/,
  ),
  cue(
    'objection',
    5.5,
    /\b(too (low|little|high|expensive|much|cheap)|low ?ball\w*|insult(ing|ed)?|rip ?off|sounds? (too good|fishy|sketchy|shady|like a scam)|(is|isnt) (this|it|that) (a |some )?(kind of )?(scam|legit|spam)|scam(mers?)?|fraud|(dont|do not|cant|hard to) (trust|believe|afford)|not (sure|convinced|comfortable|enough)|why should i|whats the catch|worth (way |a lot |much |far )?more|(zillow|redfin|appraisal|appraiser|assessor) (says|said|has|came|shows)|(bad|terrible|horrible) experience|(burned|ripped|screwed) (before|off|over)|(commissions?|fees?) (are|is|you|do|too|or)|hidden (fees|costs)|skeptical|suspicious|hesitant|concerned?|worried|muy (poco|bajo|caro)|estafa|no confio|desconfio|vale mas)\b/,
  ),
  cue(
    'objection',
    5,
    /\b((need|have|want|got|would have|id have) to (talk|speak|ask|check|discuss|think|run it|consult|pray)( it| this| about| with| to| by| over|\b)|(talk|check|speak) (to|with) my (wife|husband|spouse|partner|family|kids|mom|dad|brother|sister|accountant|son|daughter)|my (wife|husband|spouse|partner|brother|sister|kids|mom|dad|son|daughter) (wont|doesnt|would|has|needs|is (not|the one|against)|and i (need|have))|(already )?(have|working with|signed with|using|listed with|got) (an |a |my |our |another )?(own )?(agent|realtor|broker|buyer|listing)|(still )?owe (more|too|\w+ on)|underwater|upside down|tenants? (in|is|are|living|still|there|with)|(under|in) (a )?lease|(needs?|need) (a lot|too much|major|so much) (of )?(work|repair)|tengo que (hablar|pensar|consultar))\b/,
  ),
  cue(
    'question',
    5,
    /\b(who (is|r|are|am) (this|you|u|it|i|these)|whos this|who dis|quien (es|eres|habla|escribe)|how (did|do) (you|u) (get|have|find|know)|where (did|are|r) (you|u)|what (company|is this|are you|do you|kind|is your|exactly|would|happens|does)|whats (this|your|the (process|offer|timeline|price))|which (company|house|property|one)|how (does|do|long|much|many|would|soon|fast|are|is|quick\w*)|are (you|u|this|it) (a |an )?(real|bot|robot|human|person|realtor|agent|investor|licensed|local|buying|with|the)|(is|was) (this|it) (about|for|regarding|a bot|automated)|(do|does|can|could|would|will|did) (you|u|i|it|they|this) (also |still |even |really |ever |have to |need to )?(buy|pay|charge|cover|take|handle|need|require|work|offer|know|have|get|help|do|include|want|accept|close|deal|tell|explain|buying|use)|what (is|are|s) (the|your|it)|cuanto|como (funciona|consigui\w*|obtuv\w*)|que (es esto|empresa|compania)|de que se trata|por que|cual es)\b/,
  ),
  cue('question', 2.5, /\?/),
  cue(
    'interested',
    5,
    /\b((yes|yeah|yep|sure|ok|okay|definitely|absolutely|possibly|potentially|maybe)\W+(i(m| am)?|we(re| are)?|lets|please|send|tell|make|what|it|thats|sounds|would|could|id|go)|(i(m| am)|we(re| are)|very|quite|definitely|might be|may be|could be|still|somewhat|kinda|would be|id be) (\w+ )?(interested|open|willing|ready|down|game|listening)|sounds (good|great|interesting|like a plan|fair)|tell me more|(send|text|email|give|show) (me|us|it|over) (the |some |more |an? |your )?(\w+ )?(info|information|details|offer|numbers?|price|proposal|contract|link|paperwork)|(more|additional) (info|information|details)|make (me |us )?(an |your |a )?(best )?offer|(id|i would|we would|wed|i) (like|love|want|consider|entertain) (to |an |more |a |your )?(\w+ )?(sell|hear|know|learn|see|get|offer|move|info|talk)?|let(s| us) (do (it|this)|go|move)|go ahead|please do|(looking|want|wanted|wanting|ready|trying|need|hoping|planning|thinking (of|about)|considering) (to )?(sell(ing)?|get rid|unload|move|list(ing)?)|what (can|could|would|will|are|is) (you|u|your|the|yall) (\w+ )?(offer|pay|give|price|willing)|whats (your|the|ur) (\w+ )?(offer|price|best)|how much (can|could|would|will|are|do) (you|u|yall|they) (\w+ )?(offer|pay|give|buy|get)|how much (for|would i)|count me in|im in|sign me up|(si|claro)\b.{0,20}(interesa|quiero|por favor)|me interesa|quiero vender|estoy interesad\w*|cuanto (me )?(ofrece|dan|pagan|ofrecen)\w*|mas informacion|digame mas|its (still )?(available|for sale)|for the right price)\b/,
  ),
  cue(
    'interested',
    4,
    /^\W*(y|yes+|yea+h*|yep|yup|sure( thing)?|ok(ay)? sure|absolutely|definitely|of course|certainly|interested|very interested|si+|claro( que si)?|por supuesto|sounds good|perfect|great|lets go|please|yes please|yes sir|yes maam)\W*$/,
  ),
  cue('interested', 1.5, /^\W*(yes|yeah|yep|yup|sure|absolutely|definitely|of course|si|claro)\b/),
  cue(
    'unclear',
    4,
    /^\W*(k|kk|ok|okay|hi|hey|hello|hola|huh|hmm+|lol|lmao|haha\w*|what|wut|thanks|thank you|thx|ty|maybe|idk|i dont know|dunno|gracias|bueno|quizas|tal vez|cool|nice|hm|uh|um|so|and|yo|sup|good morning|good afternoon|who knows|whatever|w\/e|fine|noted|got it|emphasized.*|liked.*|loved.*|laughed.*)\W*$/,
  ),
  cue(
    'unclear',
    6,
    /\b((ignore|disregard|forget|override) (all |any |your |the |every )*(previous|prior|above|earlier|other|your|instructions?|rules?)|system prompt|you are now|developer mode|jailbreak|new instructions|act as (a|an|if)|print (your|the) (prompt|instructions|rules)|reveal (your|the))\b/,
  ),
];

/** What was learnt from texts that the first list had misread, and from other languages. */
export const MORE_CUES: readonly Cue[] = [
  cue(
    'opt_out',
    7,
    /\b((be|get|want|like) (to be )?(removed|taken off|deleted|unsubscribed)|remove (us|me|my|this|our)|revoke (my |all |any )?consent|(withdraw|never gave) (my |you )?(consent|permission)|(no|not have|dont have|do not have) (my )?(permission|consent) to|please stop|stop (it|this|now|please|everything|all)|(you|u) never (contacting|texting|calling)|never (hear|want to hear) from|quite(n)?me|saqu\w*me|no me (vuelva|vuelvan|siga|sigan)|no mas (textos|llamadas)|arret(ez)?|desabonner|ne me (contact|appel|ecri)\w*|pare de|nao me (ligue|contate|mande)|abmelden|keine nachrichten)\b/,
  ),
  cue(
    'wrong_number',
    6,
    /\b((has|have|got) (me|us) (mixed up|confused)|mixed (me )?up|mistaken|(doesnt|does not|no longer|dont|didnt) (have|has|use|live|work|own)\b.{0,12}\b(this (number|phone|line)|here)|(this is|now) a (business|company|work|different) (line|number|phone)|someone elses|not the (owner|person|right)|falsche nummer|mauvais numero|numero errado|se equivoc\w*)\b/,
  ),
  cue(
    'hostile',
    6,
    /\b(crooks?|garbage|trash|scumbags?|predators?|prey(ing)? on|burns? down|watch your back|know where (you|your)|(you|your|u) (suck|are (trash|scum|disgusting|sick|evil)|people are)|thie(f|ves)|sick of you|hell with you|die\b.{0,6}$|con artists?|scammers?!*$)/,
  ),
  cue('hostile', 6, /\u{1F595}|\u{1F92C}|\b[fs][*#@]{2,}/u),
  cue(
    'legal_threat',
    7,
    /\b(police report|(call|calling|called|contact|contacting|notify) the (police|cops|authorities|fcc|ag)|service of process|(una|poner|pondre) (una )?denuncia|legal (name|department|counsel|team|notice)|consumer protection|bbb|better business bureau|harassment (charges|laws?|claim)|anwalt|avocat|advogado)\b/,
  ),
  cue(
    'out_of_office',
    7,
    /\b(thank you for (contacting|calling|reaching|your (message|email|text))|we (have )?received your|(no longer|have left) (with |work\w* (at|for) )?(the |this )?company|direct (your )?(inquiries|questions|all)|slow to respond|sent (automatically|from my car)|will be (travel\w*|away|out|off)|absent du bureau|nicht im buro|abwesend|fora do escritorio|(closed|reopen) (for|on|until)|business hours|not monitored|cant talk (right )?now\b.{0,30}(automatic|driving|car))\b/,
  ),
  cue(
    'spam',
    7,
    /\b(verification code|one.?time (code|password)|do not share|your code is|(we|i) (help|offer|provide|specialize|can (get|boost|help)) (\w+ )?(businesses|companies|investors|you (get|grow|rank|save)|services|websites?|leads)|marketing (agency|services)|unpaid toll|invoice (attached|is)|click (here|the link|below)|wire transfer|refinanc\w* (now|today|rates)|pre.?approved)\b/,
  ),
  cue('email_captured', 5, /\bmy e-?mail (is|address)\b/),
  cue(
    'scheduling',
    5,
    /\b((anything|something|time|slot|opening|room) (open|available|on|for)|on the \d{1,2}(st|nd|rd|th)?|(see|talk to|speak to|catch) you (on|at|tomorrow|then)|(works|ok|okay|good|fine|great|perfect) (for me|with me)|lets say|how about|(demain|morgen|amanha)\b|on peut se parler|in person|walk.?through|come (by|over|see|look)|pencil me in|put me down)\b/,
  ),
  cue(
    'scheduling',
    5,
    /\b(call|phone|ring|text|reach) me (back )?(at|after|before|around|between|tomorrow|today|tonight|this|on|when|any ?time)\b/,
  ),
  cue(
    'not_now',
    5.5,
    /\b((let|give) (me|us) (\w+ )?(think|some time|a (few|couple|bit|minute|week|month))|think (about it|it over|on it)|too soon|too early|(dad|mom|mother|father|wife|husband|brother|sister|grandma|grandpa|parents?) (just )?(passed|died)|going through (a|some|probate|divorce)|(not|no) (before|until|till|earlier|sooner)|(cant|cannot) (talk|deal|think|do this|right) (right )?now|hit me up in|remind me|(after|once) (we|i|the|my|our)\b|hold that thought|nao agora|plus tard|spater|luego)\b/,
  ),
  cue(
    'not_interested',
    7,
    /\b((cant|cannot|wouldnt|wont|couldnt) (say|be) (\w+ )?(im |i am )?(less )?interested|interested\W+(no|not|nope)\b|something (we|i|id|wed) (d |would )?(want|like|do|need)|(going to|will|must|have to|respectfully) (decline|pass)|decline|interested\b.{0,12}\bnot\W*$|no int(erest(ed)?)?|not (for|something|what) (me|us|i|we|our)|(pas|non) interess\w*|non merci|nao (tenho|estou|quero)|kein(e)? interess\w*|nicht interess\w*|nein danke|rather not|leave it|not happening|no way)\b/,
  ),
  cue('not_interested', 3, /\b(all set|im good|were good|appreciate it but|thanks anyway|no need)\b/),
  cue(
    'objection',
    5.5,
    /\b((already|currently) (work\w*|have|using|use|deal\w*|signed|committed|listed|talking) (with |to )?|(heard|read|seen) (bad|terrible|awful|horrible|nothing good|some)|(your )?(competitor|others?|another company|someone else) (\w+ )?(quoted|offered|gave|pays|paid|charge)|(tied up|stuck) in|in probate|(wouldnt|would not|wont|cant|not) (take|accept|sell for|go|settle|part with)( it)? (less|below|under|lower|for less)|to expensive|(cost|price|rate|number)s? (is|are|seems?) (too|a bit|way|kinda|pretty|so) \w+|ya tengo|less than (half|what)|half of (that|what)|need (at least|more than)|at least \$?\d|(liens?|back taxes|mortgage|foreclosure|hoa|title) (on|is|are|issue|problem|still)|my (\w+ )?(owns|controls|decides|name is not)|why (so|is it|would i|should))\b/,
  ),
  cue(
    'question',
    4,
    /\b(how(d| did) (you|u|ya|y) |what(s| is) (this|that|it) (about|regarding|for|in regards)|(real|actual) (person|human)|robot|(what|which|who|where|when|why|how) (is|are|does|do|did|was|were|would|will|can|kind|type|if|about)\b|i have (a |some |one )?questions?|curious|wondering|explain|clarify|o que e|was ist|c est quoi|qui etes|quem (e|fala)|wer (ist|sind))\b/,
  ),
  cue(
    'interested',
    5,
    /\b((could|can) be (persuaded|convinced|talked into)|count (us|me) in|(im|we are|were) (all ears|in)\b|contact me with|exactly what (we|i)|interested in|looking for\W*$|(me )?gustaria (saber|vender|recibir|una)|(je suis|estou|ich bin) interess\w*|interesse\W*$|(offer|give|pay) (me|us) \$?\d|its yours|ill (take|sell|listen|consider|hear)|(ready|happy|glad|open) to (talk|listen|hear|discuss|sell|move|consider)|still available|(please )?send\b.{0,25}\b(details|information|offer|contract|it)|what (do|have|did) you (got|have|offer)|what you got|whats next|next steps?|how do (we|i) (start|proceed|get started|sign))\b/,
  ),
  cue(
    'unclear',
    5,
    /^\W*(no worries|no problem|np|you too|same|same here|lol.*|who|why|when|where|what\?+|\?+|\.+|oh|ah|wow|interesting|hmm+.*|yes and no|depends|it depends|(liked|loved|laughed at|emphasized|disliked|questioned) .*)\W*$/,
  ),
  cue('unclear', 5, /^\W*(oh (great|wow|joy)|yeah,? right|sure,? (right|buddy|jan))\b[^.!?]{0,30}\W*$/),
  cue(
    'interested',
    5,
    /\b((let|would let|id let|sell|part with|take|accept|do) (it|this|the house|that)? ?(go )?(for|at) \$?\d|lets do it|do it\W*$|tenho interesse|(pode|pueden?|puede) (mandar|enviar)\w*|mais informac\w*|make it happen|deal\W*$|(what|whats) (you|the|your) (paying|cash)|(love|like|happy) to (hear|see|know|talk|sell)|we(ve| have) been (thinking|wanting|meaning|trying))\b/,
  ),
  cue(
    'question',
    4.5,
    /^\W*(is|are|was|do|does|did|can|could|will|would|have|has) (there|it|this|that|you|they|i|we|your|the)\b/,
  ),
  cue(
    'scheduling',
    6,
    /\b((cuando|que dia|a que hora) (nos )?(podemos|puede|pueden)|(podemos|nos) (reunir|ver|hablar)|reunir(nos)?|quando podemos)\b/,
  ),
  cue(
    'email_captured',
    7,
    /\b[a-z0-9._-]+ ?\(?(@|at)\)? ?[a-z0-9-]+ ?\(?(\.|dot)\)? ?(com|net|org|io|edu|mx)\b/,
  ),
  cue(
    'objection',
    6,
    /\b(signed (a|an|with)|(two|one|three|\d) year (agreement|contract|deal)|agreement with|another (vendor|provider|company|investor|agent|realtor)|(lease|tenants?|renters?) (through|until|till|for another|wont|refus\w*)|(have|has|had) (a|an) (lease|contract|agreement|tenant))\b/,
  ),
  cue(
    'not_now',
    5.5,
    /\b(talk (to you )?later|still (deciding|thinking|considering|working|waiting)|will (let you know|get back|think|be in touch)|ill (let you know|get back|think|be in touch)|(currently|still) (renovating|remodeling|moving|dealing|fixing|settling)|maybe (once|when|after|if|sometime)|(once|when) (that|this|its|it is|were|im) (done|over|finished|settled)|dejeme pensar\w*|lo (voy a )?pensar\w*|need (more|some) time)\b/,
  ),
  cue(
    'not_interested',
    6,
    /\b(love (our|my|this|the) (home|house|place|property)|(arent|not|never) (going anywhere|moving|leaving|giving)|hard no|(big|firm|absolute|thats a) no|no to (that|this|all)|(dont|do not) need)\b/,
  ),
  cue(
    'wrong_number',
    6,
    /\b((w)?rong (number|#|no\b|num)|wrong #|i rent\b|im (just )?(a |the )?(renter|tenant)|only rent|(dont|do not) own (anything|one|it))/,
  ),
  cue(
    'opt_out',
    7,
    /\b((dont|do not|didnt) (want|need|wish) (to )?(receive|get|hear|be contacted|your (texts|messages|calls|emails)|(any )?(more )?(these )?(texts|messages|calls|emails))|(asked|told|said|begged) (you |u )?(to |already )?(stop|not to)|borr\w*me|(fuera|saqu\w*|quit\w*) de (la|su|esta) lista)\b/,
  ),
  cue('opt_out', 5, /(^|[,.;!] ?|\band )stop\W*$/),
  cue(
    'hostile',
    6,
    /\b(f+ ?(u|you|off)\b|shoot you|beat you|hurt you|kick your|hunt you|find out where|pinche|estafador(es)?|ladron(es)?|cabron\w*|maldit\w*)/,
  ),
  cue(
    'legal_threat',
    7,
    /\b(you owe me \$?\d|under (federal|state|the) law|federal (law|offense|crime)|(per|each|every) (text|message|call) (under|as|by)|it is illegal|this is illegal|illegally)\b/,
  ),
  cue(
    'out_of_office',
    7,
    /\b(ooo|o\.o\.o|back (in the office )?on (mon|tues|wednes|thurs|fri)|returning on|i am away|im away)\b/,
  ),
  cue(
    'spam',
    7,
    /\b(qualified leads|leads (a|per) (day|week|month)|saw your (photo|profile|picture)|want to be friends|(cheap|generic) (meds|pills|pharmacy)|without (a )?prescription|order now|telegram|whatsapp|bulk (sms|traffic|email)|gan(a|e) dinero|dinero desde|(hi|hello) dear|followers|passive income|trading|investment (plan|platform)|nigeria|inheritance|100% (free|guaranteed))\b/,
  ),
  cue(
    'unclear',
    5,
    /\b(thought (you|this) (were|was) (someone|somebody)|(sorry|oops)? ?(meant|wrong) (for )?(someone else|chat|thread|person to text)|butt? ?dial|pocket (dial|text)|accident(al|ally)?)\b/,
  ),
  cue(
    'objection',
    5,
    /\b((way )?(below|under|less than) (what )?(its|it is|the|market)\b|(just|recently) refinanced|legit(imate)?\b|(thats|is) (way|far|so|too) (below|under|little))/,
  ),
  cue(
    'not_interested',
    5.5,
    /\b((its|it is|house is|property is|thats) not (on|for|up) |(asking|offer|thinking of (me|us)|reaching out|text),? but no\b|interest level\W+(zero|none|0)|not on the market)/,
  ),
  cue('wrong_number', 5.5, /\b(that|this) (isnt|is not|aint) my (house|home|property|place|number|name)\b/),
  cue(
    'spam',
    6,
    /\b(get (a |your )?(loan|cash|credit|funding) (up to|now|today|fast)|make money|loan up to)\b/,
  ),
  cue(
    'interested',
    5,
    /\b(got (my|our) attention|(make|give|send) (me |us )?(an )?offer|what do you need from me|cuanto me (ofrece|da|pag))/,
  ),
];

/** Words that say no to what an invitation says yes to: with them, nothing positive is heard. */
export const REFUSALS: ReadonlySet<Intent> = new Set([
  'not_interested',
  'opt_out',
  'hostile',
  'legal_threat',
  'wrong_number',
]);
export const POSITIVE: ReadonlySet<Intent> = new Set(['interested', 'scheduling', 'email_captured']);
