import { isDeepStrictEqual } from 'node:util';
import { newId, type TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  invalidField,
  parseInput,
  type Conflict,
  type InvalidInput,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { changedSince, versionOf } from '../list-version.js';
import { lockList } from '../lock-list.js';

/** A lead's stage that a disposition may set; suppression has its own way. */
const STAGES = ['new', 'contacted', 'replied', 'qualified', 'appointment', 'won', 'lost'] as const;
export type DispositionStage = (typeof STAGES)[number];

/** How a conversation or a call ended, in the team's words. */
export interface DispositionView {
  id: string;
  key: string;
  label: string;
  position: number;
  endsRuns: boolean;
  stage: DispositionStage | null;
  /** `conversation`, `call` or `both`. */
  appliesTo: string;
  /** Of its words; for who saves the list. */
  version: string;
}

type Stored = Omit<DispositionView, 'version'>;

export interface DispositionsView {
  __typename: 'Dispositions';
  dispositions: DispositionView[];
}

/** What a team starts with, until it writes its own. */
const DEFAULTS: readonly Omit<Stored, 'id' | 'position'>[] = [
  { key: 'interested', label: 'Interested', endsRuns: false, stage: 'qualified', appliesTo: 'both' },
  { key: 'appointment', label: 'Appointment set', endsRuns: true, stage: 'appointment', appliesTo: 'both' },
  { key: 'call-back', label: 'Call back later', endsRuns: false, stage: null, appliesTo: 'both' },
  { key: 'no-answer', label: 'No answer', endsRuns: false, stage: null, appliesTo: 'call' },
  { key: 'left-voicemail', label: 'Left a voicemail', endsRuns: false, stage: null, appliesTo: 'call' },
  { key: 'not-interested', label: 'Not interested', endsRuns: true, stage: 'lost', appliesTo: 'both' },
  { key: 'wrong-number', label: 'Wrong number', endsRuns: true, stage: 'lost', appliesTo: 'both' },
  { key: 'won', label: 'Won', endsRuns: true, stage: 'won', appliesTo: 'both' },
];

const COLUMNS = `id, key, label, position, ends_runs as "endsRuns", stage, applies_to as "appliesTo"`;

/** The team's dispositions in their order; a team that has written none has the usual ones, which are stored now. */
export async function readDispositions(tx: TeamTx, now: Date): Promise<DispositionView[]> {
  const found = await select(tx);
  if (found.length > 0) return found;
  await writeAll(
    tx,
    now,
    DEFAULTS.map((item) => ({ ...item, id: newId() })),
    'nothing',
  );
  return select(tx);
}

async function select(tx: TeamTx): Promise<DispositionView[]> {
  const { rows } = await tx.client.query<Stored>(
    `select ${COLUMNS} from dispositions where team_id = $1 and removed_at is null order by position, key`,
    [tx.teamId],
  );
  return rows.map((row) => ({ ...row, version: versionOf(wordsOf(row)) }));
}

/** The team's words of today for these keys; of one that was removed the last it had. Of a key it never had nothing is there. */
export async function readDispositionLabels(
  tx: TeamTx,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<Pick<Stored, 'key' | 'label'>>(
    'select key, label from dispositions where team_id = $1 and key = any($2::text[])',
    [tx.teamId, keys],
  );
  return new Map(rows.map(({ key, label }) => [key, label]));
}

const wordsOf = ({ key, label, endsRuns, stage, appliesTo }: Omit<Stored, 'id' | 'position'>) => [
  key,
  label,
  endsRuns,
  stage,
  appliesTo,
];

/** All dispositions of the team. */
export async function listDispositions(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
): Promise<DispositionView[]> {
  requirePermission(ctx, 'inbox.read');
  return deps.database.withTeam(ctx.teamId, (tx) => readDispositions(tx, deps.clock.now()));
}

const inputSchema = z
  .array(
    z.object({
      id: z.string().nullish(),
      key: z
        .string()
        .trim()
        .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Use up to 40 small letters, digits and hyphens.'),
      label: z.string().trim().min(1, 'Give it a name.').max(60, 'Keep the name under 60 characters.'),
      endsRuns: z.boolean(),
      stage: z.enum(STAGES, 'A disposition cannot set this stage.').nullish(),
      appliesTo: z.enum(['conversation', 'call', 'both']).nullish(),
    }),
  )
  .min(1, 'Keep at least one disposition.')
  .max(30, 'Keep at most 30 dispositions.');

/**
 * Replace the team's list, in the order given. What was recorded with one that is gone keeps its words. An item is known by
 * its key: whose key is another one is another item.
 * @param seen versions of the list that it was made from, in its order: when it is another one by now nothing is saved
 */
export async function saveDispositions(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
  input: unknown,
  seen: readonly string[] | null = null,
): Promise<DispositionsView | InvalidInput | Conflict> {
  requirePermission(ctx, 'inbox.manage');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const keys = parsed.data.map((item) => item.key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice) return invalidField('dispositions', 'twice', `"${twice}" is there twice: give one another key.`);
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    await lockList(tx, 'dispositions');
    const before = await readDispositions(tx, now);
    const wanted = parsed.data.map(({ id: _id, stage, appliesTo, ...item }) => ({
      ...item,
      id: newId(),
      stage: stage ?? null,
      appliesTo: appliesTo ?? 'both',
    }));
    // A press that is repeated after its answer got lost finds what it wanted.
    if (isDeepStrictEqual(before.map(wordsOf), wanted.map(wordsOf)))
      return { __typename: 'Dispositions' as const, dispositions: before };
    const changed = changedSince('dispositions', seen, before);
    if (changed) return changed;
    await remove(tx, now, before, keys);
    await writeAll(tx, now, wanted, 'replace');
    await audit(tx, ctx, now, { action: 'dispositions.save', subjectType: 'team', subjectId: ctx.teamId });
    return { __typename: 'Dispositions' as const, dispositions: await readDispositions(tx, now) };
  });
}

const REPLACE = `update set label = excluded.label, position = excluded.position, ends_runs = excluded.ends_runs,
  stage = excluded.stage, applies_to = excluded.applies_to, updated_at = excluded.updated_at, removed_at = null`;

/** What the team has no more is offered to nobody; its words stay for what ended so. */
async function remove(
  tx: TeamTx,
  now: Date,
  before: readonly Stored[],
  kept: readonly string[],
): Promise<void> {
  const gone = before.filter(({ key }) => !kept.includes(key)).map(({ id }) => id);
  await tx.client.query(
    'update dispositions set removed_at = $3, updated_at = $3 where team_id = $1 and id = any($2::uuid[])',
    [tx.teamId, gone, now.toISOString()],
  );
}

/**
 * The list in its order; a new key gets the id given with it, one that is there keeps its own.
 * @param stored what to do with a key that is there already, also as a removed one: give it these words, or nothing
 */
async function writeAll(
  tx: TeamTx,
  now: Date,
  items: Omit<Stored, 'position'>[],
  stored: 'replace' | 'nothing',
): Promise<void> {
  await tx.client.query(
    `insert into dispositions (team_id, id, key, label, position, ends_runs, stage, applies_to, created_at, updated_at)
     select $1, item.id, item.key, item.label, item.position, item.ends_runs, item.stage, item.applies_to, $2, $2
     from unnest($3::uuid[], $4::text[], $5::text[], $6::int[], $7::boolean[], $8::text[], $9::text[])
       as item(id, key, label, position, ends_runs, stage, applies_to)
     on conflict on constraint dispositions_key do ${stored === 'replace' ? REPLACE : 'nothing'}`,
    [
      tx.teamId,
      now.toISOString(),
      items.map((item) => item.id),
      items.map((item) => item.key),
      items.map((item) => item.label),
      items.map((_, index) => index),
      items.map((item) => item.endsRuns),
      items.map((item) => item.stage),
      items.map((item) => item.appliesTo),
    ],
  );
}
