import type { z } from 'zod';

/** One thing wrong with an input, with the path of the field. */
export interface Problem {
  code: string;
  message: string;
  path: string[] | null;
}

interface Base {
  code: string;
  /** Says what to do. */
  message: string;
  path: string[] | null;
}

/** Expected outcomes that a person can act on; members of the result unions of the schema. */
export type InvalidInput = Base & { __typename: 'InvalidInput'; problems: Problem[] };
export type Conflict = Base & { __typename: 'Conflict' };
export type NotFound = Base & { __typename: 'NotFound' };
export type VendorRejected = Base & { __typename: 'VendorRejected' };
/** A vendor said no to something that was ready to be handed to it. */
export type VendorRefused = Base & { __typename: 'VendorRefused' };
export type SignInFailed = Base & { __typename: 'SignInFailed' };
export type SendBarred = Base & { __typename: 'SendBarred'; reason: string; retryAt: Date | null };
export type CampaignNotReady = Base & { __typename: 'CampaignNotReady'; problems: Problem[] };

export function invalidInput(problems: Problem[]): InvalidInput {
  const first = problems[0] ?? { code: 'invalid', message: 'The input cannot be used.', path: null };
  return { __typename: 'InvalidInput', ...first, problems };
}

/** One problem with one field. */
export function invalidField(field: string, code: string, message: string): InvalidInput {
  return invalidInput([{ code, message, path: ['input', field] }]);
}

export function conflict(code: string, message: string): Conflict {
  return { __typename: 'Conflict', code, message, path: null };
}

export function missing(what: string): NotFound {
  return {
    __typename: 'NotFound',
    code: 'not_found',
    message: `There is no such ${what} in this team.`,
    path: ['id'],
  };
}

export function vendorRejected(message: string, code = 'vendor_rejected'): VendorRejected {
  return { __typename: 'VendorRejected', code, message, path: ['input'] };
}

export function vendorRefused(message: string, code = 'vendor_refused'): VendorRefused {
  return { __typename: 'VendorRefused', code, message, path: null };
}

/** Parse an input; the failure carries one problem per field, with paths as the client sent them. */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
): { ok: true; data: z.output<S> } | { ok: false; failure: InvalidInput } {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, data: parsed.data };
  return {
    ok: false,
    failure: invalidInput(
      parsed.error.issues.map((issue) => ({
        code: issue.code,
        message: issue.message,
        path: ['input', ...issue.path.map(String)],
      })),
    ),
  };
}
