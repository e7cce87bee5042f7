import { briefSchema, fence, modelOutput, type Brief } from '@og/contracts';
import { systemBlocks } from '@og/core';
import { isUuid, newId, type TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../../platform/errors/failures.js';
import { storable, storableJson } from '../../../platform/storable-json.js';
import type { AgentDeps } from '../agent-deps.js';
import { BRIEF_RULES } from '../compose/house-rules.js';
import { erasedMeanwhile, noteTextsRead, type TextsRead } from '../erase/text-reads.js';
import { askModel } from '../model/ask-model.js';
import { neva } from '../neva/index.js';
import { workingVersion } from '../versions/working-version.js';
import { readBrief, type BriefView } from './brief.queries.js';
import { gatherSources } from './gather-sources.js';
import { judgeBrief, pageOf, type BriefInput, type JudgedBrief } from './judge-brief.js';

const ERASED = 'What is kept of this lead was erased while the brief was written. Ask for another one.';
const BRIEF_OUTPUT = modelOutput<Brief>('brief', briefSchema);

type Deps = Pick<AgentDeps, 'database' | 'clock' | 'vault' | 'config' | 'outbox'>;

/** Ask Neva for a brief about a lead. */
export async function requestBrief(
  deps: Deps,
  ctx: Ctx,
  leadId: string,
): Promise<BriefView | NotFound | Conflict> {
  requirePermission(ctx, 'tasks.write');
  if (!isUuid(leadId)) return missing('lead');
  return writeBrief(deps, ctx.teamId, leadId);
}

/** Write a brief and keep it; a failure leaves the last one in place and says why. */
export async function writeBrief(
  deps: Deps,
  teamId: string,
  leadId: string,
): Promise<BriefView | NotFound | Conflict> {
  const prepared = await deps.database.withTeam(teamId, async (tx) => {
    const texts = await noteTextsRead(tx, leadId);
    const facts = await gatherSources(tx, leadId);
    if (facts.length === 0 || !texts) return null;
    return { texts, facts, version: await workingVersion(tx, deps.clock.now(), 'neva') };
  });
  if (!prepared) return missing('lead');
  const { texts, facts, version } = prepared;
  const input: BriefInput = { now: deps.clock.now().toISOString(), facts };
  const asked = await askModel<Brief>(deps, teamId, {
    kind: 'brief',
    agent: 'neva',
    task: 'brief',
    model: version.model,
    versionId: version.id,
    conversationId: null,
    leadId,
    texts,
    input,
    system: systemBlocks({
      house: BRIEF_RULES,
      persona: version.persona,
      role: neva.role,
      goal: version.goal,
      instructions: version.prompt,
      policy: version.policy,
      tools: [],
    }),
    messages: [{ role: 'user', text: `${fence('facts', facts)}\nWrite the brief.` }],
    output: BRIEF_OUTPUT,
    maxTokens: neva.maxTokens,
    timeoutMs: neva.timeoutMs,
    decide: ({ call }) => {
      const judged = judgeBrief(input, call.failure === null ? call.rawOutput : null);
      const reason =
        judged.dropped > 0 ? `${judged.dropped} statements without a source were left out.` : null;
      return { verdict: judged.verdict, reason: call.failure ?? reason };
    },
  });
  if (asked.kind === 'erased') return conflict('no_brief', ERASED);
  if (asked.kind !== 'answer') return conflict('no_brief', asked.message);
  const judged = judgeBrief(input, JSON.stringify(asked.output));
  return deps.database.withTeam(teamId, (tx) => keep(tx, deps, texts, asked.decisionId, judged));
}

async function keep(
  tx: TeamTx,
  deps: Deps,
  texts: TextsRead,
  decisionId: string,
  judged: JudgedBrief,
): Promise<BriefView | NotFound | Conflict> {
  if (await erasedMeanwhile(tx, texts)) return conflict('no_brief', ERASED);
  const now = deps.clock.now();
  const { leadId } = texts;
  const id = newId();
  const statements = judged.kept.map(({ text, fact }) => ({
    text,
    source: {
      id: fact.id,
      kind: fact.source ?? 'lead',
      label: fact.label,
      value: fact.value,
      url: pageOf(fact),
    },
  }));
  await tx.client.query(
    `insert into briefs (team_id, id, lead_id, decision_id, statements, open_questions, dropped, created_at)
     select $1, $2, $3, $4, $5, $6, $7, $8 from leads where team_id = $1 and id = $3`,
    [
      tx.teamId,
      id,
      leadId,
      decisionId,
      storableJson(statements),
      judged.openQuestions.map(storable),
      judged.dropped,
      now.toISOString(),
    ],
  );
  await deps.outbox.event(tx, now, 'lead.changed.v1', [leadId], { count: 1 });
  return (await readBrief(tx, id)) ?? missing('lead');
}
