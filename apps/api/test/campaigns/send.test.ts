import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPeople } from '../messaging/people.js';
import { campaignWorld, type CampaignWorld } from './campaign-world.js';

let world: CampaignWorld;
beforeAll(async () => {
  world = await campaignWorld();
});
afterAll(() => world?.close());

const people = (inputs: Parameters<typeof addPeople>[3]) =>
  addPeople(world.app.platform.database, world.session.teamId, world.app.platform.clock.now(), inputs);

describe('a campaign of one step', () => {
  it('gives every lead that may be texted exactly one accepted message, and the numbers add up', async () => {
    const allowed = await people(Array.from({ length: 40 }, () => ({ tag: 'one' })));
    const [withoutConsent] = await people([{ tag: 'one', consent: false }]);
    const [nameless] = await people([{ tag: 'one', firstName: null }]);
    const created = await world.create({
      name: 'One step',
      filter: { tags: ['one'] },
      steps: [{ type: 'SMS', body: 'Hi {{firstName}}, still selling?' }],
    });
    expect(created).toMatchObject({ __typename: 'Campaign', state: 'DRAFT' });
    expect(await world.launch(created.id)).toEqual(
      expect.objectContaining({ __typename: 'Campaign', state: 'ACTIVE' }),
    );
    const done = await world.until(
      created.id,
      'completed',
      (campaign) => campaign.state === 'COMPLETED' && campaign.counts.delivered === 40,
      90_000,
    );
    expect(done.counts).toMatchObject({
      enrolled: 42,
      planned: 0,
      held: 1,
      suppressed: 1,
      sent: 40,
      delivered: 40,
      failed: 0,
      unknown: 0,
    });
    expect(done.causes).toEqual(
      expect.arrayContaining([
        { reason: 'no_consent', count: 1 },
        { reason: 'missing_value', count: 1 },
      ]),
    );
    const acceptances = await world.twin.acceptances();
    for (const person of allowed) {
      const mine = acceptances.filter((item) => item.to === person.phone);
      expect(mine).toHaveLength(1);
      expect(mine[0]).toMatchObject({ count: 1 });
      expect(mine[0]?.body).toMatch(/Hi Grace, still selling\? Reply STOP to opt out\.$/);
    }
    expect(acceptances.some((item) => [withoutConsent?.phone, nameless?.phone].includes(item.to))).toBe(
      false,
    );
    const [stored] = await world.rows<{ n: number }>(
      `select count(*)::int as n from send_ledger where campaign_id = $1 and state = 'delivered'`,
      [created.id],
    );
    expect(stored?.n).toBe(40);
  });
});
