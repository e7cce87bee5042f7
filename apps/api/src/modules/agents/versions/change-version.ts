import { diffLines, type AgentName } from '@og/core';
import { isUuid, newId, type TeamTx } from '@og/db';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  invalidField,
  missing,
  parseInput,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Platform } from '../../../platform/platform.js';
import { openLanguageModel } from '../../integrations/index.js';
import { modelOf } from '../model/model-names.js';
import { ensureAgents } from './ensure-agents.js';
import { versionInputSchema } from './version-input.js';
import { selectVersions, type VersionView } from './version.view.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>;

/** Keep a new version of an agent; it works only when it is published. Versions are never changed. */
export async function saveAgentVersion(
  deps: Deps,
  ctx: Ctx,
  agent: AgentName,
  input: unknown,
): Promise<VersionView | InvalidInput | NotFound> {
  requirePermission(ctx, 'agents.manage');
  const parsed = parseInput(versionInputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { persona, goal, prompt, policy, model, note } = parsed.data;
  const opened = await openLanguageModel(deps, ctx.teamId);
  if (model && opened && !Object.hasOwn(opened.models.models, model))
    return invalidField(
      'model',
      'unknown_model',
      `Choose one of: ${Object.keys(opened.models.models).join(', ')}.`,
    );
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    await ensureAgents(tx, now);
    // Two people who save at once get two numbers.
    await tx.client.query('select from agents where team_id = $1 and agent = $2 for update', [
      ctx.teamId,
      agent,
    ]);
    const id = newId();
    await tx.client.query(
      `insert into agent_versions (team_id, id, agent, number, persona, goal, prompt, policy, model, note, created_by, created_at)
       select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11 from agent_versions where team_id = $1 and agent = $3`,
      [
        ctx.teamId,
        id,
        agent,
        JSON.stringify(persona),
        goal,
        prompt,
        JSON.stringify(policy),
        model,
        note,
        actorUserId(ctx),
        now.toISOString(),
      ],
    );
    await audit(tx, ctx, now, {
      action: 'agent.save_version',
      subjectType: 'agent_version',
      subjectId: id,
      detail: { agent },
    });
    await deps.outbox.event(tx, now, 'agent.changed.v1', [ctx.teamId], { what: 'version' });
    return (await oneVersion(tx, id, await modelOf(deps, ctx.teamId))) ?? missing('version');
  });
}

/** Make a version the one that works; an older one is a rollback. What is being written is finished by the old one. */
export async function publishAgentVersion(deps: Deps, ctx: Ctx, id: string): Promise<VersionView | NotFound> {
  requirePermission(ctx, 'agents.manage');
  if (!isUuid(id)) return missing('version');
  const models = await modelOf(deps, ctx.teamId);
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.client.query<{ agent: AgentName }>(
      `update agent_versions set published_at = coalesce(published_at, $3) where team_id = $1 and id = $2 returning agent`,
      [ctx.teamId, id, now.toISOString()],
    );
    const agent = rows[0]?.agent;
    if (!agent) return missing('version');
    await tx.client.query(
      `insert into agents (team_id, agent, version_id, updated_at) values ($1, $2, $3, $4)
       on conflict (team_id, agent) do update set version_id = excluded.version_id, updated_at = excluded.updated_at`,
      [ctx.teamId, agent, id, now.toISOString()],
    );
    await audit(tx, ctx, now, {
      action: 'agent.publish_version',
      subjectType: 'agent_version',
      subjectId: id,
      detail: { agent },
    });
    await deps.outbox.event(tx, now, 'agent.changed.v1', [ctx.teamId], { what: 'version' });
    return (await oneVersion(tx, id, models)) ?? missing('version');
  });
}

export async function findVersion(deps: Deps, ctx: Ctx, id: string): Promise<VersionView | null> {
  requirePermission(ctx, 'agents.read');
  if (!isUuid(id)) return null;
  const models = await modelOf(deps, ctx.teamId);
  return deps.database.withTeam(ctx.teamId, (tx) => oneVersion(tx, id, models), { readOnly: true });
}

async function oneVersion(
  tx: TeamTx,
  id: string,
  models: (agent: AgentName) => string,
): Promise<VersionView | null> {
  return (await selectVersions(tx, 'v.id = $2', [id], models))[0] ?? null;
}

export interface VersionDiffLine {
  kind: string;
  text: string;
  part: string;
}

/** What differs between two versions of an agent, part by part. @throws AppError NOT_FOUND */
export async function diffVersions(
  deps: Deps,
  ctx: Ctx,
  from: string,
  to: string,
): Promise<VersionDiffLine[]> {
  const [before, after] = [await findVersion(deps, ctx, from), await findVersion(deps, ctx, to)];
  if (!before || !after) throw new AppError('NOT_FOUND', 'There is no such version in this team.');
  const parts = (version: VersionView): Record<string, string> => ({
    persona: lines(version.persona),
    goal: version.goal,
    prompt: version.prompt,
    policy: lines(version.policy),
    model: version.model,
  });
  const [a, b] = [parts(before), parts(after)];
  return Object.keys(a).flatMap((part) => {
    const found = diffLines(a[part] ?? '', b[part] ?? '');
    return found.some(({ kind }) => kind !== 'same') ? found.map((line) => ({ ...line, part })) : [];
  });
}

function lines(value: object): string {
  return Object.entries(value)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, content]) => `${name}: ${Array.isArray(content) ? content.join(', ') : (content ?? '')}`)
    .join('\n');
}
