import { saveFact } from '../modules/agents/index.js';
import { saveWorkingHours } from '../modules/calendar/index.js';
import { listBuckets, saveBuckets, saveCannedReply } from '../modules/inbox/index.js';
import type { Ctx } from '../platform/ctx.js';
import type { Platform } from '../platform/platform.js';
import { expectType } from './expect-type.js';
import { findId } from './find-id.js';

/** What the agents may say of the demo company: offers, common questions, where and when it works. */
const FACTS = [
  { kind: 'text', title: 'Service area', body: 'We deliver to all states of the mainland.' },
  {
    kind: 'text',
    title: 'Opening hours',
    body: 'Our opening hours are 7 AM to 5 PM from Monday to Friday, and 8 AM to noon on Saturday.',
  },
  {
    kind: 'text',
    title: 'Warehouse',
    body: 'Our warehouse is in Oakland. Pick-up is possible while we are open.',
  },
  { kind: 'text', title: 'Minimum order', body: 'There is no minimum order.' },
  {
    kind: 'text',
    title: 'Brands',
    body: 'We carry shingles of three brands: Ridgeline, Oakcrest and Harbor.',
  },
  {
    kind: 'text',
    title: 'Returns',
    body: 'You can return shingles that are left over for 60 days, in full bundles.',
  },
  { kind: 'text', title: 'Cards', body: 'We take all credit cards, and checks.' },
  {
    kind: 'text',
    title: 'Payment terms',
    body: 'Our payment terms are 30 days for contractors with an account.',
  },
  { kind: 'text', title: 'Warranty', body: 'There is a warranty of 30 years on all our shingles.' },
  { kind: 'text', title: 'Metal panels', body: 'We have metal panels in stock, in six colors.' },
  { kind: 'text', title: 'Cutting', body: 'We cut metal panels to length within a day.' },
  { kind: 'text', title: 'Saturday delivery', body: 'On Saturdays we deliver until noon.' },
  {
    kind: 'text',
    title: 'Delivery time',
    body: 'Orders of what is in stock take two working days.',
  },
  {
    kind: 'offer',
    title: 'Contractor discount',
    body: 'Contractors have a discount of 8% on orders from 10 squares on.',
  },
  { kind: 'offer', title: 'Price of shingles', body: 'The price of a bundle of shingles starts at $34.' },
  // The newest comes first where several fit.
  { kind: 'offer', title: 'Delivery price', body: 'Delivery is $85 a truck, whatever is on it.' },
] as const;

const CANNED_REPLIES = [
  {
    shortcut: 'prices',
    title: 'Spring prices',
    body: 'Hi {{firstName|there}}, a bundle of shingles starts at $34, and delivery is $85 a truck. What do you need?',
  },
  {
    shortcut: 'hours',
    title: 'When we are open',
    body: 'We are open Monday to Friday from 7 to 5, and Saturday until noon.',
  },
  {
    shortcut: 'call',
    title: 'Offer a call',
    body: 'Happy to talk it through, {{firstName|there}}. When does a short call suit you?',
  },
  {
    shortcut: 'thanks',
    title: 'Thank you',
    body: 'Thank you, {{firstName|and all the best}}. We are here when you need us.',
  },
] as const;

const QUESTIONS = 'Questions';

const [MONDAY, FRIDAY] = [1, 5];
const NINE = 9 * 60;
const FIVE = 17 * 60;

/** Facts for the agents. */
export async function seedFacts(platform: Platform, ctx: Ctx): Promise<void> {
  const find = `select id from agent_facts where team_id = $1 and title = $2 and deleted_at is null`;
  for (const fact of FACTS)
    if (!(await findId(platform, ctx, find, [fact.title])))
      expectType(await saveFact(platform, ctx, fact), 'AgentFact');
}

/** What people write again and again, and a pile of its own for questions, behind what is hot and what has a draft. */
export async function seedInbox(platform: Platform, ctx: Ctx): Promise<void> {
  const find = `select id from canned_replies where team_id = $1 and shortcut = $2 and deleted_at is null`;
  for (const reply of CANNED_REPLIES)
    if (!(await findId(platform, ctx, find, [reply.shortcut])))
      expectType(await saveCannedReply(platform, ctx, reply), 'CannedReply');
  const buckets = await listBuckets(platform, ctx);
  if (buckets.some(({ name }) => name === QUESTIONS)) return;
  const questions = { name: QUESTIONS, rule: { intents: ['question'], turn: 'ours' } };
  expectType(
    await saveBuckets(platform, ctx, [
      ...buckets.slice(0, 2).map(({ id, name, rule }) => ({ id, name, rule })),
      questions,
      ...buckets.slice(2).map(({ id, name, rule }) => ({ id, name, rule })),
    ]),
    'ResponseBuckets',
  );
}

/** The owner can be met on working days of the East; many leads live elsewhere. */
export async function seedHours(platform: Platform, ctx: Ctx): Promise<void> {
  const weekdays = Array.from({ length: FRIDAY - MONDAY + 1 }, (_, day) => MONDAY + day);
  expectType(
    await saveWorkingHours(platform, ctx, {
      hours: {
        zone: 'America/New_York',
        days: weekdays.map((weekday) => ({ weekday, from: NINE, to: FIVE })),
      },
      slotMinutes: 30,
      bufferMinutes: 0,
      noticeMinutes: 60,
      horizonDays: 14,
      bookable: true,
    }),
    'WorkingHours',
  );
}
