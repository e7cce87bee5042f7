import { Field, ObjectType } from '@nestjs/graphql';
import { isUuid } from '@og/db';
import { AppError } from '../errors/app-error.js';

@ObjectType('PageInfo')
export class PageInfoType {
  @Field(() => Boolean) hasNextPage: boolean;
  @Field(() => Boolean) hasPreviousPage: boolean;
  @Field(() => String, { nullable: true }) startCursor: string | null;
  @Field(() => String, { nullable: true }) endCursor: string | null;
}

/** A page of a keyset-paged list. */
export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

export const MAX_PAGE = 100;

/** How many rows a client may have at once: 1–100, 50 when it does not say. @throws AppError BAD_USER_INPUT */
export function pageSize(first: number | null | undefined, fallback = 50): number {
  if (first === null || first === undefined) return fallback;
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE)
    throw new AppError('BAD_USER_INPUT', `"first" must be between 1 and ${MAX_PAGE}.`);
  return first;
}

/** An opaque cursor over the sort key of a row, ending with its id. */
export function encodeCursor(values: (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws AppError BAD_USER_INPUT when the text is no cursor of this list. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((v) => v === null || ['string', 'number'].includes(typeof v))
    ) {
      return values as (string | number | null)[];
    }
  } catch {
    // Falls through to the error below.
  }
  throw foreignCursor();
}

/** The answer to a cursor that this list never gave out. */
export function foreignCursor(): AppError {
  return new AppError('BAD_USER_INPUT', 'The cursor is not one of this list. Load the list from its start.');
}

/** An instant of a cursor as PostgreSQL takes it; null when it is none, or of a year that no row has. */
export function cursorInstant(value: unknown): string | null {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  const text = Number.isNaN(time) ? '' : new Date(time).toISOString();
  return /^\d{4}-/.test(text) ? text : null;
}

/**
 * The place behind a cursor of an instant and an id; nulls without a cursor: from the start.
 * @throws AppError BAD_USER_INPUT for a cursor of another list
 */
export function placeAfter(after: string | null | undefined): [at: string | null, id: string | null] {
  if (!after) return [null, null];
  const [value, id] = decodeCursor(after, 2);
  const at = cursorInstant(value);
  if (at === null || !isUuid(id)) throw foreignCursor();
  return [at, id];
}

/** The same of a list in the order of its ids. @throws AppError BAD_USER_INPUT */
export function idAfter(after: string | null | undefined): string | null {
  if (!after) return null;
  const [id] = decodeCursor(after, 1);
  if (!isUuid(id)) throw foreignCursor();
  return id;
}

/** Build a page from `limit + 1` rows: the extra one only says that there is more. */
export function toConnection<T>(
  rows: T[],
  limit: number,
  after: string | null | undefined,
  cursorOf: (row: T) => (string | number | null)[],
): Connection<T> {
  const edges = rows.slice(0, limit).map((node) => ({ cursor: encodeCursor(cursorOf(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > limit,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The object types of a connection over a node type: `<Name>Edge` and `<Name>Connection`. */
export function connectionTypes<T>(name: string, node: () => abstract new () => T) {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String) cursor: string;
    @Field(() => node()) node: T;
  }
  @ObjectType(`${name}Connection`)
  class ConnectionType {
    @Field(() => [Edge]) edges: Edge[];
    @Field(() => PageInfoType) pageInfo: PageInfoType;
  }
  return ConnectionType;
}
