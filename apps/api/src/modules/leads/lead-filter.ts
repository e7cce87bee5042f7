import { leadStage, leads } from '@og/db';
import { and, gte, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';

const instant = z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]);
const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

/** A lead filter as screens send it and as segments keep it. */
export const leadFilterSchema = z
  .object({
    search: z.string().max(200, 'Search for at most 200 characters.').nullish(),
    stages: z
      .array(z.preprocess(lower, z.enum(leadStage.enumValues)))
      .max(20)
      .nullish(),
    states: z
      .array(
        z
          .string()
          .trim()
          .min(1)
          .max(40)
          .transform((state) => state.toUpperCase()),
      )
      .max(100)
      .nullish(),
    tags: z.array(z.string().trim().min(1).max(60)).max(100).nullish(),
    importId: z.uuid('The import id is not one.').nullish(),
    ids: z
      .array(z.uuid('A lead id is not one.'))
      .max(10_000, 'At most 10,000 ids; use another filter for more.')
      .nullish(),
    hasPhone: z.boolean().nullish(),
    hasEmail: z.boolean().nullish(),
    hasConsent: z.boolean().nullish(),
    suppressed: z.boolean().nullish(),
    createdAfter: instant.nullish(),
    createdBefore: instant.nullish(),
  })
  .strict();

export type LeadFilter = z.output<typeof leadFilterSchema>;

/**
 * Read a stored or sent filter.
 * @throws ZodError when it is none; stored filters were checked when they were saved
 */
export function parseLeadFilter(filter: unknown): LeadFilter {
  return leadFilterSchema.parse(filter ?? {});
}

/** The filter as JSON in the form in which clients send it: stages in capitals, times as ISO text. */
export function filterToJson(filter: LeadFilter): Record<string, unknown> {
  const entries = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (key === 'stages') return [key, (value as string[]).map((stage) => stage.toUpperCase())];
      return [key, value instanceof Date ? value.toISOString() : value];
    }),
  );
}

/**
 * The condition on `leads` that a filter means, without the team's own condition. Deleted leads never match. An
 * empty filter is every lead.
 */
export function leadPredicate(filter: LeadFilter): SQL {
  const parts: (SQL | undefined)[] = [
    isNull(leads.deletedAt),
    filter.search ? searchPredicate(filter.search) : undefined,
    filter.stages ? inList(leads.stage, filter.stages) : undefined,
    filter.states ? statePredicate(filter.states) : undefined,
    filter.tags ? sql`${leads.tags} && ${sql.param(filter.tags)}::text[]` : undefined,
    filter.importId ? sql`${leads.importId} = ${filter.importId}` : undefined,
    filter.ids ? inList(leads.id, filter.ids) : undefined,
    wanted(
      filter.hasPhone,
      sql`exists (select from lead_phones p where p.team_id = ${leads.teamId} and p.lead_id = ${leads.id} and p.invalid_at is null)`,
    ),
    wanted(
      filter.hasEmail,
      sql`exists (select from lead_emails e where e.team_id = ${leads.teamId} and e.lead_id = ${leads.id})`,
    ),
    wanted(
      filter.hasConsent,
      sql`exists (select from consents c where c.team_id = ${leads.teamId} and c.lead_id = ${leads.id} and c.revoked_at is null)`,
    ),
    wanted(filter.suppressed, suppressedPredicate()),
    filter.createdAfter ? gte(leads.createdAt, filter.createdAfter) : undefined,
    filter.createdBefore ? lt(leads.createdAt, filter.createdBefore) : undefined,
  ];
  return and(...parts) ?? sql`true`;
}

function wanted(value: boolean | null | undefined, condition: SQL): SQL | undefined {
  if (value === null || value === undefined) return undefined;
  return value ? condition : sql`not (${condition})`;
}

/** An empty list means: none of them matches. */
function inList<T extends string>(column: typeof leads.stage | typeof leads.id, values: readonly T[]): SQL {
  return values.length === 0 ? sql`false` : inArray(column as typeof leads.id, [...values]);
}

function statePredicate(states: readonly string[]): SQL {
  const list = sql`${sql.param(states)}::text[]`;
  return sql`(${leads.state} = any(${list}) or (${leads.state} is null and ${leads.candidateStates} && ${list}))`;
}

function suppressedPredicate(): SQL {
  return sql`(${leads.stage} = 'suppressed' or ${leads.optedOutAt} is not null
    or exists (select from lead_phones p join suppression_list s on s.team_id = p.team_id and s.channel = 'sms' and s.address = p.phone and s.lifted_at is null
      where p.team_id = ${leads.teamId} and p.lead_id = ${leads.id})
    or exists (select from lead_emails e join suppression_list s on s.team_id = e.team_id and s.channel = 'email' and s.address = e.email and s.lifted_at is null
      where e.team_id = ${leads.teamId} and e.lead_id = ${leads.id}))`;
}

const MAX_TERMS = 8;

/** Every word must stand somewhere in the lead's search text; numbers match whatever their punctuation. */
export function searchPredicate(search: string): SQL | undefined {
  const terms = searchTerms(search);
  if (terms.length === 0) return undefined;
  return and(
    ...terms.map(
      (term) => sql`${leads.searchText} like ${`%${term.replaceAll(/[\\%_]/g, (char) => `\\${char}`)}%`}`,
    ),
  );
}

/** What a search looks for: `(504) 621-89` is one number, `butt 504-621` a word and a number. */
export function searchTerms(search: string): string[] {
  const text = search.trim().toLowerCase();
  const isNumber = /^[+\d\s().-]+$/.test(text) && digitsOf(text).length >= 3;
  if (isNumber) return [digitsOf(text)];
  return text
    .split(/\s+/)
    .filter((term) => term !== '')
    .slice(0, MAX_TERMS)
    .map((term) => (/^[+(]?[\d().-]+$/.test(term) && digitsOf(term).length >= 3 ? digitsOf(term) : term));
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** The rows after a cursor: bigger keys, or smaller ones when sorting downwards. */
export function afterKey(expression: SQL, direction: 'asc' | 'desc', key: SQL, id: string): SQL {
  const sign = direction === 'asc' ? sql`>` : sql`<`;
  return sql`(${expression}, ${leads.id}) ${sign} (${key}, ${id}::uuid)`;
}
