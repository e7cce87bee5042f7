import { inboundVerdictSchema } from '@og/contracts';
import { settleVerdict, type Check, type InboundReading } from '@og/core';
import type { DraftInput } from '../compose/draft-input.js';
import { judgeDraft } from '../compose/judge-draft.js';
import { judgeBrief, type BriefInput } from '../brief/judge-brief.js';
import type { DecisionView } from './decision.view.js';

/** A recorded decision made again from its record. */
export interface Replayed {
  decisionId: string;
  same: boolean;
  verdict: string;
  recordedVerdict: string;
  checks: Check[];
  differences: string[];
}

type Recorded = Pick<
  DecisionView,
  'id' | 'input' | 'rawOutput' | 'error' | 'checks' | 'verdict' | 'reason' | 'kind'
> & { erasedAt?: Date | null };
/** Decides again from what was recorded; asks nobody. */
type Replayer = (recorded: Recorded) => { verdict: string; reason: string | null; checks: Check[] };

const replayers = new Map<string, Replayer>([
  ['classify', replayClassification],
  ['draft', replayDraft],
  ['sandbox', replayDraft],
  ['rehearsal', replayDraft],
  [
    'brief',
    ({ input, rawOutput, error, reason }) => ({
      verdict: judgeBrief(input as unknown as BriefInput, error === null ? rawOutput : null).verdict,
      reason,
      checks: [],
    }),
  ],
]);

/** Make a recorded decision again: the same record gives the same verdict, or says what differs. */
export function replay(recorded: Recorded): Replayed {
  const replayer = replayers.get(recorded.kind);
  const base = { decisionId: recorded.id, recordedVerdict: recorded.verdict };
  if (recorded.erasedAt)
    return {
      ...base,
      same: false,
      verdict: 'unknown',
      checks: [],
      differences: ['Its texts were erased with the person: it cannot be made again.'],
    };
  if (!replayer)
    return {
      ...base,
      same: false,
      verdict: 'unknown',
      checks: [],
      differences: [`Decisions of the kind “${recorded.kind}” cannot be made again here.`],
    };
  const again = replayer(recorded);
  const differences = [
    ...(again.verdict === recorded.verdict ? [] : [`verdict: ${recorded.verdict} → ${again.verdict}`]),
    ...(again.reason === recorded.reason
      ? []
      : [`reason: ${recorded.reason ?? 'none'} → ${again.reason ?? 'none'}`]),
    ...checkDifferences(recorded.checks, again.checks),
  ];
  return {
    ...base,
    same: differences.length === 0,
    verdict: again.verdict,
    checks: again.checks,
    differences,
  };
}

/** What a message means, from what rules read in it and what the model said. */
function replayClassification({ input, rawOutput, error }: Recorded): ReturnType<Replayer> {
  const parsed = inboundVerdictSchema.safeParse(error === null ? parseJson(rawOutput) : null);
  const settled = settleVerdict(
    (input as { rules: InboundReading }).rules,
    parsed.success ? parsed.data : null,
  );
  return { verdict: settled.uncertain ? 'person' : 'classified', reason: settled.because, checks: [] };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function replayDraft({ input, rawOutput, error }: Recorded): ReturnType<Replayer> {
  const { verdict, reason, checks } = judgeDraft(input as unknown as DraftInput, rawOutput, error);
  return { verdict, reason, checks };
}

function checkDifferences(before: readonly Check[], after: readonly Check[]): string[] {
  const names = new Set([...before, ...after].map(({ check }) => check));
  const said = (checks: readonly Check[], name: string): string => {
    const found = checks.find(({ check }) => check === name);
    return found ? (found.ok ? 'ok' : (found.detail ?? 'failed')) : 'not asked';
  };
  return [...names].flatMap((name) => {
    const [a, b] = [said(before, name), said(after, name)];
    return a === b ? [] : [`check ${name}: ${a} → ${b}`];
  });
}
