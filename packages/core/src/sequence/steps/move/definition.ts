import type { StepDefinition } from '../../definition.js';
import { configOf, isText } from '../../shape.js';

/** This run ends; the lead begins the newest version of another sequence, in the same campaign. */
export const moveDefinition: StepDefinition<'move'> = {
  type: 'move',
  label: 'Move to another sequence',
  channel: null,
  check: (step, report) => {
    if (!isText(configOf(step)['sequenceId']))
      report('config.sequenceId', 'missing', 'Choose the sequence that the lead moves to.');
  },
  exits: () => [],
};
