import { z } from 'zod';
import { intentSchema } from '../inbox/intent.js';

/** What a model answers with when it is asked what an inbound message means. */
export const inboundVerdictSchema = z.object({
  intent: intentSchema,
  sentiment: z.enum(['positive', 'neutral', 'negative']),
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** As they stand in the message; what it does not name is left out. */
  entities: z.object({
    email: z.string().max(254).nullish(),
    time: z.string().max(200).nullish(),
    price: z.string().max(100).nullish(),
  }),
  /** One sentence, for the person who looks at it. */
  reason: z.string().max(500),
});
export type InboundVerdict = z.infer<typeof inboundVerdictSchema>;
