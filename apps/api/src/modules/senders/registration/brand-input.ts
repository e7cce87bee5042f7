import { isUuid, type TeamTx } from '@og/db';
import { z } from 'zod';
import { invalidField, type InvalidInput } from '../../../platform/errors/failures.js';
import { BRAND_DETAILS, detailsSchema } from './details.js';

const text = (what: string) =>
  z.string().trim().min(1, `Give ${what}.`).max(255, 'Use at most 255 characters.');

export const trustScore = z
  .int('A trust score is a whole number.')
  .min(0, 'A trust score is 0 to 100.')
  .max(100, 'A trust score is 0 to 100.')
  .nullish();

export const brandInput = z.object({
  displayName: text('the name that people know'),
  companyName: text('the legal name of the company'),
  details: detailsSchema(BRAND_DETAILS).nullish(),
  integrationId: z.string().nullish(),
  soleProprietor: z.boolean().nullish(),
  trustScore,
});

/** Whether an account may register brands and campaigns; null when it may, or none was given. */
export async function registrarProblem(
  tx: TeamTx,
  integrationId: string | null | undefined,
): Promise<InvalidInput | null> {
  if (!integrationId) return null;
  const { rows } = isUuid(integrationId)
    ? await tx.client.query<{ vendor: string }>(
        'select vendor from integrations where team_id = $1 and id = $2',
        [tx.teamId, integrationId],
      )
    : { rows: [] };
  if (rows[0]?.vendor === 'signalhouse') return null;
  return invalidField(
    'integrationId',
    rows[0] ? 'not_a_registrar' : 'unknown_integration',
    'Choose a connected SignalHouse account. What was registered elsewhere, such as at Twilio, is recorded by hand.',
  );
}
