import { classifySend } from '../http/classify.js';
import { firstText, isObject, type JsonObject } from '../http/json.js';
import { type ApiResult, causeOf } from '../http/api-result.js';
import type { JsonApi } from '../http/json-api.js';
import type {
  AccountCheck,
  DomainListOutcome,
  DomainOutcome,
  EmailAccountPort,
  EmailLookupOutcome,
  EmailPort,
  EmailRequest,
  SendOutcome,
} from '../ports.js';
import { openSendGrid, refusalOf, type SendGridCredentials, type SendGridOptions } from './client.js';
import { domainState } from './domain.js';
import { mailBody } from './mail-body.js';

const DOMAINS = '/v3/whitelabel/domains';

/** SendGrid behind the e-mail ports. */
export class SendGridEmail implements EmailPort, EmailAccountPort {
  readonly vendor = 'sendgrid';
  private readonly api: JsonApi;

  constructor(
    private readonly credentials: SendGridCredentials,
    options: SendGridOptions = {},
  ) {
    this.api = openSendGrid(credentials, options);
  }

  async send(request: EmailRequest): Promise<SendOutcome> {
    const result = await this.api.post('/v3/mail/send', mailBody(request));
    const refused = classifySend(result, refusalOf);
    if (refused || result.kind !== 'answer') return refused ?? { kind: 'unknown', cause: 'no_answer' };
    const providerId = result.headers['x-message-id'];
    // A 2xx without an id proves nothing.
    if (typeof providerId !== 'string' || providerId === '')
      return { kind: 'unknown', cause: 'answer_without_id' };
    return { kind: 'accepted', providerId, status: 'accepted' };
  }

  /** Its log of mails is an extra that lags behind and forgets: only events tell, and silence proves nothing. */
  lookup(): Promise<EmailLookupOutcome> {
    return Promise.resolve({ kind: 'unsupported', cause: 'sendgrid_keeps_no_log' });
  }

  async verifyAccount(): Promise<AccountCheck> {
    const result = await this.api.get('/v3/scopes');
    const cause = causeOf(result);
    if (cause !== null || result.kind !== 'answer') return { ok: false, ...refusalFor(result, cause ?? '') };
    const scopes = isObject(result.body) && Array.isArray(result.body['scopes']) ? result.body['scopes'] : [];
    if (!scopes.includes('mail.send'))
      return {
        ok: false,
        reason: 'credentials',
        message: 'This SendGrid key may not send mail: give it the permission “Mail Send”.',
      };
    return { ok: true, account: keyName(this.credentials.apiKey), name: null };
  }

  async listDomains(): Promise<DomainListOutcome> {
    const result = await this.api.get(DOMAINS, { limit: 200 });
    const failed = domainFailure(result);
    if (failed) return failed;
    const rows = result.kind === 'answer' && Array.isArray(result.body) ? result.body.filter(isObject) : [];
    return { kind: 'ok', domains: rows.flatMap((row) => domainState(row) ?? []) };
  }

  async addDomain(domain: string): Promise<DomainOutcome> {
    return domainOutcome(await this.api.post(DOMAINS, { domain, automatic_security: true }));
  }

  async readDomain(providerId: string): Promise<DomainOutcome> {
    return domainOutcome(await this.api.get(`${DOMAINS}/${encodeURIComponent(providerId)}`));
  }

  async validateDomain(providerId: string): Promise<DomainOutcome> {
    const path = `${DOMAINS}/${encodeURIComponent(providerId)}`;
    const validated = await this.api.post(`${path}/validate`);
    if (causeOf(validated) !== null) return domainOutcome(validated);
    const outcome = domainOutcome(await this.api.get(path));
    if (outcome.kind !== 'ok' || validated.kind !== 'answer' || !isObject(validated.body)) return outcome;
    return { kind: 'ok', domain: { ...outcome.domain, reason: reasonOf(validated.body) } };
  }

  /** Close idle connections. */
  close(): void {
    this.api.close();
  }
}

/** The public part of a key, which names it and opens nothing. */
function keyName(apiKey: string): string {
  const [prefix, id] = apiKey.split('.');
  return prefix === 'SG' && id ? `SG.${id}` : `…${apiKey.slice(-4)}`;
}

function domainOutcome(result: ApiResult): DomainOutcome {
  if (result.kind === 'answer' && result.status === 404) return { kind: 'absent' };
  const failed = domainFailure(result);
  if (failed) return failed;
  const domain = result.kind === 'answer' && isObject(result.body) ? domainState(result.body) : null;
  return domain ? { kind: 'ok', domain } : { kind: 'unavailable', cause: 'answer_not_understood' };
}

function domainFailure(
  result: ApiResult,
): Extract<DomainListOutcome, { kind: 'rejected' | 'unavailable' }> | null {
  const cause = causeOf(result);
  if (cause === null) return null;
  if (result.kind === 'answer' && result.status < 500 && result.status !== 429) {
    const { code, message } = refusalOf(result.status, result.body);
    return { kind: 'rejected', code, message };
  }
  return { kind: 'unavailable', cause };
}

/** What validation found wrong, in the vendor's words. */
function reasonOf(body: JsonObject): string | null {
  const results = isObject(body['validation_results']) ? Object.values(body['validation_results']) : [];
  const reasons = results.filter(isObject).flatMap((row) => firstText(row, 'reason') ?? []);
  return reasons.length > 0 ? [...new Set(reasons)].join(' ') : null;
}

function refusalFor(
  result: ApiResult,
  cause: string,
): { reason: 'credentials' | 'unavailable'; message: string } {
  if (result.kind === 'answer' && (result.status === 401 || result.status === 403))
    return { reason: 'credentials', message: 'SendGrid refused the key: check it or make a new one.' };
  return {
    reason: 'unavailable',
    message: `SendGrid cannot be reached (${cause}). Try again in a minute.`,
  };
}
