import { z } from 'zod';
import { parseFailpoints } from '../failpoints.js';
import { limitSettings, proxyProblems, proxySettings } from './limit-settings.js';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const url = (protocols: RegExp, example: string) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.test(new URL(value).protocol),
      `must be an address like ${example}`,
    );
const http = url(/^https?:$/, 'https://api.example.com');
const failpoints = z.string().superRefine((value, context) => {
  try {
    parseFailpoints(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
});
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** Every setting of the API. `.env.example` lists the same names; a test compares them. */
export const environmentSchema = z.object({
  APP_ENV: z.enum(['local', 'test', 'staging', 'production']).default('local'),
  APP_NAME: z.string().min(1).default('Outreach Global'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  HOST: z.string().min(1).default('127.0.0.1'),
  TZ: z.literal('UTC').default('UTC'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Public address of this API: webhook and upload addresses are built from it. */
  APP_URL: http,
  /** Address of the web app: links in e-mails, allowed origin. */
  FRONTEND_URL: http,
  /** At least 32 characters; every key of the system is derived from it. */
  APP_SECRET: z.string().min(32, 'must be at least 32 characters: make one with `openssl rand -base64 48`'),
  /** Secrets before it, the newest first, by commas: they open what was sealed and prove links, nothing else. */
  APP_SECRET_PREVIOUS: optional(
    z
      .string()
      .transform((value) => value.split(',').map((secret) => secret.trim()))
      .refine((secrets) => secrets.every((secret) => secret.length >= 32), 'each has at least 32 characters'),
  ),
  /** What addresses are hashed with; absent: derived from APP_SECRET. */
  ADDRESS_PEPPER: optional(
    z
      .base64('must be what `cli keys pepper` printed')
      .refine(
        (value) => Buffer.from(value, 'base64').length === 32,
        'must be what `cli keys pepper` printed',
      ),
  ),
  DATABASE_URL: url(/^postgres(ql)?:$/, 'postgresql://user:password@host:5432/name'),
  DATABASE_SYSTEM_URL: optional(url(/^postgres(ql)?:$/, 'postgresql://user:password@host:5432/name')),
  DATABASE_DIRECT_URL: optional(url(/^postgres(ql)?:$/, 'postgresql://user:password@host:5432/name')),
  DATABASE_CA: optional(z.string()),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(12),
  APP_USER_PASSWORD: optional(z.string().min(8)),
  APP_SYSTEM_PASSWORD: optional(z.string().min(8)),
  /** Absent: queues, tickets and notifications stay in PostgreSQL and this process (one small machine). */
  REDIS_URL: optional(url(/^rediss?:$/, 'redis://127.0.0.1:6379')),
  QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]+$/i)
    .default('og'),
  /** Which queues this process works on: `all`, `none`, or a comma-separated list. */
  WORKERS: z.string().default('all'),
  ...proxySettings,
  ...limitSettings,
  /** Opens /api/cron/*; absent: there is no such door. */
  CRON_SECRET: optional(z.string().min(16, 'must be at least 16 characters')),
  /** Requests to message vendors that one process has under way at once. */
  SEND_CONCURRENCY: z.coerce.number().int().min(1).max(500).default(200),
  /** Milliseconds after which a job without a sign of life is given to another worker. */
  JOB_LOCK_MS: z.coerce.number().int().min(1_000).max(600_000).default(30_000),
  CLOCK_START: optional(z.iso.datetime()),
  CLOCK_ANCHOR: optional(z.iso.datetime()),
  /** Where a test kills or stops this process; see platform/failpoints.ts. */
  FAILPOINTS: optional(failpoints),
  CARRIERS_SIMULATED: optional(flag),
  TWIN_URL: optional(http),
  TWILIO_API_BASE_URL: optional(http),
  SIGNALHOUSE_API_BASE_URL: optional(http),
  SENDGRID_API_BASE_URL: optional(http),
  ANTHROPIC_BASE_URL: optional(http),
  /** The installation's own account; a team's own comes first. */
  ANTHROPIC_API_KEY: optional(z.string().regex(/^sk-ant-/, 'must be a key like sk-ant-…')),
  ANTHROPIC_MODEL_CLASSIFY: optional(z.string()),
  ANTHROPIC_MODEL_DRAFT: optional(z.string()),
  ANTHROPIC_MODEL_BRIEF: optional(z.string()),
  /** JSON: prices and habits of models that the built-in table does not have, or has otherwise. */
  ANTHROPIC_MODELS: optional(z.string()),
  /** Days after its import that an uploaded file and its error file stay in storage; 0: for good. */
  IMPORT_FILES_DAYS: z.coerce.number().int().min(0).max(3_650).default(30),
  STORAGE_DIR: z.string().min(1).default('.data/storage'),
  S3_ENDPOINT: optional(http),
  S3_REGION: optional(z.string()),
  S3_BUCKET: optional(z.string()),
  S3_ACCESS_KEY_ID: optional(z.string()),
  S3_SECRET_ACCESS_KEY: optional(z.string()),
});

export type Environment = z.infer<typeof environmentSchema>;

const S3_NAMES = [
  'S3_ENDPOINT',
  'S3_REGION',
  'S3_BUCKET',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
] as const;

/** Rules between settings: a vendor's block is whole or absent, and production never simulates. */
export function crossChecks(env: Environment): string[] {
  const problems: string[] = [];
  const present = S3_NAMES.filter((name) => env[name] !== undefined);
  if (present.length > 0 && present.length < S3_NAMES.length) {
    const missing = S3_NAMES.filter((name) => env[name] === undefined);
    problems.push(
      `${missing.join(', ')}: missing, while ${present.join(', ')} is set: give all of S3_* or none`,
    );
  }
  problems.push(...proxyProblems(env));
  if (env.APP_SECRET_PREVIOUS && !env.ADDRESS_PEPPER)
    problems.push(
      'ADDRESS_PEPPER: missing, while APP_SECRET_PREVIOUS is set: docs/runbooks/keys.md says where it comes from',
    );
  if (env.APP_ENV === 'production') {
    if (env.CLOCK_START) problems.push('CLOCK_START: a simulated clock is refused when APP_ENV=production');
    if (env.FAILPOINTS) problems.push('FAILPOINTS: refused when APP_ENV=production');
    if (env.CARRIERS_SIMULATED) problems.push('CARRIERS_SIMULATED: refused when APP_ENV=production');
    if (!env.REDIS_URL) problems.push('REDIS_URL: needed when APP_ENV=production');
  }
  return problems;
}
