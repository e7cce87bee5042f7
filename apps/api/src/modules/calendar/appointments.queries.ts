import { isUuid, type TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import { APPOINTMENT_COLUMNS, readAppointment, type AppointmentView } from './appointment.view.js';

const MOST = 1_000;

/** Meetings and standing offers that touch a span of time, in order. */
export async function listAppointments(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
  args: { from: Date; to: Date; ownerId?: string | null },
): Promise<AppointmentView[]> {
  requirePermission(ctx, 'calendar.read');
  if (args.ownerId && !isUuid(args.ownerId)) return [];
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<AppointmentView>(
        `select ${APPOINTMENT_COLUMNS} from appointments a
         where a.team_id = $1 and a.starts_at < $3 and a.starts_at > $2::timestamptz - interval '1 day' and a.ends_at > $2
           and ($4::uuid is null or a.owner_id = $4) and a.state <> 'expired' and (a.state <> 'held' or a.draft_id is not null or a.hold_expires_at > $5)
         order by a.starts_at, a.id limit ${MOST}`,
        [
          ctx.teamId,
          args.from.toISOString(),
          args.to.toISOString(),
          args.ownerId ?? null,
          deps.clock.now().toISOString(),
        ],
      );
      return rows;
    },
    { readOnly: true },
  );
}

/** One meeting; null when the team has none of this id. */
export async function findAppointment(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  id: string,
): Promise<AppointmentView | null> {
  requirePermission(ctx, 'calendar.read');
  if (!isUuid(id)) return null;
  return deps.database.withTeam(ctx.teamId, (tx) => readAppointment(tx, id), { readOnly: true });
}

/** Meetings of leads, the newest first; for lists. */
export async function appointmentsOfLeads(
  tx: TeamTx,
  leadIds: readonly string[],
): Promise<Map<string, AppointmentView[]>> {
  const { rows } = await tx.client.query<AppointmentView>(
    `select ${APPOINTMENT_COLUMNS} from appointments a
     where a.team_id = $1 and a.lead_id = any($2::uuid[]) and a.state <> 'expired' order by a.starts_at desc, a.id desc`,
    [tx.teamId, leadIds],
  );
  const byLead = new Map<string, AppointmentView[]>();
  for (const row of rows) byLead.set(row.leadId, [...(byLead.get(row.leadId) ?? []), row]);
  return byLead;
}

/** What became of the newest invitations, by message; for lists. */
export async function messageStates(tx: TeamTx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; state: string }>(
    'select id, state from messages where team_id = $1 and id = any($2::uuid[])',
    [tx.teamId, ids],
  );
  return new Map(rows.map((row) => [row.id, row.state]));
}
