import { NO_BEHAVIOUR, type Behaviour, type SequenceGraph } from '@og/core';
import type { ForecastSetUp } from './set-up.js';

/** A way in which people behave after the first message, and the share of people who do. */
export interface Scenario {
  behaviour: Behaviour;
  weight: number;
}

/** Of the people who get a link, those who open it; nothing of the team's own is counted yet. */
export const CLICK_RATE = 0.06;

const QUIET: Behaviour = { ...NO_BEHAVIOUR, delivered: true };

/** What the sequence asks about people's behaviour: its branches take both ways, each by a share. */
export function askedAbout(graph: SequenceGraph, exitsOnReply: boolean): 'reply' | 'click' | null {
  const conditions = graph.steps.flatMap((step) =>
    step.type === 'branch' ? [step.config.condition.kind] : [],
  );
  // Where an answer ends the run, nobody comes to a branch with one.
  if (!exitsOnReply && conditions.some((kind) => kind === 'replied' || kind === 'intent')) return 'reply';
  return conditions.includes('link_clicked') ? 'click' : null;
}

/** The scenarios of a campaign; their weights add up to 1. */
export function scenariosOf(setUp: ForecastSetUp): Scenario[] {
  if (!setUp.graph) return [];
  const asked = askedAbout(setUp.graph, setUp.gate.exitsOnReply);
  if (asked === null) return [{ behaviour: QUIET, weight: 1 }];
  const share = asked === 'reply' ? setUp.rates.reply.value : CLICK_RATE;
  const active: Behaviour = {
    replied: !setUp.gate.exitsOnReply,
    lastIntent: setUp.gate.exitsOnReply ? null : 'interested',
    linkClicked: true,
    delivered: true,
  };
  return [
    { behaviour: QUIET, weight: 1 - share },
    { behaviour: active, weight: share },
  ];
}

/** The share of people who are still in the sequence after one more message. */
export function staysAfterMessage(setUp: ForecastSetUp): number {
  const leaves = setUp.rates.optOut.value + (setUp.gate.exitsOnReply ? setUp.rates.reply.value : 0);
  return Math.max(0, 1 - leaves);
}
