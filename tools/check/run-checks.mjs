import { performance } from 'node:perf_hooks';
import { UserFacingError } from '../runtime/errors.mjs';
import { root } from '../runtime/paths.mjs';
import { listChecks } from './checks.mjs';

/** @typedef {{ name: string, passed: boolean, seconds: number, output: string, fix: string }} CheckResult */

/**
 * Run all checks, as many at a time as given.
 * @param {import('../runtime/processes.mjs').Run} run
 * @param {{ atATime?: number, only?: string[], onDone?: (result: CheckResult) => void }} [options]
 * @returns {Promise<CheckResult[]>}
 */
export async function runChecks(run, { atATime = 2, only = [], onDone = () => {} } = {}) {
  const all = listChecks();
  const unknown = only.filter((name) => !all.some((check) => check.name === name));
  if (unknown.length > 0)
    throw new UserFacingError(
      `No check is called ${unknown.join(', ')}: choose from ${all.map((check) => check.name).join(', ')}.`,
    );
  const waiting = all.filter((check) => only.length === 0 || only.includes(check.name));
  /** @type {CheckResult[]} */
  const results = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const began = performance.now();
      const output = await firstFailure(run, check);
      const result = {
        name: check.name,
        fix: check.fix,
        passed: output === undefined,
        output: output ?? '',
        seconds: (performance.now() - began) / 1000,
      };
      results.push(result);
      onDone(result);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return results;
}

/**
 * @param {import('../runtime/processes.mjs').Run} run
 * @param {import('./checks.mjs').Check} check
 * @returns {Promise<string | undefined>} what the commands that failed printed
 */
async function firstFailure(run, check) {
  const failures = [];
  for (const [index, { command, args }] of check.commands.entries()) {
    try {
      await run.complete({
        name: `check-${check.name.replaceAll(' ', '-')}-${index}`,
        command,
        args,
        cwd: root,
        env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      });
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      failures.push(`${error.detail ?? ''}\n${error.message}`);
    }
  }
  return failures.length > 0 ? failures.join('\n') : undefined;
}

/** @param {CheckResult} result */
export function describeCheck({ name, passed, seconds, output, fix }) {
  const line = `  ${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`;
  return passed ? line : `${output}\n${line}: ${fix}`;
}
