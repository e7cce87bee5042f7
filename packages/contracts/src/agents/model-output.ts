import { z } from 'zod';

/** What a language model is asked to answer with, and how its answer is checked. */
export interface ModelOutput<T> {
  /** The JSON schema that the model gets; `title` names it. */
  schema: Record<string, unknown>;
  /** @throws ZodError when the answer is another one */
  parse(value: unknown): T;
}

/**
 * Ask a model for what a zod schema describes. Vendors know no records: name every property.
 * @param name such as `draft`
 */
export function modelOutput<T>(name: string, schema: z.ZodType<T>): ModelOutput<T> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { schema: { title: name, ...rest }, parse: (value) => schema.parse(value) };
}
