import { newId, type TeamTx } from '@og/db';
import { createPublicKey, createVerify, timingSafeEqual, type Verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { againOnConflict } from '../../../../platform/again-on-conflict.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import type { Platform } from '../../../../platform/platform.js';
import { receiveMessage, type InboundMedia, type InboundOutcome } from '../../../inbox/index.js';
import { LEFT_OUT, STORED } from '../../conversation/media-places.js';
import { openSendGrid, type OpenSendGrid } from '../../../integrations/index.js';
import { teamOfIntegration } from '../vendor-events/integration-team.js';
import { MAX_MAIL_BYTES, readMailForm } from './mail-form.js';
import { mailOf, type ReadMail } from './mail-of.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'logger' | 'config' | 'storage'>;

/** A post to the inbound address, not proven yet. */
export interface UnverifiedMail {
  integrationId: string;
  token: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

const SIGNATURE = 'x-twilio-email-event-webhook-signature';
const TIMESTAMP = 'x-twilio-email-event-webhook-timestamp';
const FRESH_MS = 5 * 60_000;

/** Outcomes after which nothing of the mail is kept. */
const FORGOTTEN: ReadonlySet<InboundOutcome> = new Set<InboundOutcome>([
  'duplicate',
  'ignored_sender',
  'ignored_automatic',
  'ignored_own',
  'ignored_loop',
  'ignored_recipient',
  'opted_out_of_erased',
]);

/**
 * A mail that somebody wrote to us, as SendGrid's Inbound Parse posts it: streamed, its files into storage, and then
 * everything that it causes in one transaction, before the answer. The address itself is the secret; a signature is
 * checked where the account has its key. Files that are too many or too large are left out, and named.
 * @throws AppError NOT_FOUND for a wrong address; FORBIDDEN for a wrong signature; BAD_USER_INPUT for what is no mail
 */
export async function receiveSendGridMail(deps: Deps, post: UnverifiedMail): Promise<InboundOutcome> {
  const teamId = await teamOfIntegration(deps, 'sendgrid', post.integrationId);
  const account = teamId ? await openSendGrid(deps, teamId, post.integrationId) : null;
  if (!teamId || !account || !same(account.inboundToken, post.token))
    throw new AppError('NOT_FOUND', 'No connected SendGrid account receives mail at this address.');
  if (!(post.body instanceof Readable))
    throw new AppError('BAD_USER_INPUT', 'Inbound mail comes as multipart/form-data.');
  const now = deps.clock.now();
  const keys = keysOf(account, now);
  const signed = keys.flatMap((key) => signatureOf(post.headers, now, key) ?? []);
  const media: InboundMedia[] = [];
  try {
    const { fields, crowded } = await readMailForm(post.headers, bounded(post.body, signed), (file) =>
      keepFile(deps, teamId, media, file),
    );
    if (crowded) media.push({ url: LEFT_OUT.too_many, contentType: OCTETS, name: 'further files' });
    if (keys.length > 0) check(signed, post.headers);
    const mail = mailOf(fields, media);
    if ('problem' in mail) throw new AppError('BAD_USER_INPUT', mail.problem);
    const outcome = await againOnConflict(() =>
      deps.database.withTeam(teamId, (tx) => receiveOnce(tx, deps, post.integrationId, mail)),
    );
    if (FORGOTTEN.has(outcome)) await forget(deps, media);
    return outcome;
  } catch (error) {
    await forget(deps, media);
    throw error;
  }
}

/** Receipt and everything that the mail causes: both or neither. */
async function receiveOnce(
  tx: TeamTx,
  deps: Deps,
  integrationId: string,
  { message, recipients }: ReadMail,
): Promise<InboundOutcome> {
  const now = deps.clock.now().toISOString();
  const id = newId();
  const receipt = await tx.client.query(
    `insert into webhook_receipts (team_id, id, vendor, integration_id, kind, event_key, payload, created_at)
     values ($1, $2, 'sendgrid', $3, 'mail', $4, $5, $6) on conflict on constraint webhook_receipts_once do nothing`,
    [
      tx.teamId,
      id,
      integrationId,
      message.providerId,
      JSON.stringify({ from: message.from, to: message.to, subject: message.email.subject }),
      now,
    ],
  );
  if (!receipt.rowCount) return 'duplicate';
  message.email.mailboxId = await mailboxOf(tx, recipients);
  const outcome = await receiveMessage(tx, deps, message);
  await tx.client.query(
    'update webhook_receipts set outcome = $3, processed_at = $4 where team_id = $1 and id = $2',
    [tx.teamId, id, outcome, now],
  );
  return outcome;
}

/** The mailbox that a mail came to: the first recipient that is one of ours, by its address or where its answers go. */
async function mailboxOf(tx: TeamTx, recipients: readonly string[]): Promise<string | null> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select b.id from unnest($2::text[]) with ordinality as r(address, place)
       join sender_mailboxes b on b.team_id = $1 and (b.address = r.address or lower(b.reply_to) = r.address)
     order by r.place, (b.state = 'active') desc, b.created_at limit 1`,
    [tx.teamId, recipients],
  );
  return rows[0]?.id ?? null;
}

const OCTETS = 'application/octet-stream';
/** Goes into a header of the download: what is no type at all is sent as bytes. */
const TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;
const EXTENSION = /\.([a-z0-9]{1,8})$/i;

/** The files of one mail that are kept, in bytes. */
const MAX_KEPT = 30 * 1_048_576;

/** A file into storage. One that does not fit any more is read to its end and left out; its name stays. */
async function keepFile(
  deps: Deps,
  teamId: string,
  media: InboundMedia[],
  file: { content: Readable; name: string; contentType: string },
): Promise<void> {
  const extension = EXTENSION.exec(file.name)?.[1]?.toLowerCase() ?? 'bin';
  const key = `uploads/${teamId}/inbound_mail/${newId()}.${extension}`;
  // Noted before it is written, so that what was begun is taken away again.
  const item: InboundMedia & { byteSize: number } = {
    url: `${STORED}${key}`,
    contentType: TYPE.test(file.contentType) ? file.contentType : OCTETS,
    name: file.name.replaceAll('\0', '').slice(0, 200).toWellFormed(),
    byteSize: 0,
  };
  const before = media.reduce((sum, one) => sum + (isStored(one) ? (one.byteSize ?? 0) : 0), 0);
  media.push(item);
  await deps.storage.write(
    key,
    Readable.from(
      (async function* () {
        for await (const chunk of file.content as AsyncIterable<Buffer>) {
          item.byteSize += chunk.length;
          // At once: the next file may begin before this one is put away.
          if (before + item.byteSize > MAX_KEPT) item.url = LEFT_OUT.too_large;
          else yield chunk;
        }
      })(),
      { objectMode: false },
    ),
    item.contentType,
  );
  if (!isStored(item)) await deps.storage.remove(key);
}

const isStored = ({ url }: InboundMedia): boolean => url.startsWith(STORED);

async function forget(deps: Deps, media: readonly InboundMedia[]): Promise<void> {
  for (const { url } of media.filter(isStored))
    await deps.storage
      .remove(url.slice(STORED.length))
      .catch((error: unknown) =>
        deps.logger.warn({ err: error }, 'a file of a refused mail stays in storage'),
      );
}

/** The body as it comes, at most twice what SendGrid sends, every byte under its signature. */
function bounded(body: Readable, signed: readonly Signed[]): Readable {
  return Readable.from(
    (async function* () {
      let seen = 0;
      for await (const chunk of body as AsyncIterable<Buffer>) {
        seen += chunk.length;
        if (seen > MAX_MAIL_BYTES)
          throw new AppError('BAD_USER_INPUT', 'The mail is larger than any that SendGrid takes.');
        for (const { verify } of signed) verify.update(chunk);
        yield chunk;
      }
    })(),
    { objectMode: false },
  );
}

/** What a mail may be signed with now; nothing where the address alone is the secret. */
function keysOf(account: Pick<OpenSendGrid, 'inboundPublicKey' | 'formerInbound'>, now: Date): string[] {
  const { inboundPublicKey: present, formerInbound: former } = account;
  if (!present) return [];
  return former && Date.parse(former.until) > now.getTime() ? [present, former.publicKey] : [present];
}

interface Signed {
  verify: Verify;
  key: string;
}

function signatureOf(headers: IncomingHttpHeaders, now: Date, key: string): Signed | null {
  const timestamp = headers[TIMESTAMP];
  if (typeof timestamp !== 'string' || !/^\d{9,11}$/.test(timestamp)) return null;
  if (Math.abs(now.getTime() - Number(timestamp) * 1_000) > FRESH_MS) return null;
  return { verify: createVerify('sha256').update(timestamp), key };
}

function check(signed: readonly Signed[], headers: IncomingHttpHeaders): void {
  const signature = headers[SIGNATURE];
  const isBy = ({ verify, key }: Signed, given: string) =>
    verify.verify(
      createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' }),
      given,
      'base64',
    );
  if (typeof signature !== 'string' || !signed.some((one) => isBy(one, signature)))
    throw new AppError('FORBIDDEN', 'The signature of this mail is missing, too old or wrong.');
}

function same(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
