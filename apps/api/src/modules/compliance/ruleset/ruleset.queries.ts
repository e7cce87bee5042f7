import { RULE_WORDS, RULESET, RULESET_DISCLAIMER, type WeekWindow } from '@og/core';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';

export interface RulesetView {
  version: string;
  dated: string;
  disclaimer: string;
  rows: {
    /** null: the whole country. */
    state: string | null;
    /** Monday first; null is a day without sending. */
    week: ({ from: string; to: string } | null)[];
    maxAttemptsPer24h: number | null;
    since: string | null;
    source: string;
  }[];
  rules: { name: string; says: string }[];
}

/** The rules in force with their sources: the data that the gate evaluates, nothing besides. */
export function readRuleset(ctx: Ctx): RulesetView {
  requirePermission(ctx, 'team.read');
  const { version, dated, federal, cautious, states } = RULESET;
  const country = (row: { week: WeekWindow; source: string }) => ({
    state: null,
    week: days(row.week),
    maxAttemptsPer24h: null,
    since: null,
    source: row.source,
  });
  return {
    version,
    dated,
    disclaimer: RULESET_DISCLAIMER,
    rows: [
      country(federal),
      country(cautious),
      ...Object.values(states)
        .toSorted((a, b) => a.state.localeCompare(b.state))
        .map(({ week, ...row }) => ({ ...row, week: days(week) })),
    ],
    rules: Object.entries(RULE_WORDS).map(([name, says]) => ({ name, says })),
  };
}

function days(week: WeekWindow): RulesetView['rows'][number]['week'] {
  return week.map((day) => day && { from: clock(day.from), to: clock(day.to) });
}

/** `HH:MM` of minutes after midnight. */
function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
