/** Why a zone or state is a candidate. */
export interface CandidateEvidence {
  source: 'area_code' | 'zip' | 'state';
  /** The area code, ZIP or state that was looked up. */
  value: string;
  zones: string[];
  states: string[];
}

/** Every zone and state a person could plausibly be in. Empty sets mean: we do not know, so hold. */
export interface Candidates {
  /** IANA zones, sorted. */
  zones: string[];
  /** Two-letter state, territory or province codes, sorted. */
  states: string[];
  because: CandidateEvidence[];
}

export interface CandidateInput {
  /** E.164 numbers. A toll-free or foreign number becomes evidence without a zone, which holds the send. */
  phones: readonly string[];
  zip?: string | null;
  /** Name or abbreviation. */
  state?: string | null;
}

/** One area code's row. */
export interface AreaCode {
  zones: readonly string[];
  states: readonly string[];
}
