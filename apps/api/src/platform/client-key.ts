import { z } from 'zod';
import { actorName, type Ctx } from './ctx.js';

/** What a form sends with each press, the same until it was answered: a press that is repeated writes nothing twice. */
export const clientKeySchema = z.string().min(1).max(200).nullish();

/** The key as it is kept: everybody's keys are their own. */
export function ownKey(ctx: Ctx, clientKey: string | null | undefined): string | null {
  return clientKey ? `${actorName(ctx)}:${clientKey}` : null;
}
