import { parseTemplate } from './parse.js';

export interface TemplateProblem {
  code: 'empty' | 'unknown_field' | 'unclosed' | 'unopened' | 'empty_field' | 'bad_name';
  field?: string;
  message: string;
}

/**
 * Every reason why a template cannot be used; an empty list means it is fine.
 * @param knownFields names that exist, usually `MERGE_FIELD_NAMES` and the team's own fields
 */
export function validateTemplate(body: string, knownFields: readonly string[]): TemplateProblem[] {
  if (body.trim() === '') return [{ code: 'empty', message: 'The text is empty.' }];
  const parsed = parseTemplate(body);
  const problems: TemplateProblem[] = parsed.problems.map(({ code, message }) => ({ code, message }));
  for (const field of parsed.fields) {
    if (!knownFields.includes(field)) {
      problems.push({
        code: 'unknown_field',
        field,
        message: `There is no field “${field}”. Known fields: ${knownFields.join(', ')}.`,
      });
    }
  }
  return problems;
}
