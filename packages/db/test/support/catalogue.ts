import type pg from 'pg';

export interface Column {
  name: string;
  type: string;
  /** First label of an enum, null for other types. */
  label: string | null;
  required: boolean;
}

export interface ForeignKey {
  name: string;
  columns: string[];
  target: string;
  targetColumns: string[];
}

export interface Table {
  name: string;
  columns: Column[];
  foreignKeys: ForeignKey[];
  rls: boolean;
  forced: boolean;
  hasTeam: boolean;
}

/** Every table of the product, read from PostgreSQL's own catalogue, referenced ones first. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows: tables } = await client.query<{ name: string; rls: boolean; forced: boolean }>(
    `select relname as name, relrowsecurity as rls, relforcerowsecurity as forced
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  const { rows: columns } = await client.query<Column & { table: string }>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       (select enumlabel from pg_enum e where e.enumtypid = a.atttypid order by enumsortorder limit 1) as label,
       a.attnotnull and not a.atthasdef and a.attidentity = '' as required
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
     order by c.relname, a.attnum`,
  );
  const { rows: keys } = await client.query<ForeignKey & { table: string }>(
    `select con.conname as name, con.conrelid::regclass::text as table, con.confrelid::regclass::text as target,
       (select array_agg(a.attname::text order by k.n) from unnest(con.conkey) with ordinality k(num, n)
          join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.num) as columns,
       (select array_agg(a.attname::text order by k.n) from unnest(con.confkey) with ordinality k(num, n)
          join pg_attribute a on a.attrelid = con.confrelid and a.attnum = k.num) as "targetColumns"
     from pg_constraint con where con.contype = 'f' and con.connamespace = 'public'::regnamespace`,
  );
  const known = tables.map(({ name, rls, forced }) => {
    const own = columns.filter((column) => column.table === name);
    return {
      name,
      rls,
      forced,
      columns: own,
      foreignKeys: keys.filter((key) => key.table === name),
      hasTeam: own.some((column) => column.name === 'team_id'),
    };
  });
  return referencedFirst(
    known.map((table) => ({ ...table, foreignKeys: [...table.foreignKeys, ...referencesOf(table)] })),
  );
}

/** References that hot tables keep without a foreign key: their one writer vouches for them. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  send_ledger: {
    message_id: 'messages',
    lead_id: 'leads',
    campaign_id: 'campaigns',
    enrollment_id: 'enrollments',
    step_id: 'steps',
    sender_number_id: 'sender_numbers',
  },
  messages: { lead_id: 'leads' },
  message_events: { message_id: 'messages' },
  enrollments: { sequence_version_id: 'sequence_versions' },
};

function referencesOf({ name }: Pick<Table, 'name'>): ForeignKey[] {
  return Object.entries(REFERENCES[name] ?? {}).map(([column, target]) => ({
    name: `${name}.${column}`,
    columns: ['team_id', column],
    target,
    targetColumns: ['team_id', 'id'],
  }));
}

function referencedFirst(tables: Table[]): Table[] {
  const sorted: Table[] = [];
  const placed = new Set<string>();
  while (sorted.length < tables.length) {
    const next = tables.filter(
      (table) =>
        !placed.has(table.name) &&
        table.foreignKeys.every((key) => key.target === table.name || placed.has(key.target)),
    );
    if (next.length === 0) throw new Error('the foreign keys run in a circle');
    for (const table of next) {
      sorted.push(table);
      placed.add(table.name);
    }
  }
  return sorted;
}

/** Uniques that do not lead with team_id, and why each is no way to learn of another team's rows. */
const UNIQUE_WITHOUT_TEAM: Readonly<Record<string, string>> = {
  outbox_pkey: 'a counter that PostgreSQL gives; nobody chooses its values',
  tracked_links_token_unique: 'a random token of 128 bits that nobody chooses',
  sessions_pkey: 'no request role reaches the table',
};

/** Rules of tenancy that the catalogue breaks, one line each; empty when all is well. */
export async function catalogueProblems(client: pg.ClientBase): Promise<string[]> {
  const problems: string[] = [];
  const tables = await readTables(client);
  const withTeam = new Set(tables.filter((table) => table.hasTeam).map((table) => table.name));
  const { rows: policies } = await client.query<{
    tablename: string;
    qual: string | null;
    with_check: string | null;
    cmd: string;
  }>(
    `select tablename, qual, with_check, cmd from pg_policies where schemaname = 'public' and 'app_user' = any(roles)`,
  );
  const { rows: granted } = await client.query<{ name: string }>(
    `select distinct table_name::text as name from information_schema.role_column_grants
     where table_schema = 'public' and grantee in ('app_user', 'PUBLIC')
     union select table_name from information_schema.role_table_grants where table_schema = 'public' and grantee in ('app_user', 'PUBLIC')`,
  );
  const reachable = new Set(granted.map((row) => row.name));
  for (const table of tables.filter((one) => one.hasTeam)) {
    if (!table.rls) problems.push(`${table.name}: row-level security is off`);
    if (!table.forced) problems.push(`${table.name}: row-level security is not forced on its owner`);
    const own = policies.filter((policy) => policy.tablename === table.name);
    if (own.length === 0 && reachable.has(table.name))
      problems.push(`${table.name}: app_user reaches it without a policy`);
    if (own.length > 1) problems.push(`${table.name}: several policies add up; keep one`);
    for (const policy of own) {
      const both = [policy.qual, policy.with_check];
      if (both.some((text) => !text?.includes('team_id = ( SELECT current_team()'))) {
        problems.push(`${table.name}: its policy does not compare team_id with the current team`);
      }
    }
    for (const key of table.foreignKeys.filter((one) => withTeam.has(one.target))) {
      const at = key.columns.indexOf('team_id');
      if (at < 0 || key.targetColumns[at] !== 'team_id')
        problems.push(`${table.name}: foreign key ${key.name} does not carry team_id`);
    }
  }
  const { rows: uniques } = await client.query<{ index: string; table: string; first: string | null }>(
    `select i.indexrelid::regclass::text as index, i.indrelid::regclass::text as table,
       (select attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) as first
     from pg_index i join pg_class c on c.oid = i.indrelid
     where i.indisunique and c.relnamespace = 'public'::regnamespace`,
  );
  for (const unique of uniques.filter((one) => withTeam.has(one.table) && one.first !== 'team_id')) {
    if (!UNIQUE_WITHOUT_TEAM[unique.index])
      problems.push(`${unique.table}: unique ${unique.index} does not lead with team_id`);
  }
  const { rows: views } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
       and not coalesce('security_invoker=true' = any(reloptions), false)`,
  );
  problems.push(...views.map((view) => `${view.name}: a view without security_invoker`));
  return problems;
}
