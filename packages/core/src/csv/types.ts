import type { Candidates } from '../geo/types.js';
import type { PhoneCountry, PhoneType } from '../phone/types.js';
import type { LeadField } from './fields.js';

/** One column of a file and the lead field it feeds. */
export interface ColumnMapping {
  /** Header as written; duplicates are told apart by `index`. */
  column: string;
  /** Zero-based position. */
  index: number;
  /** null: the column is not imported. */
  field: LeadField | null;
}

export interface GuessedColumn extends ColumnMapping {
  /** 0–1. */
  confidence: number;
  /** Why, in plain words. */
  because: string;
}

export type PhoneKind = 'mobile' | 'work' | 'home' | 'other';

export interface NormalizedPhone {
  e164: string;
  extension?: string;
  type: PhoneType;
  kind: PhoneKind;
}

export type RowProblemCode =
  | 'no_contact'
  | 'bad_phone'
  | 'bad_email'
  | 'bad_zip'
  | 'bad_state'
  | 'too_long'
  | 'empty_row'
  | 'too_many_columns';

export interface RowProblem {
  code: RowProblemCode;
  /** Plain words, with the offending value. */
  message: string;
  /** Header of the column, when one is to blame. */
  column?: string;
}

export interface NormalizedLead {
  firstName: string | null;
  lastName: string | null;
  fullName: string | null;
  company: string | null;
  title: string | null;
  website: string | null;
  address: string | null;
  address2: string | null;
  city: string | null;
  county: string | null;
  state: string | null;
  zip: string | null;
  propertyAddress: string | null;
  source: string | null;
  externalId: string | null;
  notes: string | null;
  tags: string[];
  /** First is primary; no duplicates. */
  phones: NormalizedPhone[];
  /** Lowercase; first is primary; no duplicates. */
  emails: string[];
  /** Zones and states the person may be in. */
  candidates: Candidates;
  /** Problems that did not reject the row (a bad second phone). */
  warnings: RowProblem[];
}

export type NormalizeResult = { ok: true; lead: NormalizedLead } | { ok: false; reasons: RowProblem[] };

export interface NormalizeOptions {
  defaultCountry?: PhoneCountry;
  /** Accept +1500555xxxx. Default false. */
  allowTestNumbers?: boolean;
  /** Tags put on every lead of the import. */
  tags?: readonly string[];
}
