import { TwilioError } from './errors.js';

export interface PageRequest {
  size: number;
  page: number;
  token: string | null;
}

const DEFAULT_SIZE = 50;
const LARGEST_SIZE = 1000;

/** @throws TwilioError 20001 when a paging parameter is not a number in its range. */
export function readPage(query: Record<string, string | undefined>): PageRequest {
  const size = Number(query['PageSize'] ?? DEFAULT_SIZE);
  const page = Number(query['Page'] ?? 0);
  if (!Number.isInteger(size) || size < 1)
    throw new TwilioError(20001, 'PageSize must be an integer from 1 to 1000');
  if (!Number.isInteger(page) || page < 0)
    throw new TwilioError(20001, 'Page must be an integer of at least 0');
  return { size: Math.min(size, LARGEST_SIZE), page, token: query['PageToken'] ?? null };
}

/**
 * Cut one page out of a list and wrap it as Twilio does. A token names the row
 * after which the page begins (PA) or before which it ends (PB), so that rows
 * added in between neither repeat nor hide others.
 * @param path with the filters' query but without paging, relative to the API's host
 */
export function paginate<T>(
  rows: readonly T[],
  request: PageRequest,
  options: {
    path: string;
    filters: URLSearchParams;
    key: string;
    id: (row: T) => string;
    render: (row: T) => unknown;
  },
): Record<string, unknown> {
  const { size, page, token } = request;
  let start = page * size;
  if (token) {
    const position = rows.findIndex((row) => options.id(row) === token.slice(2));
    if (position >= 0) start = token.startsWith('PB') ? Math.max(0, position - size) : position + 1;
  }
  const shown = rows.slice(start, start + size);
  const first = shown[0];
  const last = shown.at(-1);
  const link = (number: number, pageToken?: string): string => {
    const query = new URLSearchParams(options.filters);
    query.set('PageSize', String(size));
    query.set('Page', String(number));
    if (pageToken) query.set('PageToken', pageToken);
    return `${options.path}?${query.toString()}`;
  };
  const more = start + size < rows.length;
  return {
    end: page * size + Math.max(0, shown.length - 1),
    first_page_uri: link(0),
    next_page_uri: more && last ? link(page + 1, `PA${options.id(last)}`) : null,
    page,
    page_size: size,
    previous_page_uri: page > 0 && first ? link(page - 1, `PB${options.id(first)}`) : null,
    start: page * size,
    uri: link(page, token ?? undefined),
    [options.key]: shown.map(options.render),
  };
}
