import { reactionOf } from '../classify/reaction.js';
import type { Intent } from '../classify/types.js';
import { splitReply } from '../email/quoting.js';
import { detectMailRevocation } from '../email/revocation.js';
import { classOfIntent, type Sentiment } from '../scoring/priority.js';
import { answerInContext } from './answer-in-context.js';
import { CERTAIN_FROM, chooseIntent, POSITIVE, type Choice } from './choose-intent.js';
import { entitiesOf } from './entities/index.js';
import type { Entities } from './entities/types.js';
import { commandsMachine } from './rules/commands.js';
import { mayBeIronic } from './rules/irony.js';
import { hitsOf } from './rules/index.js';
import type { SpeechRule } from './rules/rule.js';
import type { InboundContext, InboundReading } from './types.js';
import { MAX_READ, wordsOfMessage, type Words } from './words/statements.js';

/** More words than this say more than one rule can hear. */
const LONG = 60;
/** What a person sees to in any case. */
const GRAVE: ReadonlySet<Intent> = new Set(['legal_threat', 'hostile', 'not_interested', 'wrong_number']);
const EMAIL_RULE: SpeechRule = { name: 'email_captured:address', intent: 'email_captured', confidence: 0.95 };

/** The tone that goes with an intent. */
export function sentimentOf(intent: Intent): Sentiment {
  switch (classOfIntent(intent)) {
    case 'positive':
      return 'positive';
    case 'hostile':
    case 'negative':
    case 'opt_out':
      return 'negative';
    case 'neutral':
    case 'wrong_number':
      return 'neutral';
  }
}

/** What a person wrote themselves: of an e-mail the text without history and signature. */
function ownWords(text: string, context: InboundContext): string {
  return context.channel === 'email' ? splitReply(text).words : text;
}

/**
 * Reads an inbound message by fixed rules: the exact keywords and phrases of an opt-out first, then everything that
 * people usually say. Pure and bounded in time. `certain` means that the rules decide; otherwise a model is asked, and
 * after it a person. A refusal is never read as a yes, whatever else is said beside it.
 */
export function classifyByRules(text: string, context: InboundContext): InboundReading {
  const own = ownWords(text, context);
  const words = wordsOfMessage(own);
  const entities = entitiesOf(words.raw, context);
  const reading = (choice: Omit<Choice, 'conflict'>, certain: boolean, tone?: Sentiment): InboundReading => ({
    intent: choice.intent,
    sentiment: tone ?? sentimentOf(choice.intent),
    confidence: choice.confidence,
    rule: choice.rule,
    certain,
    alsoSaid: choice.alsoSaid,
    language: words.language,
    entities,
  });

  const automatic = context.automatic;
  const revocation = detectMailRevocation(own);
  if (revocation) {
    const others = chooseIntent(hitsOf(words), false);
    const alsoSaid = others ? [others.intent, ...others.alsoSaid] : [];
    return reading({ intent: 'opt_out', confidence: 1, rule: revocation.rule, alsoSaid }, true);
  }
  if (automatic)
    return reading(
      {
        intent: automatic.kind === 'bulk' ? 'spam' : 'out_of_office',
        confidence: 1,
        rule: `${automatic.kind}:${automatic.rule}`,
        alsoSaid: [],
      },
      true,
    );
  const wordless = wordlessReading(text, words, context);
  if (wordless) return reading(wordless.choice, false, wordless.tone);
  const answer = answerInContext(words, context.lastOutbound);
  if (answer) return reading({ ...answer, alsoSaid: [] }, answer.certain);
  return byRules(words, entities, reading, own.length > MAX_READ);
}

/** Reactions, emoji and pictures have no words that rules could read. */
function wordlessReading(
  text: string,
  words: Words,
  context: InboundContext,
): { choice: Omit<Choice, 'conflict'>; tone: Sentiment } | null {
  const choice = (rule: string): Omit<Choice, 'conflict'> => ({
    intent: 'unclear',
    confidence: 0,
    rule,
    alsoSaid: [],
  });
  const reaction = reactionOf(text);
  if (reaction !== null) {
    const glad = /liked|loved|gust|encant|👍|❤/u.test(reaction) && !/^(?:dis|no |removed)/.test(reaction);
    return { choice: choice('reaction'), tone: glad ? 'positive' : 'neutral' };
  }
  if (words.statements.length > 0) return null;
  if (/🖕/u.test(text)) return null;
  if (text.trim() === '')
    return { choice: choice(context.hasMedia ? 'media_only' : 'empty'), tone: 'neutral' };
  const glad = /[👍🙌😊😀😃😄❤🙏🎉👌✅]/u.test(text) && !/[👎😡🤬😠🙄🤮💩]/u.test(text);
  const cross = /[👎😡🤬😠🤮💩]/u.test(text);
  return {
    choice: choice(/\p{Extended_Pictographic}/u.test(text) ? 'emoji_only' : 'no_words'),
    tone: glad ? 'positive' : cross ? 'negative' : 'neutral',
  };
}

function byRules(
  words: Words,
  entities: Entities,
  reading: (choice: Omit<Choice, 'conflict'>, certain: boolean, tone?: Sentiment) => InboundReading,
  cut: boolean,
): InboundReading {
  const hits = hitsOf(words);
  if (entities.emails.length > 0) hits.push({ rule: EMAIL_RULE, statement: -1, at: 0 });
  const namesATime = entities.times.some((time) => time.grain === 'minute' || time.grain === 'part_of_day');
  const choice = chooseIntent(hits, namesATime);
  const none = { intent: 'unclear', confidence: 0, rule: 'none', alsoSaid: [] } as const;
  if (commandsMachine(words.raw) && !(choice && GRAVE.has(choice.intent))) {
    const alsoSaid = choice ? [choice.intent] : [];
    return reading({ ...none, rule: `command:${choice?.rule ?? 'none'}`, alsoSaid }, false, 'neutral');
  }
  if (!choice) return reading({ ...none, alsoSaid: [] }, false);
  if (POSITIVE.has(choice.intent) && mayBeIronic(words)) {
    return reading(
      { ...none, confidence: 0.3, rule: `irony:${choice.rule}`, alsoSaid: [choice.intent] },
      false,
      'neutral',
    );
  }
  let { confidence } = choice;
  if (choice.conflict) confidence -= 0.25;
  if (words.length > LONG && (POSITIVE.has(choice.intent) || choice.intent === 'question')) confidence -= 0.2;
  if (cut) confidence -= 0.1;
  confidence = Math.round(Math.max(0.1, confidence) * 100) / 100;
  return reading({ ...choice, confidence }, confidence >= CERTAIN_FROM && !choice.conflict);
}
