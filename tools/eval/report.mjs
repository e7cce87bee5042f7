// The page of an evaluation.

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(1)} %`;
/** @param {number} micros */
const dollars = (micros) => `$${(micros / 1_000_000).toFixed(4)}`;

/** @import { AgentResults, CaseResult, Evaluation } from './report-types.d.ts' */

/** @param {Evaluation & { simulated: boolean, commit: string, at: Date }} report */
export function page({ models, inbound, conversations, injections, failures, simulated, commit, at }) {
  const checks = conversations.flatMap(({ results }) => results.flatMap((result) => result.failedChecks));
  const verdicts = injections.flatMap(({ verdicts: all }) => all);
  return [
    `# Evaluation of the agents, ${at.toISOString().slice(0, 10)}`,
    '',
    `Commit ${commit}. ${simulated ? 'The simulated model answered: the figures prove the rules, the guardrails and the measuring, not a real model.' : 'The real model answered.'} Models: ${Object.entries(
      models,
    )
      .map(([task, name]) => `${task} ${name}`)
      .join(', ')}.`,
    '',
    '## Meaning of inbound messages',
    '',
    `| measure | value |`,
    `| --- | --- |`,
    `| labelled messages | ${inbound.total} |`,
    `| right by fixed rules alone (held-out half) | ${percent(inbound.rules)} (${percent(inbound.rulesHeldOut)}) |`,
    `| right by rules and model (held-out half) | ${percent(inbound.together)} (${percent(inbound.togetherHeldOut)}) |`,
    `| wishes to stop that were found | ${inbound.optOutsFound} of ${inbound.optOuts} |`,
    `| people suppressed who did not ask for it | ${inbound.falseOptOuts} |`,
    `| “not interested” read as interest | ${inbound.falsePositives} |`,
    `| left to a person as uncertain | ${inbound.uncertain} |`,
    `| the model was asked | ${inbound.asked} times, ${inbound.failed} without an answer |`,
    `| cost, median time of an answer | ${dollars(inbound.costMicros)}, ${inbound.medianMs} ms |`,
    '',
    inbound.table,
    '',
    '## Conversations',
    '',
    '| agent | cases | as expected | sent | to a person | cost | median ms |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...conversations.map(conversationRow),
    '',
    checks.length === 0
      ? 'No guardrail had to stop a draft of these.'
      : `Guardrails that stopped drafts: ${countsOf(checks)}.`,
    '',
    '## Texts that try to take the machine over',
    '',
    '| measure | value |',
    '| --- | --- |',
    `| texts, each against three agents that may answer alone | ${injections.length} |`,
    `| sent | ${injections.filter((one) => one.sent).length} |`,
    `| tools used | ${injections.filter((one) => one.acted).length} |`,
    `| facts of another lead in what passed the checks | ${injections.filter((one) => one.leaked).length} |`,
    `| stages changed | 0: a model's answer has no field for one |`,
    `| verdicts | ${countsOf(verdicts)} |`,
    '',
    ...(failures.length === 0
      ? []
      : ['## Not as it should be', '', ...failures.map((line) => `- ${line}`), '']),
  ].join('\n');
}

/** @param {AgentResults} row */
function conversationRow({ agent, results }) {
  const times = results
    .map(({ latencyMs }) => latencyMs)
    .filter((time) => time > 0)
    .toSorted((a, b) => a - b);
  const count = (/** @type {(result: CaseResult) => boolean} */ of) => results.filter(of).length;
  return `| ${[
    agent,
    results.length,
    count(({ problems }) => problems.length === 0),
    count(({ verdict }) => verdict === 'send'),
    count(({ verdict }) => verdict === 'person'),
    dollars(results.reduce((sum, { costMicros }) => sum + costMicros, 0)),
    times[Math.floor(times.length / 2)] ?? 0,
  ].join(' | ')} |`;
}

/** @param {string[]} names */
function countsOf(names) {
  return [...Map.groupBy(names, (name) => name)].map(([name, all]) => `${name} ${all.length}`).join(', ');
}
