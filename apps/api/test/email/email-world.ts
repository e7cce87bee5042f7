import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { newId } from '@og/db';
import type { TestApp, TestSession } from '../support/test-app.js';

/** A connected SendGrid account with a verified domain and a mailbox, people, and the vendor's side of the webhooks. */
export interface EmailWorld {
  integrationId: string;
  mailboxId: string;
  domainId: string;
  /** Our mailbox. */
  ours: string;
  inboundToken: string;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  addLead(lead?: { emails?: string[]; phones?: string[]; firstName?: string }): Promise<TestLead>;
  /** A mail of a campaign's step in the ledger, as it stands after it was planned or sent. */
  addMail(lead: TestLead, mail?: Partial<MailInput>): Promise<TestMail>;
  /** A signed delivery of events; a list is sent as SendGrid does, with a line end behind it. */
  events(events: unknown, options?: { key?: KeyObject; at?: number; body?: string }): Promise<Response>;
}

export interface TestLead {
  id: string;
  email: string;
  emails: string[];
  phones: string[];
}

interface MailInput {
  state: string;
  subject: string | null;
  body: string;
  providerId: string | null;
  dueAt: Date;
  oneOff: boolean;
  /** The same run as an earlier mail. */
  run: TestMail;
}

export interface TestMail {
  ledgerId: string;
  messageId: string;
  enrollmentId: string | null;
  campaignId: string | null;
  versionId: string | null;
  providerId: string | null;
  /** Position of its step. */
  position: number;
}

let count = 0;

/** A fresh address. */
export function someEmail(name = 'maria'): string {
  count += 1;
  return `${name}.${count}.${randomBytes(3).toString('hex')}@lopez.example`;
}

export async function emailWorld(app: TestApp, session: TestSession): Promise<EmailWorld> {
  const { platform } = app;
  const { teamId } = session;
  const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const eventPublicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const ids = { integration: newId(), domain: newId(), mailbox: newId() };
  const domain = `mail-${randomBytes(4).toString('hex')}.example`;
  const ours = `sales@${domain}`;
  const inboundToken = randomBytes(24).toString('base64url');
  const now = () => platform.clock.now().toISOString();
  const rows: EmailWorld['rows'] = <T extends object>(sql: string, values: unknown[] = []) =>
    platform.database.withTeam(teamId, async ({ client }) => (await client.query<T>(sql, values)).rows);
  const sealed = platform.vault.seal(
    {
      apiKey: `SG.${randomBytes(8).toString('hex')}.${randomBytes(16).toString('hex')}`,
      eventPublicKey,
      inboundToken,
    },
    `${teamId}‖${ids.integration}`,
  );
  await rows(
    `insert into integrations (team_id, id, vendor, state, account, credentials, created_at, updated_at) values ($1, $2, 'sendgrid', 'connected', $3, $4, $5, $5)`,
    [teamId, ids.integration, `SG.${ids.integration}`, sealed, now()],
  );
  await rows(
    `insert into sending_domains (team_id, id, integration_id, domain, state, spf, dkim, dmarc, created_at, updated_at) values ($1, $2, $3, $4, 'verified', true, true, true, $5, $5)`,
    [teamId, ids.domain, ids.integration, domain, now()],
  );
  await rows(
    `insert into sender_mailboxes (team_id, id, integration_id, vendor, domain_id, address, display_name, state, created_at, updated_at)
     values ($1, $2, $3, 'sendgrid', $4, $5, 'Gianna at Acme', 'active', $6, $6)`,
    [teamId, ids.mailbox, ids.integration, ids.domain, ours, now()],
  );
  await rows(`update team_settings set postal_address = '1 Main St' || chr(10) || 'Miami, FL 33130'`);
  return {
    integrationId: ids.integration,
    mailboxId: ids.mailbox,
    domainId: ids.domain,
    ours,
    inboundToken,
    rows,
    async addLead({ emails = [someEmail()], phones = [], firstName = 'Maria' } = {}) {
      const id = newId();
      await rows(
        `insert into leads (team_id, id, first_name, search_text, sort_name, time_zones, candidate_states, created_at, updated_at)
         values ($1, $2, $3, lower($3), lower($3), '{America/New_York}', '{NY}', $4, $4)`,
        [teamId, id, firstName, now()],
      );
      for (const email of emails)
        await rows(
          'insert into lead_emails (team_id, id, lead_id, email, created_at) values ($1, $2, $3, $4, $5)',
          [teamId, newId(), id, email, now()],
        );
      for (const phone of phones)
        await rows(
          'insert into lead_phones (team_id, id, lead_id, phone, created_at) values ($1, $2, $3, $4, $5)',
          [teamId, newId(), id, phone, now()],
        );
      return { id, emails, phones, email: emails[0] ?? '' };
    },
    addMail: (lead, mail = {}) => addMail(rows, teamId, ids, lead, mail, now()),
    events(events, { key = keys.privateKey, at = platform.clock.now().getTime(), body } = {}) {
      const raw = body ?? `${JSON.stringify(events)}\r\n`;
      const timestamp = String(Math.floor(at / 1_000));
      return fetch(`${app.url}/api/webhooks/sendgrid/${ids.integration}/events`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-twilio-email-event-webhook-timestamp': timestamp,
          'x-twilio-email-event-webhook-signature': sign(
            'sha256',
            Buffer.from(timestamp + raw),
            key,
          ).toString('base64'),
        },
        body: raw,
      });
    },
  };
}

async function addMail(
  rows: EmailWorld['rows'],
  teamId: string,
  world: { integration: string; mailbox: string },
  lead: TestLead,
  mail: Partial<MailInput>,
  at: string,
): Promise<TestMail> {
  const { state = 'delivered', subject = 'Your property', body = 'Would you sell?', oneOff = false } = mail;
  const accepted = ['accepted', 'sent', 'delivered', 'undelivered', 'read'].includes(state);
  const providerId =
    mail.providerId === undefined
      ? accepted
        ? randomBytes(11).toString('base64url')
        : null
      : mail.providerId;
  const run = oneOff
    ? null
    : mail.run
      ? await nextStep(rows, teamId, mail.run)
      : await newRun(rows, teamId, lead, at);
  const [ledgerId, messageId] = [newId(), newId()];
  await rows(
    `insert into conversations (team_id, id, lead_id, created_at, updated_at) values ($1, $2, $3, $4, $4) on conflict do nothing`,
    [teamId, newId(), lead.id, at],
  );
  await rows(
    `insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, subject, state, to_address, provider_id, campaign_id, enrollment_id, step_id, created_at, updated_at)
     select $1, $2, c.id, $3, 'outbound', 'email', $4, $5, $6, $7, $8, $9, $10, $11, $12, $12 from conversations c where c.lead_id = $3`,
    [
      teamId,
      messageId,
      lead.id,
      body,
      subject,
      state,
      lead.email,
      providerId,
      run?.campaignId,
      run?.enrollmentId,
      run?.stepId,
      at,
    ],
  );
  await rows(
    `insert into send_ledger (team_id, id, message_id, lead_id, channel, address, campaign_id, enrollment_id, step_id, one_off_key, sender_mailbox_id, vendor,
       integration_id, body, subject, segments, state, due_at, attempt, provider_id, accepted_at, created_at, updated_at)
     values ($1, $2, $3, $4, 'email', $5, $6, $7, $8, $9, $10, 'sendgrid', $11, $12, $13, 0, $14, $15, $16, $17, $18, $19, $19)`,
    [
      teamId,
      ledgerId,
      messageId,
      lead.id,
      lead.email,
      run?.campaignId,
      run?.enrollmentId,
      run?.stepId,
      oneOff ? `once:${ledgerId}` : null,
      world.mailbox,
      world.integration,
      body,
      subject,
      state,
      mail.dueAt?.toISOString() ?? at,
      accepted || state === 'submitting' ? 1 : 0,
      providerId,
      accepted ? at : null,
      at,
    ],
  );
  return {
    ledgerId,
    messageId,
    providerId,
    campaignId: run?.campaignId ?? null,
    enrollmentId: run?.enrollmentId ?? null,
    versionId: run?.versionId ?? null,
    position: run?.position ?? 0,
  };
}

/** An active campaign of two e-mail steps with this person in its first one. */
async function newRun(rows: EmailWorld['rows'], teamId: string, lead: TestLead, at: string) {
  const ids = { sequence: newId(), version: newId(), campaign: newId(), enrollment: newId(), step: newId() };
  await rows(
    'insert into sequences (team_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)',
    [teamId, ids.sequence, 'Mails', at],
  );
  await rows(
    'insert into sequence_versions (team_id, id, sequence_id, version, created_at) values ($1, $2, $3, 1, $4)',
    [teamId, ids.version, ids.sequence, at],
  );
  await rows(
    `insert into steps (team_id, id, sequence_version_id, key, position, type, channel, delay_amount, delay_unit, subject, body)
     values ($1, $2, $3, 'one', 0, 'email', 'email', 0, 'minutes', 'one', 'one'), ($1, $4, $3, 'two', 1, 'email', 'email', 2, 'days', null, 'two')`,
    [teamId, ids.step, ids.version, newId()],
  );
  await rows(
    `insert into campaigns (team_id, id, name, state, filter, sequence_version_id, launched_at, enrolled_at, created_at, updated_at) values ($1, $2, 'Mails', 'active', '{}', $3, $4, $4, $4, $4)`,
    [teamId, ids.campaign, ids.version, at],
  );
  await rows(
    `insert into enrollments (team_id, id, campaign_id, lead_id, sequence_version_id, state, step_position, email, created_at, updated_at) values ($1, $2, $3, $4, $5, 'active', 1, $6, $7, $7)`,
    [teamId, ids.enrollment, ids.campaign, lead.id, ids.version, lead.email, at],
  );
  return {
    campaignId: ids.campaign,
    enrollmentId: ids.enrollment,
    versionId: ids.version,
    stepId: ids.step,
    position: 0,
  };
}

async function nextStep(rows: EmailWorld['rows'], teamId: string, run: TestMail) {
  const position = run.position + 1;
  const [step] = await rows<{ id: string }>(
    'select id from steps where team_id = $1 and sequence_version_id = $2 and position = $3',
    [teamId, run.versionId, position],
  );
  return {
    campaignId: run.campaignId,
    enrollmentId: run.enrollmentId,
    versionId: run.versionId,
    stepId: step?.id ?? null,
    position,
  };
}
