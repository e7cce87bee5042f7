import { z } from 'zod';

/** What Neva answers with before a call: no statement without its source. */
export const briefSchema = z.object({
  statements: z
    .array(
      z.object({
        text: z.string().min(1).max(500),
        /** Of a fact in the request. */
        sourceId: z.string().min(1).max(120),
      }),
    )
    .max(40),
  /** What the caller should find out. */
  openQuestions: z.array(z.string().min(1).max(300)).max(10),
});
export type Brief = z.infer<typeof briefSchema>;
