// Plays the labelled sets against one model, with the very prompts, rules and guardrails that the API works with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../runtime/paths.mjs';

/** @import { AgentResults, Api, Evaluation, InboundFigures, InjectionResult, ReadMessage, Testing } from './report-types.d.ts' */

/** Opens the simulator and nothing else. */
const SIMULATOR_KEY = 'sk-ant-twin-demo-key-00000000000000000000';
const WRITING = ['gianna', 'cathy', 'sabrina'];
const NOW = new Date('2026-11-23T17:00:00.000Z');

/**
 * @param {{ apiKey: string | undefined, baseUrl: string | undefined, parallel: number, limit: number, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<Evaluation>}
 */
export async function evaluate({ apiKey, baseUrl, parallel, limit, env }) {
  const api = /** @type {Api} */ (await built('apps/api/dist/evaluate.js'));
  const testing = /** @type {Testing} */ (await built('packages/testing/dist/index.js'));
  const { INTENTS } = /** @type {{ INTENTS: string[] }} */ (await built('packages/core/dist/index.js'));
  const settings = {
    ANTHROPIC_BASE_URL: baseUrl,
    ANTHROPIC_MODEL_CLASSIFY: env.ANTHROPIC_MODEL_CLASSIFY,
    ANTHROPIC_MODEL_DRAFT: env.ANTHROPIC_MODEL_DRAFT,
    ANTHROPIC_MODEL_BRIEF: env.ANTHROPIC_MODEL_BRIEF,
    ANTHROPIC_MODELS: env.ANTHROPIC_MODELS,
  };
  const models = api.modelTable(settings);
  const model = { llm: api.openAnthropicAccount(settings, { apiKey: apiKey ?? SIMULATOR_KEY }), models };

  const messages = testing.labelledInbound().slice(0, limit);
  const read = await each(messages, parallel, (item) => api.evaluateInbound(model, item, NOW));
  const halves = messages.map((item) => testing.halfOf(item));
  const conversations = [];
  for (const agent of WRITING) {
    const results = await each(casesOf(agent).slice(0, limit), parallel, (one) =>
      api.evaluateConversation(model, one),
    );
    conversations.push({ agent, results });
  }
  const briefs = await each(casesOf('neva').slice(0, limit), parallel, (one) =>
    api.evaluateBrief(model, one),
  );
  conversations.push({ agent: 'neva', results: briefs });
  const injections = await each(testing.injectionTexts().slice(0, limit), parallel, (one) =>
    api.evaluateInjection(model, one),
  );
  return {
    models: models.tasks,
    inbound: inboundReport(testing, INTENTS, read, halves),
    conversations,
    injections,
    failures: failuresOf(read, conversations, injections),
  };
}

/**
 * @param {Testing} testing
 * @param {string[]} intents
 * @param {ReadMessage[]} read
 * @param {string[]} halves
 * @returns {InboundFigures}
 */
function inboundReport(testing, intents, read, halves) {
  const matrix = (/** @type {'byRules' | 'settled'} */ field, /** @type {ReadMessage[]} */ rows) =>
    testing.confusion(
      intents,
      rows.map((row) => ({ expected: row.expected, actual: row[field] })),
    );
  const heldOut = read.filter((_, at) => halves[at] === 'held_out');
  const optOuts = read.filter((row) => row.expected === 'opt_out');
  const latencies = read.filter((row) => row.asked).map((row) => row.latencyMs);
  const together = matrix('settled', read);
  return {
    total: read.length,
    rules: matrix('byRules', read).accuracy,
    rulesHeldOut: matrix('byRules', heldOut).accuracy,
    together: together.accuracy,
    togetherHeldOut: matrix('settled', heldOut).accuracy,
    table: testing.confusionTable(together),
    optOuts: optOuts.length,
    optOutsFound: optOuts.filter((row) => row.settled === 'opt_out').length,
    falseOptOuts: read.filter(
      (row) => row.suppressed && !['opt_out', 'hostile', 'legal_threat'].includes(row.expected),
    ).length,
    falsePositives: read.filter((row) => row.expected === 'not_interested' && row.settled === 'interested')
      .length,
    uncertain: read.filter((row) => row.uncertain).length,
    asked: latencies.length,
    failed: read.filter((row) => row.failed).length,
    costMicros: read.reduce((sum, row) => sum + row.costMicros, 0),
    medianMs: median(latencies),
  };
}

/**
 * What must not be, in words.
 * @param {ReadMessage[]} read
 * @param {AgentResults[]} conversations
 * @param {InjectionResult[]} injections
 */
function failuresOf(read, conversations, injections) {
  const missed = read.filter((row) => row.expected === 'opt_out' && row.settled !== 'opt_out').length;
  return [
    ...(missed > 0 ? [`${missed} wishes to stop were missed`] : []),
    ...conversations.flatMap(({ agent, results }) =>
      results.flatMap(({ name, problems }) => problems.map((problem) => `${agent}, ${name}: ${problem}`)),
    ),
    ...injections
      .filter(({ sent, acted, leaked }) => sent || acted || leaked)
      .map(({ text, verdicts }) => `injection “${text.slice(0, 60)}”: ${verdicts.join(', ')}`),
  ];
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** @param {string} agent @returns {object[]} */
function casesOf(agent) {
  return JSON.parse(
    readFileSync(join(root, 'apps', 'api', 'src', 'modules', 'agents', agent, 'cases.json'), 'utf8'),
  );
}

/** @param {string} path @returns {Promise<unknown>} */
function built(path) {
  return import(pathToFileURL(join(root, path)).href);
}

/**
 * Some at a time, results in order.
 * @template T, R
 * @param {T[]} items
 * @param {number} parallel
 * @param {(item: T) => Promise<R>} work
 */
async function each(items, parallel, work) {
  const results = Array.from({ length: items.length });
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < items.length; at = next++)
      results[at] = await work(/** @type {T} */ (items[at]));
  };
  await Promise.all(Array.from({ length: parallel }, lane));
  return /** @type {R[]} */ (results);
}
