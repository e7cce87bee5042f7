import { newId, type TeamTx } from '@og/db';
import type { StepInput } from './campaign-input.js';

/** Make the next version of a sequence with these steps. @returns the version's id */
export async function writeVersion(
  tx: TeamTx,
  now: Date,
  sequenceId: string,
  steps: readonly StepInput[],
): Promise<string> {
  const versionId = newId();
  await tx.client.query(
    `insert into sequence_versions (team_id, id, sequence_id, version, created_at)
     select $1, $2, $3, coalesce(max(version), 0) + 1, $4 from sequence_versions where team_id = $1 and sequence_id = $3`,
    [tx.teamId, versionId, sequenceId, now.toISOString()],
  );
  await writeSteps(tx, versionId, steps);
  return versionId;
}

/** Put these steps in the place of a version's own; only while nobody runs through it. */
export async function replaceSteps(
  tx: TeamTx,
  versionId: string,
  steps: readonly StepInput[],
): Promise<void> {
  await tx.client.query('delete from steps where team_id = $1 and sequence_version_id = $2', [
    tx.teamId,
    versionId,
  ]);
  await writeSteps(tx, versionId, steps);
}

async function writeSteps(tx: TeamTx, versionId: string, steps: readonly StepInput[]): Promise<void> {
  const rows = steps.map((step, position) => ({
    id: newId(),
    position,
    type: step.type,
    channel: 'sms',
    delay_amount: step.delay?.amount ?? 0,
    delay_unit: step.delay?.unit ?? 'minutes',
    subject: step.subject ?? null,
    body: step.body ?? null,
  }));
  await tx.client.query(
    `insert into steps (team_id, id, sequence_version_id, key, position, type, channel, delay_amount, delay_unit, subject, body)
     select $1, r.id, $2, 'step-' || (r.position + 1), r.position, r.type::step_type, r.channel::channel, r.delay_amount, r.delay_unit::delay_unit, r.subject, r.body
     from jsonb_to_recordset($3::jsonb) as r(id uuid, position int, type text, channel text, delay_amount int, delay_unit text, subject text, body text)`,
    [tx.teamId, versionId, JSON.stringify(rows)],
  );
}

/** Whether a segment and a pool named in an input are the team's. @returns what is missing */
export async function missingReference(
  tx: TeamTx,
  input: { segmentId?: string | null | undefined; senderPoolId?: string | null | undefined },
): Promise<'segment' | 'sender pool' | null> {
  const { rows } = await tx.client.query<{ segment: boolean; pool: boolean }>(
    `select ($2::uuid is null or exists (select from segments where team_id = $1 and id = $2)) as segment,
       ($3::uuid is null or exists (select from sender_pools where team_id = $1 and id = $3)) as pool`,
    [tx.teamId, input.segmentId ?? null, input.senderPoolId ?? null],
  );
  if (!rows[0]?.segment) return 'segment';
  return rows[0].pool ? null : 'sender pool';
}
