import { pacificDay } from '@og/core';
import type { TeamTx } from '@og/db';
import type { SenderLimits } from '../../senders/index.js';
import type { CountedUse } from './send-deps.js';

/** A message that wants to count for its sender's caps of the day. */
export interface CapRequest {
  limits: SenderLimits | undefined;
  segments: number;
}

interface Counter {
  messages: number;
  segments: number;
}

/** A sender whose carrier said that its day is over, whatever we counted. */
export function stoppedScope(senderId: string): string {
  return `stopped:${senderId}`;
}

/** What a batch may still send today. It holds the counters' locks until the claim ends. */
export class DayCaps {
  private readonly uses = new Map<string, Counter>();

  private constructor(
    readonly day: string,
    private readonly counters: Map<string, Counter>,
  ) {}

  /** Read the counters of these senders and keep other claims from them. Without a cap nothing is read. */
  static async open(tx: TeamTx, now: Date, senders: ReadonlyMap<string, SenderLimits>): Promise<DayCaps> {
    const day = pacificDay(now);
    const limits = [...senders.values()];
    const capped = [...new Set(limits.flatMap((sender) => sender.caps.map((cap) => cap.scope)))].toSorted();
    const stopped = limits.map((sender) => stoppedScope(sender.senderId));
    if (capped.length > 0)
      await tx.client.query(
        `insert into send_counters (team_id, scope, day) select $1, scope, $3::date from unnest($2::text[]) as scope order by scope on conflict do nothing`,
        [tx.teamId, capped, day],
      );
    const { rows } = await tx.client.query<Counter & { scope: string }>(
      `select scope, messages, segments from send_counters where team_id = $1 and scope = any($2) and day = $3::date order by scope ${capped.length > 0 ? 'for update' : ''}`,
      [tx.teamId, [...capped, ...stopped], day],
    );
    return new DayCaps(day, new Map(rows.map((row) => [row.scope, row])));
  }

  /** Count a message when each of its caps has room for it. @returns its uses, or null when the day is full */
  use({ limits, segments }: CapRequest): CountedUse[] | null {
    if (!limits) return [];
    if (this.counters.has(stoppedScope(limits.senderId))) return null;
    for (const cap of limits.caps) {
      const counter = this.counters.get(cap.scope) ?? { messages: 0, segments: 0 };
      const after = cap.unit === 'messages' ? counter.messages + 1 : counter.segments + segments;
      if (after > cap.perDay) return null;
    }
    const uses = limits.caps.map((cap) => ({ scope: cap.scope, day: this.day, messages: 1, segments }));
    for (const use of uses) this.add(use, 1);
    return uses;
  }

  /** A message that does not leave after all. */
  giveBack(uses: readonly CountedUse[]): void {
    for (const use of uses) this.add(use, -1);
  }

  /** Write what the batch has used, in one statement. */
  async save(tx: TeamTx): Promise<void> {
    const uses = [...this.uses].filter(([, use]) => use.messages !== 0);
    if (uses.length === 0) return;
    await tx.client.query(
      `update send_counters c set messages = c.messages + u.messages, segments = c.segments + u.segments
       from unnest($2::text[], $3::int[], $4::int[]) as u(scope, messages, segments)
       where c.team_id = $1 and c.scope = u.scope and c.day = $5::date`,
      [
        tx.teamId,
        uses.map(([scope]) => scope),
        uses.map(([, use]) => use.messages),
        uses.map(([, use]) => use.segments),
        this.day,
      ],
    );
  }

  private add(use: CountedUse, sign: 1 | -1): void {
    for (const map of [this.uses, this.counters]) {
      const known = map.get(use.scope) ?? { messages: 0, segments: 0 };
      map.set(use.scope, {
        ...known,
        messages: known.messages + sign * use.messages,
        segments: known.segments + sign * use.segments,
      });
    }
  }
}

/** The vendor took nothing: what its day had counted is free again. */
export async function returnUses(tx: TeamTx, uses: readonly CountedUse[]): Promise<void> {
  if (uses.length === 0) return;
  await tx.client.query(
    `update send_counters c set messages = greatest(0, c.messages - u.messages), segments = greatest(0, c.segments - u.segments)
     from (select scope, day, sum(messages)::int as messages, sum(segments)::int as segments
       from unnest($2::text[], $3::date[], $4::int[], $5::int[]) as u(scope, day, messages, segments) group by scope, day) u
     where c.team_id = $1 and c.scope = u.scope and c.day = u.day`,
    [
      tx.teamId,
      uses.map((use) => use.scope),
      uses.map((use) => use.day),
      uses.map((use) => use.messages),
      uses.map((use) => use.segments),
    ],
  );
}

/** The carrier says that a sender's day is over: nothing more of it leaves before the Pacific midnight. */
export async function stopForToday(tx: TeamTx, now: Date, senderId: string): Promise<void> {
  await tx.client.query(
    `insert into send_counters (team_id, scope, day, messages) values ($1, $2, $3::date, 1) on conflict do nothing`,
    [tx.teamId, stoppedScope(senderId), pacificDay(now)],
  );
}
