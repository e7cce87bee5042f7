import { z } from 'zod';

/** To whom an agent hands a conversation. */
export const HAND_OFFS = ['sabrina', 'cathy', 'person'] as const;

/** A piece of a reply and the fact that carries it. */
export const claimSchema = z.object({
  /** As it stands in the reply. */
  text: z.string().min(1).max(500),
  /** Of a fact in the request. */
  factId: z.string().min(1).max(120),
});
export type Claim = z.infer<typeof claimSchema>;

/** What an agent would do beside writing; code outside the model decides whether it is done. */
export const draftActionSchema = z.object({
  kind: z.enum(['offer_slots', 'book_slot']),
  /** Facts of kind `slot`. */
  slotIds: z.array(z.string().min(1).max(120)).max(5),
});
export type DraftAction = z.infer<typeof draftActionSchema>;

/** What Gianna, Cathy and Sabrina answer with. */
export const draftSchema = z.object({
  reply: z.string().max(2_000),
  claims: z.array(claimSchema).max(40),
  /** How the model read the last message. */
  intent: z.string().max(40).nullish(),
  handoff: z.enum(HAND_OFFS).nullish(),
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
  action: draftActionSchema.nullish(),
});
export type Draft = z.infer<typeof draftSchema>;
