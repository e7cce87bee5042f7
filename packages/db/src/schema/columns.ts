import { foreignKey, timestamp, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';

/** A UUIDv7 made by the application (`newId`), so that ids sort by time of birth. */
export const id = () => uuid('id').notNull();

/** The owner of the row. Every team-owned table has it first in its key and has a row-level policy on it. */
export const teamId = () => uuid('team_id').notNull();

/** An instant with milliseconds, in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** When the row was made, in system time; the application sets it from its clock. */
export const createdAt = () => instant('created_at').notNull();
export const updatedAt = () => instant('updated_at').notNull();

type ColumnOf<Table extends string> = AnyPgColumn<{ tableName: Table }>;

/** A foreign key that cannot leave the team: (`team_id`, `column`) is the key of a row of `target`. */
export const teamForeignKey = <Own extends string, Target extends string>(
  t: { teamId: ColumnOf<Own> },
  column: ColumnOf<Own>,
  target: { teamId: ColumnOf<Target>; id: ColumnOf<Target> },
  name: string,
) => foreignKey({ columns: [t.teamId, column], foreignColumns: [target.teamId, target.id], name });
