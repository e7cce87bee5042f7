import { parsePhone, type PhoneCountry } from '@og/core';
import type { TeamTx } from '@og/db';
import { z } from 'zod';
import type { Address } from './person.js';

const email = z.email();

/** A typed address as it is stored: E.164 or lower-case e-mail; `problem` says what is wrong with it. */
export async function parseAddress(
  tx: TeamTx,
  channel: 'sms' | 'email',
  typed: string,
): Promise<Address | { problem: string }> {
  if (channel === 'email') {
    const address = typed.trim().toLowerCase();
    return email.safeParse(address).success
      ? { channel, address }
      : { problem: `“${typed.slice(0, 60)}” is not an e-mail address.` };
  }
  const settings = await tx.client.query<{ country: PhoneCountry }>(
    'select default_country as country from team_settings where team_id = $1',
    [tx.teamId],
  );
  const phone = parsePhone(typed, settings.rows[0]?.country ?? 'US', {
    allowTollFree: true,
    allowTestNumbers: true,
  });
  return phone.ok ? { channel, address: phone.e164 } : { problem: phone.message };
}
