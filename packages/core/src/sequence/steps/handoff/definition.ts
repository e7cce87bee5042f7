import type { StepDefinition } from '../../definition.js';
import { configOf, isText } from '../../shape.js';
import { AGENTS } from '../../types.js';

const MAX_NOTE = 2_000;

/** The conversation goes to an agent; the run ends, because two must not write to one person. */
export const handoffDefinition: StepDefinition<'handoff'> = {
  type: 'handoff',
  label: 'Hand to agent',
  channel: null,
  check: (step, report) => {
    const { agent, note } = configOf(step);
    const known: readonly string[] = AGENTS;
    if (!isText(agent) || !known.includes(agent))
      report('config.agent', 'bad_value', `The agent is one of: ${AGENTS.join(', ')}.`);
    if (note !== undefined && note !== null && (typeof note !== 'string' || note.length > MAX_NOTE))
      report('config.note', 'bad_value', 'Give a note of at most 2,000 characters, or leave it out.');
  },
  exits: () => [],
};
