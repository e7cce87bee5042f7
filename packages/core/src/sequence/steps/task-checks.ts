import { configOf, isText, type Report } from '../shape.js';

const MAX_TITLE = 200;
const MAX_TEXT = 5_000;

/** What a task of either type needs: a title, and a text of bounded length beside it. */
export function checkTask(step: Record<string, unknown>, textField: string, report: Report): void {
  const config = configOf(step);
  if (!isText(config['title']))
    report('config.title', 'missing', 'The task has no title: say what is to be done.');
  else if (config['title'].length > MAX_TITLE)
    report('config.title', 'bad_value', `A title has at most ${MAX_TITLE} characters.`);
  const text = config[textField];
  if (text !== undefined && text !== null && (typeof text !== 'string' || text.length > MAX_TEXT))
    report(`config.${textField}`, 'bad_value', 'Give a text of at most 5,000 characters, or leave it out.');
}
