import { nextExit, type StepDefinition } from '../../definition.js';
import { isText } from '../../shape.js';

const MAX_CHARACTERS = 100_000;
const MAX_SUBJECT = 250;

/** An e-mail to the one address of the run. */
export const emailDefinition: StepDefinition<'email'> = {
  type: 'email',
  label: 'E-mail',
  channel: 'email',
  check: (step, report) => {
    if (!isText(step['subject'])) report('subject', 'missing', 'The e-mail has no subject: write one.');
    else if (step['subject'].length > MAX_SUBJECT || /[\r\n]/.test(step['subject']))
      report('subject', 'bad_value', `A subject is one line of at most ${MAX_SUBJECT} characters.`);
    if (!isText(step['body'])) report('body', 'missing', 'The e-mail is empty: write its text.');
    else if (step['body'].length > MAX_CHARACTERS)
      report('body', 'bad_value', 'An e-mail has at most 100,000 characters: shorten it.');
  },
  exits: nextExit,
};
