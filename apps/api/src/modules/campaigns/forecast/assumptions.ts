import type { ForecastTally } from '@og/core';
import { PRICES } from './prices.js';
import { askedAbout, CLICK_RATE } from './scenarios.js';
import type { ForecastSetUp } from './set-up.js';
import type { AudienceWalk } from './walk-audience.js';

export interface Assumption {
  name: string;
  value: number;
  source: string;
}

/** What a forecast had to assume: only what its figures really lean on. */
export function assumptionsOf(setUp: ForecastSetUp, walk: AudienceWalk, tally: ForecastTally): Assumption[] {
  const { graph, rates, gate } = setUp;
  if (!graph) return [];
  const list: Assumption[] = [];
  const writes = tally.steps.filter((step) => step.messages > 0).length;
  const asked = askedAbout(graph, gate.exitsOnReply);
  if (writes > 1 || asked === 'reply') {
    list.push({
      name: 'reply_rate',
      value: rates.reply.value,
      source: `${rates.reply.source} ${gate.exitsOnReply ? 'Who answers gets no further step.' : 'An answer does not end the run.'}`,
    });
  }
  if (writes > 1)
    list.push({
      name: 'opt_out_rate',
      value: rates.optOut.value,
      source: `${rates.optOut.source} Who opts out gets no further step.`,
    });
  if (asked === 'click')
    list.push({ name: 'click_rate', value: CLICK_RATE, source: 'House figure for links that are opened.' });
  if (tally.segments > 0)
    list.push({
      name: 'price_per_segment',
      value: PRICES.microsPerSegment,
      source: 'List price of a US long code with carrier fees, in millionths of a dollar. Not a bill.',
    });
  if (tally.emails > 0)
    list.push({
      name: 'price_per_email',
      value: PRICES.microsPerEmail,
      source: 'List price of a smaller plan, in millionths of a dollar. Not a bill.',
    });
  if (walk.looked < setUp.total)
    list.push({
      name: 'sampled_share',
      value: walk.looked / Math.max(1, setUp.total),
      source: `${walk.looked.toLocaleString('en-US')} of ${setUp.total.toLocaleString('en-US')} leads were looked at, spread evenly: figures by reason and by hour are within about ${(100 * sampleError(walk.pageShares)).toFixed(2)} % of the audience (95 %).`,
    });
  return list;
}

/** Half the width of a 95 % interval around the mean of the pages' shares, as a share of the audience. */
function sampleError(shares: readonly number[]): number {
  if (shares.length < 2) return 1;
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (shares.length - 1);
  return 1.96 * Math.sqrt(variance / shares.length);
}
