import type { Random } from '../../random.js';
import type { MessagesRequest } from '../request.js';
import { breach, BREACHES, type Breach } from './breaches.js';
import { brief } from './brief.js';
import { classify } from './classify.js';
import { draft } from './draft.js';
import { entitiesOf } from './entities.js';
import { fill } from './fill.js';
import { type Question, readQuestion } from './question.js';

export type Task = 'draft' | 'brief' | 'classify' | 'other' | 'text';

type Schema = Readonly<Record<string, unknown>>;

/** What a request asks for, by the names of its schema. */
export function taskOf(schema: Schema | null): Task {
  if (!schema) return 'text';
  const names = Object.keys((schema['properties'] ?? {}) as Schema);
  if (names.includes('reply')) return 'draft';
  if (names.includes('statements')) return 'brief';
  return names.includes('intent') ? 'classify' : 'other';
}

/** The output's schema: of the format, or of the tool that must be used. */
export function schemaOf({ output_config, tools, tool_choice }: MessagesRequest): Schema | null {
  if (output_config?.format) return output_config.format.schema;
  if (tool_choice?.type === 'tool')
    return tools?.find(({ name }) => name === tool_choice.name)?.input_schema ?? null;
  return tool_choice?.type === 'any' ? (tools?.[0]?.input_schema ?? null) : null;
}

/**
 * The simulated model's answer: an object that fits the schema, or a text. The same request gets the same answer.
 * @param fault a rule that its draft breaks on purpose
 */
export function think(
  request: MessagesRequest,
  random: Random,
  fault: string | null,
  word?: string,
): object | string {
  const question = readQuestion(request);
  const schema = schemaOf(request);
  const thought = thoughtOf(taskOf(schema), question, random, fault, word);
  if (!schema) return typeof thought === 'string' ? thought : JSON.stringify(thought);
  return fill(schema, thought, random, question.prompt) as object;
}

function thoughtOf(
  task: Task,
  question: Question,
  random: Random,
  fault: string | null,
  word?: string,
): unknown {
  switch (task) {
    case 'text':
    case 'draft': {
      const made = draft(question, random);
      const kind = BREACHES.find((name): name is Breach => name === fault);
      const told = kind ? breach(kind, made, question, word) : made;
      return task === 'text' ? told.reply : told;
    }
    case 'brief':
      return brief(question);
    case 'classify':
      return verdict(question);
    case 'other':
      return undefined;
  }
}

/** A classification; which of its entities are told is the schema's choice. */
function verdict({ inbound, before }: Question): object {
  const text = inbound ?? '';
  const reading = classify(text, before);
  const found = Object.entries(entitiesOf(text)).map(([name, value]) => [name, value ?? undefined]);
  return { ...reading, entities: Object.fromEntries(found) };
}
