import { isUuid } from '@og/db';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { actorUserId, may, requirePermission, type Ctx } from '../../platform/ctx.js';
import { AppError, forbidden } from '../../platform/errors/app-error.js';
import { missing, parseInput, type InvalidInput, type NotFound } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { toStoredWeek, toWeekHours, weekHoursSchema, type WeekHoursView } from '../../platform/week-hours.js';
import { readHours, type MemberHours } from './availability.js';

export interface WorkingHoursView {
  __typename: 'WorkingHours';
  userId: string;
  hours: WeekHoursView;
  slotMinutes: number;
  bufferMinutes: number;
  noticeMinutes: number;
  horizonDays: number;
  bookable: boolean;
}

const inputSchema = z.object({
  userId: z.string().nullish(),
  hours: weekHoursSchema,
  slotMinutes: z
    .number()
    .int()
    .min(5, 'A meeting takes at least 5 minutes.')
    .max(240, 'A meeting takes at most four hours.'),
  bufferMinutes: z.number().int().min(0).max(120, 'Keep at most two hours between meetings.'),
  noticeMinutes: z.number().int().min(0).max(20_160, 'Ask for at most two weeks of notice.'),
  horizonDays: z.number().int().min(1, 'Look at least a day ahead.').max(90, 'Look at most 90 days ahead.'),
  bookable: z.boolean(),
});

/** When a member can be met; the own hours unless somebody else is named. @throws AppError NOT_FOUND for a stranger */
export async function readWorkingHours(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  userId: string | null,
): Promise<WorkingHoursView> {
  requirePermission(ctx, 'calendar.read');
  const id = userId ?? actorUserId(ctx);
  if (!id || !isUuid(id)) throw new AppError('NOT_FOUND', 'There is no such member in this team.');
  const [hours] = await deps.database.withTeam(ctx.teamId, (tx) => readHours(tx, [id]), { readOnly: true });
  if (!hours) throw new AppError('NOT_FOUND', 'There is no such member who can have appointments.');
  return viewOf(hours);
}

/** Say when one can be met; another member's hours are set by managers. */
export async function saveWorkingHours(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  input: unknown,
): Promise<WorkingHoursView | InvalidInput | NotFound> {
  requirePermission(ctx, 'calendar.manage');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const own = actorUserId(ctx);
  const userId = parsed.data.userId ?? own;
  if (!userId || !isUuid(userId)) return missing('member');
  if (userId !== own && !may(ctx, 'inbox.manage')) throw forbidden('inbox.manage');
  const { hours, slotMinutes, bufferMinutes, noticeMinutes, horizonDays, bookable } = parsed.data;
  const { zone, week } = toStoredWeek(hours);
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    if ((await readHours(tx, [userId])).length === 0) return missing('member');
    await tx.client.query(
      `insert into working_hours (team_id, user_id, zone, week, slot_minutes, buffer_minutes, notice_minutes, horizon_days, bookable, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (team_id, user_id) do update set zone = excluded.zone, week = excluded.week, slot_minutes = excluded.slot_minutes,
         buffer_minutes = excluded.buffer_minutes, notice_minutes = excluded.notice_minutes, horizon_days = excluded.horizon_days,
         bookable = excluded.bookable, updated_at = excluded.updated_at`,
      [
        tx.teamId,
        userId,
        zone,
        JSON.stringify(week),
        slotMinutes,
        bufferMinutes,
        noticeMinutes,
        horizonDays,
        bookable,
        now.toISOString(),
      ],
    );
    await audit(tx, ctx, now, { action: 'working_hours.save', subjectType: 'user', subjectId: userId });
    await deps.outbox.event(tx, now, 'appointment.changed.v1', [userId], { state: 'hours', ownerId: userId });
    const [saved] = await readHours(tx, [userId]);
    return saved ? viewOf(saved) : missing('member');
  });
}

function viewOf({ userId, zone, week, ...rest }: MemberHours): WorkingHoursView {
  return { __typename: 'WorkingHours', userId, hours: toWeekHours({ zone, week }), ...rest };
}
