import { nextExit, type StepDefinition } from '../../definition.js';
import { isText } from '../../shape.js';

const MAX_CHARACTERS = 1_600;

/** A text to the one number of the run. */
export const smsDefinition: StepDefinition<'sms'> = {
  type: 'sms',
  label: 'SMS',
  channel: 'sms',
  check: (step, report) => {
    if (!isText(step['body'])) report('body', 'missing', 'The text is empty: write one.');
    else if (step['body'].length > MAX_CHARACTERS)
      report('body', 'bad_value', `A text has at most ${MAX_CHARACTERS} characters: shorten it.`);
  },
  exits: nextExit,
};
