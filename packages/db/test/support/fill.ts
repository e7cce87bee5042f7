import type pg from 'pg';
import { newId } from '../../src/index.js';
import type { Column, Table } from './catalogue.js';

type Row = Record<string, unknown>;

/** One row of every table for one team, and for the people in it. */
export type Filled = Map<string, Row>;

/**
 * Put one row into every table for a team, referenced tables first, as a login that row-level security does not bind.
 * @param given rows that are there already; their tables are left alone
 */
export async function fillTeam(
  client: pg.ClientBase,
  tables: Table[],
  teamId: string,
  given: Filled = new Map(),
): Promise<Filled> {
  const filled: Filled = new Map(given);
  for (const table of tables) {
    if (filled.has(table.name)) continue;
    const fresh = newRow(table, filled, teamId);
    const row = table.name === 'teams' ? { ...fresh, id: teamId } : fresh;
    await client.query(insertSql(table.name, row), Object.values(row));
    filled.set(table.name, row);
  }
  return filled;
}

/** A new row for a table: every column that must be given, with the team's other rows as what it refers to. */
export function newRow(table: Table, filled: Filled, teamId: string): Row {
  const row: Row = {};
  for (const column of table.columns) if (column.required) row[column.name] = valueFor(column);
  if (table.hasTeam) row['team_id'] = teamId;
  // A send leaves from a number or from a mailbox: a check asks for one of the two.
  if (table.name === 'send_ledger') row['sender_number_id'] = filled.get('sender_numbers')?.['id'];
  // A meeting lasts: a check refuses one that ends when it begins.
  if (table.name === 'appointments') row['ends_at'] = '2026-01-15T16:30:00Z';
  for (const key of table.foreignKeys) {
    const target = filled.get(key.target);
    if (!target || key.columns.some((column) => !(column in row))) continue;
    for (const [index, column] of key.columns.entries()) row[column] = target[key.targetColumns[index] ?? ''];
  }
  return row;
}

export function insertSql(table: string, row: Row): string {
  const names = Object.keys(row);
  return `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`;
}

/** JSON that holds a list. */
const LISTS = new Set(['statements', 'priority_parts', 'entities']);

function valueFor(column: Column): unknown {
  if (column.label !== null) return column.label;
  if (column.type.endsWith('[]')) return '{}';
  if (column.type === 'uuid') return newId();
  if (column.type === 'text') return `text-${newId()}`;
  if (column.type === 'jsonb') return LISTS.has(column.name) ? '[]' : '{}';
  if (column.type === 'boolean') return false;
  if (/^(integer|bigint|smallint|double|real|numeric)/.test(column.type)) return 1;
  if (column.type === 'date') return '2026-01-15';
  if (column.type.startsWith('timestamp')) return '2026-01-15T16:00:00Z';
  throw new Error(`no test value for the type ${column.type} of ${column.name}: add one here`);
}
