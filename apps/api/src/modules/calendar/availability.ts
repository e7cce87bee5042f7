import type { Availability } from '@og/core';
import type { TeamTx } from '@og/db';
import type { StoredWeek } from '../../platform/week-hours.js';

/** Where a team is that has said nothing about it. */
export const FALLBACK_ZONE = 'America/New_York';

/** Working hours of somebody who has set none: Monday to Friday, nine to five. */
const NINE_TO_FIVE: StoredWeek['week'] = Object.fromEntries(
  [1, 2, 3, 4, 5].map((weekday) => [String(weekday), [{ from: 540, to: 1_020 }]]),
);

export interface MemberHours {
  userId: string;
  zone: string;
  week: StoredWeek['week'];
  slotMinutes: number;
  bufferMinutes: number;
  noticeMinutes: number;
  horizonDays: number;
  bookable: boolean;
}

/** Hours of the team's members who may have appointments; all of them, or those named. */
export async function readHours(tx: TeamTx, userIds: readonly string[] | null): Promise<MemberHours[]> {
  const { rows } = await tx.client.query<MemberHours & { week: MemberHours['week'] | null }>(
    `select m.user_id as "userId", coalesce(w.zone, s.business_hours->>'zone', $3) as zone, w.week,
       coalesce(w.slot_minutes, 30) as "slotMinutes", coalesce(w.buffer_minutes, 0) as "bufferMinutes",
       coalesce(w.notice_minutes, 60) as "noticeMinutes", coalesce(w.horizon_days, 14) as "horizonDays", coalesce(w.bookable, true) as bookable
     from team_members m
       left join working_hours w on w.team_id = $1 and w.user_id = m.user_id
       left join inbox_settings s on s.team_id = $1
     where m.team_id = $1 and m.role <> 'viewer' and ($2::uuid[] is null or m.user_id = any($2)) order by m.created_at, m.id`,
    [tx.teamId, userIds, FALLBACK_ZONE],
  );
  return rows.map((row) => ({ ...row, week: row.week ?? NINE_TO_FIVE }));
}

/**
 * When these members can be met: their hours and what stands in their calendars. An offer whose time is up stands no
 * more, a time that a draft on its way takes stands until that is settled; offers to `exceptLeadId` do not stand in its own way.
 */
export async function loadAvailability(
  tx: TeamTx,
  now: Date,
  userIds: readonly string[] | null,
  exceptLeadId: string | null = null,
): Promise<Availability[]> {
  const hours = (await readHours(tx, userIds)).filter((member) => member.bookable);
  const { rows: busy } = await tx.client.query<{ ownerId: string; from: Date; to: Date }>(
    `select owner_id as "ownerId", starts_at as "from", ends_at as "to" from appointments
     where team_id = $1 and owner_id = any($2::uuid[]) and ends_at > $3
       and (state = 'booked' or (state = 'held' and (hold_expires_at > $3 or draft_id is not null) and lead_id is distinct from $4::uuid))`,
    [tx.teamId, hours.map((member) => member.userId), now.toISOString(), exceptLeadId],
  );
  return hours.map((member) => ({
    ownerId: member.userId,
    zone: member.zone,
    week: member.week,
    slotMinutes: member.slotMinutes,
    bufferMinutes: member.bufferMinutes,
    noticeMinutes: member.noticeMinutes,
    horizonDays: member.horizonDays,
    busy: busy.filter((span) => span.ownerId === member.userId),
  }));
}
