import { STEP_DEFINITIONS } from '@og/core';
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
    key: step.key,
    position,
    type: step.type,
    channel: STEP_DEFINITIONS[step.type].channel,
    delay_amount: step.delay?.amount ?? 0,
    delay_unit: step.delay?.unit ?? 'minutes',
    subject: step.subject ?? null,
    body: step.body ?? null,
    config: step.config ?? {},
  }));
  await tx.client.query(
    `insert into steps (team_id, id, sequence_version_id, key, position, type, channel, delay_amount, delay_unit, subject, body, config)
     select $1, r.id, $2, r.key, r.position, r.type::step_type, r.channel::channel, r.delay_amount, r.delay_unit::delay_unit, r.subject, r.body, r.config
     from jsonb_to_recordset($3::jsonb) as r(id uuid, key text, position int, type text, channel text, delay_amount int, delay_unit text, subject text, body text, config jsonb)`,
    [tx.teamId, versionId, JSON.stringify(rows)],
  );
}

/** The sequence that a version belongs to. @throws Error when the version is not there */
export async function sequenceOf(tx: TeamTx, versionId: string): Promise<string> {
  const { rows } = await tx.client.query<{ sequence_id: string }>(
    'select sequence_id from sequence_versions where team_id = $1 and id = $2',
    [tx.teamId, versionId],
  );
  if (!rows[0]) throw new Error('A campaign without a sequence.');
  return rows[0].sequence_id;
}

interface References {
  segmentId?: string | null | undefined;
  senderPoolId?: string | null | undefined;
  senderMailboxId?: string | null | undefined;
}

/** Whether what an input names is the team's. @returns what is missing */
export async function missingReference(
  tx: TeamTx,
  input: References,
): Promise<'segment' | 'sender pool' | 'mailbox' | null> {
  const { rows } = await tx.client.query<{ segment: boolean; pool: boolean; mailbox: boolean }>(
    `select ($2::uuid is null or exists (select from segments where team_id = $1 and id = $2)) as segment,
       ($3::uuid is null or exists (select from sender_pools where team_id = $1 and id = $3)) as pool,
       ($4::uuid is null or exists (select from sender_mailboxes where team_id = $1 and id = $4)) as mailbox`,
    [tx.teamId, input.segmentId ?? null, input.senderPoolId ?? null, input.senderMailboxId ?? null],
  );
  const [found] = rows;
  if (!found?.segment) return 'segment';
  if (!found.pool) return 'sender pool';
  return found.mailbox ? null : 'mailbox';
}
