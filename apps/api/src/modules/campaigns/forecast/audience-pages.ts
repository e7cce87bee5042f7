import { leads } from '@og/db';
import { and, eq, gt } from 'drizzle-orm';
import { listedNumbers } from '../../compliance/index.js';
import { leadPredicate, type LeadFilter } from '../../leads/index.js';
import { audienceBatch, type AudienceLead } from '../audience/audience-leads.js';
import { newRuns, type NewRun } from '../engine/new-runs.js';
import type { ForecastDeps, ForecastSetUp } from './set-up.js';

/** Leads of the audience with their beginnings, and who of them is in the do-not-call registry. */
export interface AudiencePage {
  leads: AudienceLead[];
  runs: NewRun[];
  listed: Set<string>;
}

const PAGE = 1_000;
/** Above this many leads a sample of about SAMPLE is looked at. */
export const SAMPLE_ABOVE = 250_000;
const SAMPLE = 100_000;

/** How many pages are passed over after each that is read; 0: every lead is looked at. */
export function pagesSkipped(total: number): number {
  return total <= SAMPLE_ABOVE ? 0 : Math.floor(total / SAMPLE) - 1;
}

/**
 * The audience page by page, as enrollment reads it; the next page is read while this one is worked on. Of a huge
 * audience evenly spread pages are read.
 */
export async function* audiencePages(
  deps: ForecastDeps,
  teamId: string,
  setUp: ForecastSetUp,
): AsyncGenerator<AudiencePage> {
  const { filter } = setUp;
  if (!filter || !setUp.graph) return;
  const skipped = pagesSkipped(setUp.total) * PAGE;
  let seen = 0;
  let next: Promise<AudiencePage> | null = readPage(deps, teamId, setUp, filter, null, 0, 0);
  while (next) {
    const page: AudiencePage = await next;
    const last: string | undefined = page.leads.at(-1)?.id;
    if (last === undefined) return;
    seen += page.leads.length;
    next = page.leads.length < PAGE ? null : readPage(deps, teamId, setUp, filter, last, seen, skipped);
    // Whoever waits for it gets the error; until then it is not unheard of.
    next?.catch(() => undefined);
    yield page;
  }
}

async function readPage(
  deps: ForecastDeps,
  teamId: string,
  setUp: ForecastSetUp,
  filter: LeadFilter,
  after: string | null,
  place: number,
  skipped: number,
): Promise<AudiencePage> {
  const { now } = setUp;
  return deps.database.withTeam(
    teamId,
    async (tx) => {
      let cursor = after;
      if (skipped > 0 && after !== null) {
        const [row] = await tx.db
          .select({ id: leads.id })
          .from(leads)
          .where(and(eq(leads.teamId, teamId), leadPredicate(filter), gt(leads.id, after)))
          .orderBy(leads.id)
          .offset(skipped - 1)
          .limit(1);
        if (!row) return { leads: [], runs: [], listed: new Set<string>() };
        cursor = row.id;
      }
      const found = await audienceBatch(tx, deps.vault, now, filter, cursor, PAGE);
      const runs = await newRuns(tx, now, { ...setUp.campaign, enroll_count: place }, found);
      const phones = runs.flatMap((run) => (run.phone ? [run.phone] : []));
      return { leads: found, runs, listed: await listedNumbers(tx, phones) };
    },
    { readOnly: true },
  );
}
