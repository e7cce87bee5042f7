import { z } from 'zod';
import type { StateSection } from '../state-file.js';
import type { Accounts } from './accounts.js';

const number = z.object({
  phone: z.string(),
  smsUrl: z.string(),
  smsMethod: z.enum(['GET', 'POST']),
  voiceUrl: z.string(),
  friendlyName: z.string(),
});
const content = z.array(
  z.object({
    sid: z.string(),
    friendlyName: z.string(),
    authToken: z.string().nullable(),
    apiKeys: z.array(z.tuple([z.string(), z.string()])),
    numbers: z.array(number),
  }),
);

/** Who adopted which account, its numbers and their webhooks. */
export function accountsSection(accounts: Accounts): StateSection {
  return {
    save: () =>
      accounts.all().map((account) => ({
        ...account,
        apiKeys: [...account.apiKeys],
        numbers: [...account.numbers.values()],
      })),
    restore: (saved) => {
      for (const row of content.parse(saved)) {
        const account = accounts.find(row.sid) ?? accounts.create(row.sid, row.friendlyName);
        account.authToken ??= row.authToken;
        for (const [key, secret] of row.apiKeys) account.apiKeys.set(key, secret);
        for (const settings of row.numbers)
          Object.assign(accounts.provision(account, settings.phone), settings);
      }
    },
  };
}
