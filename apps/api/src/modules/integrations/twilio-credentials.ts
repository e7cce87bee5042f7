import { z } from 'zod';

/** What connecting Twilio takes. Spaces around pasted values are forgiven. */
export const twilioCredentials = z.object(
  {
    accountSid: z
      .string('Give the account SID.')
      .trim()
      .regex(
        /^AC[0-9a-fA-F]{32}$/,
        'An account SID is AC and 32 hexadecimal digits: copy it from the Twilio console.',
      ),
    authToken: z
      .string('Give the auth token.')
      .trim()
      .min(16, 'This is too short for an auth token: copy it from the Twilio console.')
      .max(200, 'This is too long for an auth token: copy it from the Twilio console.'),
  },
  'Give the credentials as {"accountSid": "AC…", "authToken": "…"}.',
);

/** Binds sealed credentials to their row: moved to another row, they do not open. */
export function credentialsContext(teamId: string, integrationId: string): string {
  return `${teamId}‖${integrationId}`;
}
