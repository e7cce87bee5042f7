import type { SealedCredentials, TeamTx } from '@og/db';
import { TwilioSms, type SmsPort, type TwilioCredentials } from '@og/providers';
import type { Platform } from '../../../platform/platform.js';

type Deps = Pick<Platform, 'config' | 'vault'>;

interface Sealed {
  integrationId: string;
  credentials: SealedCredentials;
}

const CAPACITY = 500;

/**
 * The SMS adapter of each connected account, kept with its open connections. New credentials make a new adapter.
 * The account's secrets are opened here and nowhere else in this module.
 */
export class SmsPorts {
  private readonly open = new Map<string, { nonce: string; port: TwilioSms }>();

  constructor(private readonly deps: Deps) {}

  /** Read an integration's sealed credentials; null when it is not the team's. */
  async sealed(tx: TeamTx, integrationId: string): Promise<Sealed | null> {
    const { rows } = await tx.client.query<{ credentials: SealedCredentials }>(
      'select credentials from integrations where team_id = $1 and id = $2',
      [tx.teamId, integrationId],
    );
    return rows[0] ? { integrationId, credentials: rows[0].credentials } : null;
  }

  /** The adapter of an account. @throws Error when the credentials cannot be opened (another APP_SECRET). */
  portOf(teamId: string, { integrationId, credentials }: Sealed): SmsPort {
    const known = this.open.get(integrationId);
    if (known?.nonce === credentials.nonce) return known.port;
    known?.port.close();
    const account = this.deps.vault.open<TwilioCredentials>(
      credentials,
      credentialsContext(teamId, integrationId),
    );
    const port = new TwilioSms(account, { baseUrl: this.deps.config.TWILIO_API_BASE_URL });
    if (this.open.size >= CAPACITY) this.close();
    this.open.set(integrationId, { nonce: credentials.nonce, port });
    return port;
  }

  close(): void {
    for (const { port } of this.open.values()) port.close();
    this.open.clear();
  }
}

/** What sealed credentials are bound to: they open for this team and integration only. */
export function credentialsContext(teamId: string, integrationId: string): string {
  return `${teamId}‖${integrationId}`;
}
