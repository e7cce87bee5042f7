import { evaluateSend, REASONS, type CandidateEvidence, type PhoneType, type SendFacts } from '@og/core';
import type { Platform } from '../../platform/platform.js';

type ReadDeps = Pick<Platform, 'database' | 'clock'>;

export interface ContactabilityView {
  verdict: string;
  reason: string | null;
  message: string;
  retryAt: Date | null;
}

interface FactsRow {
  id: string;
  time_zones: string[];
  candidate_states: string[];
  zone_evidence: CandidateEvidence[];
  deleted: boolean;
  last_replied_at: Date | null;
  phone: string | null;
  line_type: string | null;
  consent: { id: string; source: string; revokedAt: string | null } | null;
  suppressions: { id: string; reason: string; scope: 'address' | 'person' }[];
  sends: string[];
}

interface TeamRow {
  profile: 'cautious' | 'legal';
  per_day: number;
  per_week: number;
  sender: string | null;
}

const WEEK_MS = 7 * 86_400_000;

/**
 * Whether an SMS could go to each lead now, by the same gate that decides sends. It looks at the lead's first
 * number and any active sender; the send itself is decided again in its own transaction.
 */
export async function loadContactability(
  deps: ReadDeps,
  teamId: string,
  leadIds: readonly string[],
): Promise<Map<string, ContactabilityView>> {
  const now = deps.clock.now();
  const { team, rows } = await deps.database.withTeam(
    teamId,
    async (tx) => ({
      team: (await tx.client.query<TeamRow>(TEAM_SQL, [teamId])).rows[0],
      rows: (
        await tx.client.query<FactsRow>(FACTS_SQL, [
          teamId,
          leadIds,
          new Date(now.getTime() - WEEK_MS).toISOString(),
        ])
      ).rows,
    }),
    { readOnly: true },
  );
  return new Map(rows.map((row) => [row.id, toView(factsOf(row, team, now))]));
}

function toView(facts: SendFacts): ContactabilityView {
  const decision = evaluateSend(facts);
  return {
    verdict: decision.verdict,
    reason: decision.verdict === 'allow' ? null : decision.reason,
    message: REASONS[decision.reason],
    retryAt: decision.retryAt,
  };
}

function factsOf(row: FactsRow, team: TeamRow | undefined, now: Date): SendFacts {
  return {
    now,
    profile: team?.profile ?? 'cautious',
    channel: 'sms',
    candidates: { zones: row.time_zones, states: row.candidate_states, because: row.zone_evidence },
    consent: row.consent
      ? {
          id: row.consent.id,
          source: row.consent.source,
          scope: 'sms',
          revokedAt: row.consent.revokedAt ? new Date(row.consent.revokedAt) : null,
        }
      : null,
    suppressions: row.suppressions,
    sender: team?.sender ? { id: team.sender, state: 'ready', kind: 'long_code' } : null,
    campaignState: null,
    enrollmentState: null,
    leadReachable: !row.deleted && row.phone !== null,
    personLastSends: row.sends.map((at) => new Date(at)),
    caps: { perDay: team?.per_day ?? null, perWeek: team?.per_week ?? null },
    phoneType: (row.line_type as PhoneType | null) ?? 'fixed_or_mobile',
    firstMessage: row.sends.length === 0,
    tenDlc: 'not_required',
    unknownOutcome: false,
    lastInboundAt: row.last_replied_at,
  };
}

const TEAM_SQL = `
  select t.quiet_hours_profile::text as profile, t.max_per_day as per_day, t.max_per_week as per_week,
    (select s.id from sender_numbers s where s.team_id = t.team_id and s.state = 'active' limit 1) as sender
  from team_settings t where t.team_id = $1`;

const FACTS_SQL = `
  select l.id, l.time_zones, l.candidate_states, l.zone_evidence, l.deleted_at is not null as deleted, l.last_replied_at, p.phone, p.line_type,
    (select json_build_object('id', c.id, 'source', c.source, 'revokedAt', c.revoked_at) from consents c
      where c.team_id = l.team_id and c.lead_id = l.id and c.channel = 'sms' order by (c.revoked_at is not null), c.created_at desc limit 1) as consent,
    coalesce((select json_agg(json_build_object('id', s.id, 'reason', s.reason, 'scope', case when s.address = p.phone then 'address' else 'person' end))
      from suppression_list s
      where s.team_id = l.team_id and s.lifted_at is null
        and ((s.channel = 'sms' and s.address = p.phone)
          or (s.reason = 'opt_out' and s.channel = 'sms' and s.address in (select o.phone from lead_phones o where o.team_id = l.team_id and o.lead_id = l.id)))), '[]') as suppressions,
    coalesce((select json_agg(d.submitted_at) from send_ledger d
      where d.team_id = l.team_id and d.lead_id = l.id and d.channel = 'sms' and not d.transactional and d.submitted_at >= $3), '[]') as sends
  from leads l
  left join lateral (
    select phone, line_type from lead_phones x where x.team_id = l.team_id and x.lead_id = l.id and x.invalid_at is null order by x.position, x.id limit 1
  ) p on true
  where l.team_id = $1 and l.id = any($2::uuid[])`;
