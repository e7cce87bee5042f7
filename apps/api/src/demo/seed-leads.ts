import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { uploads } from '@og/db';
import { eq } from 'drizzle-orm';
import { createCampaign, launchCampaign } from '../modules/campaigns/index.js';
import { createLeadImport, createUpload, runImport } from '../modules/leads/index.js';
import type { Ctx } from '../platform/ctx.js';
import type { Platform } from '../platform/platform.js';
import { expectType } from './expect-type.js';
import { findId } from './find-id.js';
import { post } from './tell-twin.js';

/** A list of people, and how they agreed to be written to. */
interface LeadList {
  file: URL;
  fileName: string;
  tag: string;
  consent: { source: string; scope: 'marketing'; evidence: string };
}

const VISITORS: LeadList = {
  file: new URL('../../demo/demo-leads.csv', import.meta.url),
  fileName: 'trade-show-visitors.csv',
  tag: 'trade show',
  consent: {
    source: 'Trade show sign-up sheet',
    scope: 'marketing',
    evidence: 'Visitors ticked "Text me about offers" at our stand and signed with date.',
  },
};
export const ENQUIRY_TAG = 'website';
export const ENQUIRY_CAMPAIGN = 'Website enquiries';

const ENQUIRIES: LeadList = {
  file: new URL('../../demo/demo-enquiries.csv', import.meta.url),
  fileName: 'website-enquiries.csv',
  tag: ENQUIRY_TAG,
  consent: {
    source: 'Quote form of our website',
    scope: 'marketing',
    evidence: 'The form says "Text me about my quote and offers"; its tick and time are kept.',
  },
};

/** A minute in all: twice as long as a silent worker is waited for. */
const MOST_WAITS = 120;
const WAIT_MS = 500;

const sms = { type: 'sms', channel: 'sms' } as const;
const WELCOME =
  'Hi {{firstName|there}}, this is Dana from Northwind Supply. You asked us at the trade show about faster deliveries for {{company|your business}}. Shall I send our spring prices?';
const FOLLOW_UP =
  'Hi {{firstName|there}}, Dana from Northwind Supply again. Is a quick call this week easier than a text?';
const SPRING_PRICES =
  'Hi {{firstName|there}}, our spring prices are out. May I text you the three that fit {{company|you}} best?';
const ENQUIRY =
  'Hi {{firstName|there}}, this is Dana from Northwind Supply. You left your number on our page. What would you like to know?';

/** Sixty people who met the company at a trade show. */
export const importVisitors = (platform: Platform, ctx: Ctx): Promise<void> =>
  importList(platform, ctx, VISITORS).then(() => undefined);

/** One campaign that runs, and one that waits for somebody. */
export async function makeCampaigns(platform: Platform, ctx: Ctx): Promise<void> {
  const runningId = await makeCampaign(platform, ctx, {
    name: 'Trade show follow-up',
    filter: { tags: [VISITORS.tag] },
    steps: [
      { ...sms, body: WELCOME },
      { ...sms, delay: { amount: 2, unit: 'days' }, body: FOLLOW_UP },
    ],
  });
  await makeCampaign(platform, ctx, {
    name: 'Spring price list (draft)',
    filter: { tags: [VISITORS.tag], states: ['CA', 'OR', 'WA'] },
    steps: [{ ...sms, body: SPRING_PRICES }],
  });
  const find = `select id from campaigns where team_id = $1 and id = $2 and state = 'draft'`;
  if (await findId(platform, ctx, find, [runningId]))
    expectType(await launchCampaign(platform, ctx, runningId, {}), 'Campaign');
}

/** @returns its id; the one of that name where a seed that was cut has made it */
async function makeCampaign(
  platform: Platform,
  ctx: Ctx,
  campaign: { name: string; filter: object; steps: object[] },
): Promise<string> {
  const find = `select id from campaigns where team_id = $1 and name = $2`;
  return (
    (await findId(platform, ctx, find, [campaign.name])) ??
    expectType(await createCampaign(platform, ctx, campaign), 'Campaign').id
  );
}

/**
 * People who left their number on the company's page. Each answers a text with a question that the team's facts answer:
 * enough of one kind that an agent can earn to answer it alone.
 */
export async function importEnquirers(platform: Platform, ctx: Ctx): Promise<void> {
  const phones = await importList(platform, ctx, ENQUIRIES);
  const { TWIN_URL } = platform.config;
  if (TWIN_URL) await post(`${TWIN_URL}/_twin/characters`, { phone: phones, character: 'curious' });
}

/** A campaign to them that somebody may launch. */
export async function makeEnquiryCampaign(platform: Platform, ctx: Ctx): Promise<void> {
  await makeCampaign(platform, ctx, {
    name: ENQUIRY_CAMPAIGN,
    filter: { tags: [ENQUIRY_TAG] },
    steps: [{ ...sms, body: ENQUIRY }],
  });
}

/** @returns the phones of those who carry the list's tag */
async function importList(platform: Platform, ctx: Ctx, list: LeadList): Promise<string[]> {
  const find = `select id from lead_imports where team_id = $1 and file_name = $2`;
  const begun = await findId(platform, ctx, find, [list.fileName]);
  await finishImport(platform, ctx, begun ?? (await beginImport(platform, ctx, list)));
  const { rows } = await platform.database.withTeam(
    ctx.teamId,
    ({ client }) =>
      client.query<{ phone: string }>(
        `select p.phone from lead_phones p join leads l on l.team_id = p.team_id and l.id = p.lead_id
         where l.team_id = $1 and $2 = any(l.tags)`,
        [ctx.teamId, list.tag],
      ),
    { readOnly: true },
  );
  return rows.map(({ phone }) => phone);
}

/** @returns the import's id */
async function beginImport(platform: Platform, ctx: Ctx, list: LeadList): Promise<string> {
  const file = await readFile(list.file);
  const upload = expectType(
    await createUpload(platform, ctx, {
      purpose: 'lead_import',
      fileName: list.fileName,
      contentType: 'text/csv',
      byteSize: file.byteLength,
    }),
    'Upload',
  );
  await platform.storage.write(await storageKey(platform, ctx, upload.id), file, 'text/csv');
  return expectType(
    await createLeadImport(platform, ctx, { uploadId: upload.id, tags: [list.tag], consent: list.consent }),
    'LeadImport',
  ).id;
}

/** Run it; where a worker has it who may have been killed, that one is given the time after which it counts as dead. */
async function finishImport(platform: Platform, ctx: Ctx, id: string): Promise<void> {
  const find = `select id from lead_imports where team_id = $1 and id = $2 and state = 'completed'`;
  for (let waits = 0; waits <= MOST_WAITS; waits += 1) {
    await runImport(platform, ctx.teamId, id);
    if (await findId(platform, ctx, find, [id])) return;
    await setTimeout(WAIT_MS);
  }
  throw new Error(
    'The leads of the demo workspace could not be imported: look at them under Leads, Imports.',
  );
}

/** Where the browser would have put the file. */
async function storageKey(platform: Platform, ctx: Ctx, uploadId: string): Promise<string> {
  const rows = await platform.database.withTeam(ctx.teamId, (tx) =>
    tx.db.select({ key: uploads.storageKey }).from(uploads).where(eq(uploads.id, uploadId)),
  );
  if (!rows[0]) throw new Error('The upload of the demo leads is gone.');
  return rows[0].key;
}
