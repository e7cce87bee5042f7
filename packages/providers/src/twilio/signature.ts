import twilio from 'twilio';

/**
 * Whether a webhook was signed by Twilio for this address; the SDK's validator, which tries with and without port.
 * @param url public address of the webhook with its query string, built from configuration and never from `Host`
 * @param params the form fields of the body; empty for GET
 */
export function validateTwilioSignature(
  authToken: string,
  signature: string | undefined,
  url: string,
  params: Readonly<Record<string, string>>,
): boolean {
  if (!signature || !authToken || !URL.canParse(url)) return false;
  return twilio.validateRequest(authToken, signature, url, { ...params });
}
