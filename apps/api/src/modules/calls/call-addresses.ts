import type { Config } from '../../platform/config/config.js';

/** Twilio tries again what met a restart; other servers behind TWILIO_API_BASE_URL may not know the fragment. */
const RETRIES = '#rc=5&rp=all';

type Urls = Pick<Config, 'APP_URL'>;

const base = ({ APP_URL }: Urls, integrationId: string): string =>
  `${APP_URL.replace(/\/+$/, '')}/api/webhooks/twilio/${integrationId}/voice`;

/** Where a call of ours asks what to do, and tells what became of it. */
export function callUrl(
  config: Urls,
  call: { integrationId: string; id: string },
  part: 'rep' | 'lead' | 'dialed' | 'status' | 'lead-status' | 'recording' | 'voicemail',
): string {
  return `${base(config, call.integrationId)}/${call.id}/${part}`;
}

/** The same for what is only told: it is told again until it is heard. */
export function callbackUrl(
  config: Urls & Pick<Config, 'TWILIO_API_BASE_URL' | 'CARRIERS_SIMULATED'>,
  call: { integrationId: string; id: string },
  part: 'status' | 'lead-status' | 'recording',
): string {
  const url = callUrl(config, call, part);
  return !config.TWILIO_API_BASE_URL || config.CARRIERS_SIMULATED ? url + RETRIES : url;
}
