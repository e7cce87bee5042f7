import { candidatesFor } from '../geo/candidates.js';
import { normalizeState } from '../geo/states.js';
import { lookupZip, normalizeZip } from '../geo/zip.js';
import { parsePhone } from '../phone/parse.js';
import { cleanCell, niceName, parseEmail, splitName, splitPhones } from './clean.js';
import { LEAD_FIELDS } from './fields.js';
import type { LeadField } from './fields.js';
import type {
  ColumnMapping,
  NormalizedLead,
  NormalizedPhone,
  NormalizeOptions,
  NormalizeResult,
  PhoneKind,
  RowProblem,
} from './types.js';

const PHONE_KINDS: Partial<Record<LeadField, PhoneKind>> = {
  phone: 'other',
  mobilePhone: 'mobile',
  workPhone: 'work',
  homePhone: 'home',
};
const MAX_LENGTH: Partial<Record<LeadField, number>> = {
  notes: 5000,
  website: 500,
  address: 300,
  propertyAddress: 300,
};
const DEFAULT_MAX_LENGTH = 200;
const NAMES: ReadonlySet<LeadField> = new Set(['firstName', 'lastName', 'fullName']);

interface Cell {
  column: string;
  field: LeadField;
  text: string;
}

/** Filled cells in file order, cleaned and cut to their field's length. */
function cellsOf(row: readonly string[], mapping: readonly ColumnMapping[], warnings: RowProblem[]): Cell[] {
  const cells: Cell[] = [];
  for (const { column, index, field } of mapping) {
    if (field === null) continue;
    const text = cleanCell(row[index] ?? '', NAMES.has(field));
    if (text === '') continue;
    const limit = MAX_LENGTH[field] ?? DEFAULT_MAX_LENGTH;
    if (text.length > limit) {
      const label = LEAD_FIELDS.find((entry) => entry.field === field)?.label ?? field;
      warnings.push({ code: 'too_long', column, message: `${label} was cut to ${limit} characters.` });
    }
    cells.push({ column, field, text: text.slice(0, limit) });
  }
  return cells;
}

function phonesOf(
  cells: readonly Cell[],
  options: NormalizeOptions,
  problems: RowProblem[],
): NormalizedPhone[] {
  const phones: NormalizedPhone[] = [];
  for (const { column, field, text } of cells) {
    const kind = PHONE_KINDS[field];
    if (kind === undefined) continue;
    for (const part of splitPhones(text)) {
      const parsed = parsePhone(part, options.defaultCountry ?? 'US', {
        allowTestNumbers: options.allowTestNumbers ?? false,
      });
      if (!parsed.ok) {
        problems.push({
          code: 'bad_phone',
          column,
          message: `${column}: “${part.slice(0, 40)}” – ${parsed.message}`,
        });
        continue;
      }
      const { e164, extension, type } = parsed;
      const known = phones.find((phone) => phone.e164 === e164);
      // A later, more telling column names the kind of a number that was already there.
      if (known) known.kind = known.kind === 'other' ? kind : known.kind;
      else phones.push({ e164, ...(extension === undefined ? {} : { extension }), type, kind });
    }
  }
  return phones;
}

function emailsOf(cells: readonly Cell[], problems: RowProblem[]): string[] {
  const emails = new Set<string>();
  for (const { column, text } of cells.filter((cell) => cell.field === 'email')) {
    for (const part of text
      .split(/\s*:::\s*|[;,|\s]+(?=[^\s<>]*@)|[;|]/)
      .filter((piece) => piece.trim() !== '')) {
      const email = parseEmail(part);
      if (email) emails.add(email);
      else
        problems.push({
          code: 'bad_email',
          column,
          message: `${column}: “${part.slice(0, 60)}” is not an e-mail address.`,
        });
    }
  }
  return [...emails];
}

function tagsOf(texts: readonly string[], options: NormalizeOptions): string[] {
  const found = [...(options.tags ?? []), ...texts.flatMap((text) => text.split(/:::|[;,|]/))];
  return [
    ...new Set(found.map((tag) => tag.trim().replace(/^\* /, '').slice(0, 60)).filter((tag) => tag !== '')),
  ];
}

/**
 * Turns one row of a file into a lead. Rejected only when no valid phone and no valid e-mail is left;
 * anything else that is wrong becomes a warning of the lead.
 * @param row cells in file order
 */
export function normalizeLeadRow(
  row: readonly string[],
  mapping: readonly ColumnMapping[],
  options: NormalizeOptions = {},
): NormalizeResult {
  if (row.every((cell) => cell.trim() === '')) {
    return { ok: false, reasons: [{ code: 'empty_row', message: 'The row is empty.' }] };
  }
  const warnings: RowProblem[] = [];
  if (
    mapping.length > 0 &&
    row.slice(Math.max(...mapping.map((item) => item.index)) + 1).some((cell) => cell.trim() !== '')
  ) {
    warnings.push({
      code: 'too_many_columns',
      message: 'The row has more cells than the file has headers; the rest was left out.',
    });
  }
  const cells = cellsOf(row, mapping, warnings);
  const all = (field: LeadField): string[] =>
    cells.filter((cell) => cell.field === field).map((cell) => cell.text);
  const one = (field: LeadField): string | null => all(field)[0] ?? null;
  const phones = phonesOf(cells, options, warnings);
  const emails = emailsOf(cells, warnings);
  if (phones.length === 0 && emails.length === 0) {
    return {
      ok: false,
      reasons: [
        { code: 'no_contact', message: 'The row has no valid phone number and no valid e-mail address.' },
        ...warnings,
      ],
    };
  }
  const rawZip = one('zip');
  const zip = normalizeZip(rawZip);
  if (rawZip !== null && zip === null)
    warnings.push({ code: 'bad_zip', message: `“${rawZip}” is not a ZIP.` });
  const rawState = one('state');
  const state = normalizeState(rawState);
  if (rawState !== null && state === null)
    warnings.push({ code: 'bad_state', message: `“${rawState}” is not a state.` });
  const full = one('fullName');
  const split = full === null ? { first: '', last: '' } : splitName(full);
  const firstName = niceName(one('firstName') ?? split.first) || null;
  const lastName = niceName(one('lastName') ?? split.last) || null;
  const city = one('city');
  const zipStates = zip === null ? [] : (lookupZip(zip)?.states ?? []);
  const lead: NormalizedLead = {
    firstName,
    lastName,
    fullName: [firstName, lastName].filter((name) => name !== null).join(' ') || null,
    company: one('company'),
    title: one('title'),
    website: one('website'),
    address: one('address'),
    address2: one('address2'),
    city: city === null ? null : niceName(city),
    county: one('county'),
    // A ZIP lies in one state: it fills a state that the file leaves out.
    state: state ?? (rawState === null && zipStates.length === 1 ? (zipStates[0] ?? null) : null),
    zip,
    propertyAddress: one('propertyAddress'),
    source: one('source'),
    externalId: one('externalId'),
    notes: all('notes').join('\n') || null,
    tags: tagsOf(all('tags'), options),
    phones,
    emails,
    candidates: candidatesFor({ phones: phones.map((phone) => phone.e164), zip, state }),
    warnings,
  };
  return { ok: true, lead };
}
