import { type Clock, createClock } from '@og/contracts';
import { z } from 'zod';

/** How a twin behaves; everything has a default, so tests name only what they need. */
export interface TwinOptions {
  clock: Clock;
  /** Same seed, same leads, same replies, same delivery troubles. */
  seed: string;
  /** 1 = people answer in minutes, as in life; 20 = within 5 to 40 seconds. */
  speed: number;
  /** Messages remembered; the oldest are forgotten beyond that. */
  keep: number;
  /** Only configured accounts and numbers exist; nothing is adopted or provisioned on demand. */
  strict: boolean;
  /** Judge every repetition as a violation; tests of the sending engine want it. */
  watch: boolean;
  /** For benchmarks: nobody answers, callbacks follow at once, little is remembered of each message. */
  lean: boolean;
  /** Fractions (0 to 1) of messages whose status callbacks misbehave. */
  disorder: Disorder;
  /** Fraction (0 to 1) of phones that the simulated carriers cannot reach. */
  unreachable: number;
  /** JSON file that keeps accounts, numbers and opt-outs over a restart; absent means memory only. */
  stateFile?: string | undefined;
  /** Where an unexpected fault inside the twin is reported. */
  onError: (error: unknown) => void;
}

export interface Disorder {
  late: number;
  twice: number;
  outOfOrder: number;
}

/** What `TWIN_DISORDER=1` means. */
export const USUAL_DISORDER: Disorder = { late: 0.04, twice: 0.05, outOfOrder: 0.05 };

export function withDefaults(options: Partial<TwinOptions>): TwinOptions {
  return {
    clock: options.clock ?? createClock(),
    seed: options.seed ?? 'outreach',
    speed: options.speed ?? 20,
    keep: options.keep ?? (options.lean ? 50_000 : 200_000),
    strict: options.strict ?? false,
    watch: options.watch ?? false,
    lean: options.lean ?? false,
    disorder: options.disorder ?? USUAL_DISORDER,
    unreachable: options.unreachable ?? 0.03,
    stateFile: options.stateFile,
    onError: options.onError ?? reportToStderr,
  };
}

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
const environment = z.object({
  TWIN_PORT: z.coerce.number().int().min(0).max(65535).default(3002),
  TWIN_HOST: z.string().min(1).default('127.0.0.1'),
  TWIN_SEED: z.string().min(1).default('outreach'),
  TWIN_SPEED: z.coerce.number().positive().max(100_000).default(20),
  TWIN_KEEP: z.coerce.number().int().min(1).optional(),
  TWIN_STRICT: flag.default(false),
  TWIN_WATCH: flag.default(false),
  TWIN_LEAN: flag.default(false),
  TWIN_DISORDER: z.coerce.number().min(0).max(5).default(1),
  TWIN_UNREACHABLE: z.coerce.number().min(0).max(1).default(0.03),
  TWIN_STATE_FILE: z.string().min(1).optional(),
  CLOCK_START: z.string().optional(),
  CLOCK_ANCHOR: z.string().optional(),
});

export interface Listen {
  port: number;
  host: string;
}

/**
 * Read the process environment.
 * @throws Error naming every variable that is wrong and what it must be.
 */
export function readEnvironment(env: Record<string, string | undefined>): Partial<TwinOptions> & Listen {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The twin cannot start, correct these settings: ${faults.join('; ')}`);
  }
  const value = parsed.data;
  return {
    port: value.TWIN_PORT,
    host: value.TWIN_HOST,
    seed: value.TWIN_SEED,
    speed: value.TWIN_SPEED,
    ...(value.TWIN_KEEP === undefined ? {} : { keep: value.TWIN_KEEP }),
    strict: value.TWIN_STRICT,
    watch: value.TWIN_WATCH,
    lean: value.TWIN_LEAN,
    disorder: {
      late: Math.min(1, USUAL_DISORDER.late * value.TWIN_DISORDER),
      twice: Math.min(1, USUAL_DISORDER.twice * value.TWIN_DISORDER),
      outOfOrder: Math.min(1, USUAL_DISORDER.outOfOrder * value.TWIN_DISORDER),
    },
    unreachable: value.TWIN_UNREACHABLE,
    stateFile: value.TWIN_STATE_FILE,
    clock: createClock({ start: value.CLOCK_START, anchor: value.CLOCK_ANCHOR }),
  };
}

function reportToStderr(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ level: 'error', error: text })}\n`);
}
