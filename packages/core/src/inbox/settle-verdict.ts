import type { Intent } from '../classify/types.js';
import type { Sentiment } from '../scoring/priority.js';
import { POSITIVE, PRECEDENCE } from './choose-intent.js';
import { sentimentOf } from './classify-by-rules.js';
import type { InboundReading } from './types.js';

/** What a language model said about a message; its answer was parsed already. */
export interface ModelReading {
  intent: Intent;
  sentiment: Sentiment;
  /** 0–1, the model's own. */
  confidence: number;
}

/** From which confidence of the model on its word counts, 0–1. */
export interface VerdictThresholds {
  /** Ordinary intents. */
  accept: number;
  /** A yes of any kind: a wrong one costs a person’s time and the lead’s trust. */
  positive: number;
  /** An opt-out: a missed one costs more than a needless one. */
  optOut: number;
  /** Hostile messages and legal threats. */
  serious: number;
}

export const VERDICT_THRESHOLDS: VerdictThresholds = {
  accept: 0.7,
  positive: 0.8,
  optOut: 0.6,
  serious: 0.6,
};

/**
 * What must happen now. `suppress`: the person withdrew consent. `hold`: nothing automatic goes out until a person has
 * looked. `end`: the running sequence ends, as after any reply, and is not taken up again. `none`: nothing beside.
 */
export type VerdictEffect = 'suppress' | 'hold' | 'end' | 'none';

export interface SettledVerdict {
  intent: Intent;
  sentiment: Sentiment;
  /** 0–1. */
  confidence: number;
  /** Whose word it is; `neither` when nobody was sure. */
  by: 'rules' | 'model' | 'both' | 'neither';
  /** The rule, `model`, or why nobody was sure. */
  rule: string;
  /** A person says what it means. */
  uncertain: boolean;
  effect: VerdictEffect;
  /** In plain words, for the person who sees it. */
  because: string;
}

const SERIOUS: ReadonlySet<Intent> = new Set(['hostile', 'legal_threat']);
const ENDS: ReadonlySet<Intent> = new Set(['not_interested', 'wrong_number', 'spam']);

function effectOf(intent: Intent, uncertain: boolean): VerdictEffect {
  if (intent === 'opt_out') return uncertain ? 'hold' : 'suppress';
  if (SERIOUS.has(intent)) return 'hold';
  return !uncertain && ENDS.has(intent) ? 'end' : 'none';
}

function settled(
  part: Pick<SettledVerdict, 'intent' | 'confidence' | 'by' | 'rule' | 'because'> & {
    sentiment?: Sentiment;
    uncertain?: boolean;
    effect?: VerdictEffect;
  },
): SettledVerdict {
  const uncertain = part.uncertain ?? false;
  return {
    ...part,
    sentiment: part.sentiment ?? sentimentOf(part.intent),
    uncertain,
    effect: part.effect ?? effectOf(part.intent, uncertain),
  };
}

/**
 * One verdict out of what the rules read and what a model said; `model` is null when it was not asked, failed or was
 * too late. An opt-out that the rules found stands, whatever the model says; the model may add one, never take one
 * back. It may make a verdict graver, and never turns a refusal that the rules heard into a yes. What nobody is sure of
 * is uncertain: a person decides, and nothing is answered by itself.
 */
export function settleVerdict(
  rules: InboundReading,
  model: ModelReading | null,
  thresholds: VerdictThresholds = VERDICT_THRESHOLDS,
): SettledVerdict {
  const byRules = {
    intent: rules.intent,
    confidence: rules.confidence,
    by: 'rules',
    rule: rules.rule,
  } as const;
  if (rules.intent === 'opt_out' && rules.certain)
    return settled({ ...byRules, because: 'The words ask to stop: fixed rules decide, no model is heard.' });
  if (model === null) {
    return rules.certain
      ? settled({ ...byRules, because: `Fixed rules are sure of “${rules.intent}”.` })
      : settled({
          ...byRules,
          by: 'neither',
          uncertain: true,
          because: 'Fixed rules are not sure and no model has answered.',
        });
  }
  return graver(rules, model, thresholds) ?? ordinary(rules, model, thresholds);
}

/** What a model adds on the side of caution; null when it adds nothing. */
function graver(
  rules: InboundReading,
  model: ModelReading,
  { optOut, serious }: VerdictThresholds,
): SettledVerdict | null {
  const said = { intent: model.intent, confidence: model.confidence, by: 'model', rule: 'model' } as const;
  if (model.intent === 'opt_out') {
    return model.confidence >= optOut
      ? settled({ ...said, because: 'A model reads a wish to be left alone: it may add an opt-out.' })
      : settled({
          ...said,
          by: 'neither',
          uncertain: true,
          because: 'This may be an opt-out: nothing goes out until a person has looked.',
        });
  }
  if (!SERIOUS.has(model.intent)) return null;
  const weightier = PRECEDENCE.indexOf(model.intent) < PRECEDENCE.indexOf(rules.intent);
  if (!weightier) return null;
  return settled({
    ...said,
    uncertain: model.confidence < serious,
    by: model.confidence < serious ? 'neither' : 'model',
    because: `A model reads “${model.intent}”: a person takes over.`,
  });
}

function ordinary(rules: InboundReading, model: ModelReading, thresholds: VerdictThresholds): SettledVerdict {
  if (rules.rule.startsWith('command:')) return doubt(rules, 'The words give orders to a machine');
  const agreed = rules.intent === model.intent;
  if (agreed && (rules.certain || model.confidence >= thresholds.accept)) {
    const confidence = 1 - (1 - rules.confidence) * (1 - model.confidence);
    return settled({
      intent: rules.intent,
      sentiment: model.sentiment,
      confidence: Math.round(confidence * 1000) / 1000,
      by: 'both',
      rule: rules.rule,
      // Grave words and what nobody can read are a person's even when all agree.
      uncertain: rules.intent === 'unclear',
      because: `Fixed rules and the model agree on “${rules.intent}”.`,
    });
  }
  const refused = rules.intent === 'not_interested' || rules.alsoSaid.includes('not_interested');
  const ironic = rules.rule.startsWith('irony:');
  const positive = POSITIVE.has(model.intent);
  if (positive && (refused || ironic))
    return doubt(rules, refused ? 'The words hold a refusal' : 'It may be irony');
  if (rules.certain) {
    // A sure refusal by the model against a sure yes by the rules: nobody is sure.
    if (
      POSITIVE.has(rules.intent) &&
      model.intent === 'not_interested' &&
      model.confidence >= thresholds.accept
    )
      return doubt({ ...rules, intent: 'unclear' }, 'Rules read a yes, the model a refusal');
    return settled({
      intent: rules.intent,
      confidence: rules.confidence,
      by: 'rules',
      rule: rules.rule,
      because: `Fixed rules are sure of “${rules.intent}”.`,
    });
  }
  // Grave intents that the rules only suspect stay with a person.
  if (SERIOUS.has(rules.intent) || rules.intent === 'opt_out')
    return doubt(rules, `Fixed rules suspect “${rules.intent}”`);
  const needed = positive ? thresholds.positive : thresholds.accept;
  if (model.intent === 'unclear' || model.confidence < needed)
    return doubt(rules.intent === 'unclear' ? { ...rules, intent: model.intent } : rules, 'Nobody is sure');
  return settled({
    intent: model.intent,
    sentiment: model.sentiment,
    confidence: model.confidence,
    by: 'model',
    rule: 'model',
    because: `The model is sure of “${model.intent}”, fixed rules are not.`,
  });
}

function doubt(rules: Pick<InboundReading, 'intent' | 'confidence' | 'rule'>, why: string): SettledVerdict {
  const intent = POSITIVE.has(rules.intent) ? 'unclear' : rules.intent;
  return settled({
    intent,
    confidence: Math.min(rules.confidence, 0.5),
    by: 'neither',
    rule: rules.rule,
    uncertain: true,
    because: `${why}: a person decides.`,
  });
}
