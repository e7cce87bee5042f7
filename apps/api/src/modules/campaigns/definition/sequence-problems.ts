import { validateSteps, type Delay, type StepType } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Problem } from '../../../platform/errors/failures.js';
import { KNOWN_FIELDS } from '../audience/compose-text.js';
import type { StepRow } from '../campaign-row.js';

/** A step, stored or about to be. */
export interface CheckedStep {
  key: string;
  type: StepType;
  delay?: Delay | null | undefined;
  subject?: string | null | undefined;
  body?: string | null | undefined;
  config?: Record<string, unknown> | null | undefined;
}

/** A stored step in the form in which it is checked. */
export function checkedStep(row: StepRow): CheckedStep {
  return { ...row, delay: { amount: row.delay_amount, unit: row.delay_unit } };
}

/** Why steps cannot run: what each type lacks, where jumps lead nowhere or back, who is moved in a circle. */
export async function sequenceProblems(
  tx: TeamTx,
  steps: readonly CheckedStep[],
  sequenceId: string | null,
): Promise<Problem[]> {
  if (steps.length === 0)
    return [{ code: 'no_steps', message: 'The campaign has no steps: add one.', path: ['steps'] }];
  const raw = steps.map((step) => ({
    key: step.key,
    type: step.type,
    delay: step.delay ?? { amount: 0, unit: 'minutes' },
    subject: step.subject,
    body: step.body,
    config: step.config ?? {},
  }));
  const problems = validateSteps(raw, KNOWN_FIELDS).map(({ index, path, code, message }): Problem => ({
    code,
    message,
    path: index === null ? ['steps'] : ['steps', String(index), ...path.split('.').filter(Boolean)],
  }));
  return [...problems, ...(await moveProblems(tx, steps, sequenceId))];
}

/** Moves to sequences that are not there, or from which leads would come back to this one. */
async function moveProblems(
  tx: TeamTx,
  steps: readonly CheckedStep[],
  sequenceId: string | null,
): Promise<Problem[]> {
  const moves = steps.flatMap((step, index) => {
    const target = step.type === 'move' ? step.config?.['sequenceId'] : undefined;
    return typeof target === 'string' && target !== '' ? [{ index, key: step.key, target }] : [];
  });
  if (moves.length === 0) return [];
  const links = await moveTargets(tx);
  return moves.flatMap(({ index, key, target }): Problem[] => {
    const path = ['steps', String(index), 'config', 'sequenceId'];
    const name = `Step ${index + 1} “${key}”`;
    if (!links.has(target))
      return [
        { code: 'unknown_sequence', message: `${name}: there is no such sequence. Choose another.`, path },
      ];
    if (sequenceId !== null && reaches(links, target, sequenceId))
      return [
        {
          code: 'move_loop',
          message: `${name} moves leads to a sequence from which they come back here: they might never finish. Choose another.`,
          path,
        },
      ];
    return [];
  });
}

/** Where each sequence of the team moves leads, by its newest version. */
async function moveTargets(tx: TeamTx): Promise<Map<string, string[]>> {
  const { rows } = await tx.client.query<{ id: string; targets: string[] }>(
    `select s.id, coalesce(array_agg(t.config ->> 'sequenceId') filter (where t.config ->> 'sequenceId' <> ''), '{}') as targets
     from sequences s
       left join lateral (select id from sequence_versions where team_id = $1 and sequence_id = s.id order by version desc limit 1) v on true
       left join steps t on t.team_id = $1 and t.sequence_version_id = v.id and t.type = 'move'
     where s.team_id = $1 group by s.id`,
    [tx.teamId],
  );
  return new Map(rows.map((row) => [row.id, row.targets]));
}

function reaches(links: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(links.get(id) ?? []));
  }
  return false;
}
