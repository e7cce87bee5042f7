import { crossChecks, environmentSchema, type Environment } from './schema.js';

export type Config = Environment & { isProduction: boolean };

/** A configuration that cannot be used; lists every bad name at once and never a value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(readonly problems: string[]) {
    super(
      `The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\nSee .env.example for every name.`,
    );
  }
}

/** What stands in `do-app-spec.yaml` where a value of one's own belongs. */
const PLACEHOLDER = 'CHANGE_ME';

/**
 * Parse the environment once.
 * @throws ConfigError naming every setting that is missing or malformed.
 */
export function loadConfig(source: NodeJS.ProcessEnv = process.env): Config {
  const unchanged = Object.keys(environmentSchema.shape).filter((name) => source[name] === PLACEHOLDER);
  if (unchanged.length > 0)
    throw new ConfigError(unchanged.map((name) => `${name}: still ${PLACEHOLDER}: set it, or take it out`));
  const parsed = environmentSchema.safeParse(source);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => {
        const name = String(issue.path[0] ?? '?');
        return source[name] === undefined ? `${name}: missing` : `${name}: ${issue.message}`;
      }),
    );
  }
  const problems = crossChecks(parsed.data);
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...parsed.data, isProduction: parsed.data.APP_ENV === 'production' };
}
