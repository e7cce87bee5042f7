export type Rotation = 'round_robin' | 'least_used' | 'weighted';

/** A sender that may send now, in the order of its pool. */
export interface SenderCandidate {
  id: string;
  /** What people call it: its label, number or address. */
  name: string;
  /** Its share of a weighted pool. Default 1. */
  weight?: number;
  /** Messages that may leave from it today; null or absent: no limit. */
  perDay?: number | null;
}

export interface SenderQuestion {
  /** The sender that this conversation or run has had; null: none yet. */
  sticky: string | null;
  /** Counts up by one for each choice of a campaign; never negative. */
  turn: number;
  /** Messages given to each sender today, sent or still planned; a sender that is absent has none. */
  usage: ReadonlyMap<string, number>;
  /** Default `round_robin`. */
  rotation?: Rotation;
}

export interface SenderChoice {
  id: string;
  /** Why this one, for the decision record. */
  reason: string;
  sticky: boolean;
}

/**
 * Choose who sends: a conversation keeps its sender while that may send; else the pool's rotation decides among those
 * with room today, and when none has room, among all by how full they are, so that what waits is shared out fairly.
 * The same question has the same answer: the planner and the forecast both ask here.
 * @returns null without candidates
 */
export function chooseSender(
  candidates: readonly SenderCandidate[],
  question: SenderQuestion,
): SenderChoice | null {
  const { sticky, usage } = question;
  const kept = sticky === null ? undefined : candidates.find(({ id }) => id === sticky);
  if (kept) return { id: kept.id, sticky: true, reason: `Keeps ${kept.name}, which this person knows.` };
  const withRoom = candidates.filter((candidate) => hasRoom(candidate, usage));
  const chosen =
    withRoom.length > 0
      ? rotate(withRoom, question, candidates.length)
      : leastFull(candidates, usage, 'All have used today’s allowance');
  if (!chosen) return null;
  const lost = sticky === null ? '' : 'The sender that this person knows may not send now. ';
  return { id: chosen.candidate.id, sticky: false, reason: `${lost}${chosen.reason}` };
}

interface Chosen {
  candidate: SenderCandidate;
  reason: string;
}

function rotate(
  withRoom: readonly SenderCandidate[],
  question: SenderQuestion,
  inAll: number,
): Chosen | null {
  const among =
    withRoom.length === inAll
      ? `of ${inAll}`
      : `of ${withRoom.length} with room today (${inAll} in the pool)`;
  switch (question.rotation ?? 'round_robin') {
    case 'round_robin': {
      const index = question.turn % withRoom.length;
      const candidate = withRoom[index];
      return candidate ? { candidate, reason: `${candidate.name}: next in turn ${among}.` } : null;
    }
    case 'least_used': {
      const candidate = least(withRoom, ({ id }) => question.usage.get(id) ?? 0);
      if (!candidate) return null;
      const used = question.usage.get(candidate.id) ?? 0;
      return { candidate, reason: `${candidate.name}: least used ${among}, ${used} today.` };
    }
    case 'weighted': {
      const candidate = byWeight(withRoom, question.turn);
      if (!candidate) return null;
      const total = withRoom.reduce((sum, item) => sum + weightOf(item), 0);
      return {
        candidate,
        reason: `${candidate.name}: by its weight, ${weightOf(candidate)} of ${total}, ${among}.`,
      };
    }
  }
}

/** Golden section: its multiples spread evenly over 0–1 however many there are, so shares come out right early. */
const GOLDEN = 0.618_033_988_749_894_9;

function byWeight(candidates: readonly SenderCandidate[], turn: number): SenderCandidate | undefined {
  const total = candidates.reduce((sum, item) => sum + weightOf(item), 0);
  let point = (((turn + 0.5) * GOLDEN) % 1) * total;
  for (const candidate of candidates) {
    point -= weightOf(candidate);
    if (point < 0) return candidate;
  }
  return candidates.at(-1);
}

function leastFull(
  candidates: readonly SenderCandidate[],
  usage: ReadonlyMap<string, number>,
  why: string,
): Chosen | null {
  const candidate = least(candidates, ({ id, perDay }) => (usage.get(id) ?? 0) / Math.max(1, perDay ?? 1));
  return candidate ? { candidate, reason: `${why}: ${candidate.name} is the least behind.` } : null;
}

/** The first of those with the least. */
function least(
  candidates: readonly SenderCandidate[],
  measure: (candidate: SenderCandidate) => number,
): SenderCandidate | undefined {
  let best: SenderCandidate | undefined;
  let bestMeasure = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const value = measure(candidate);
    if (value < bestMeasure) {
      best = candidate;
      bestMeasure = value;
    }
  }
  return best;
}

function hasRoom({ id, perDay }: SenderCandidate, usage: ReadonlyMap<string, number>): boolean {
  return perDay === null || perDay === undefined || (usage.get(id) ?? 0) < perDay;
}

function weightOf({ weight }: SenderCandidate): number {
  return Math.max(0, weight ?? 1);
}
