import { afterAll, beforeAll, it } from 'vitest';
import { addPeople } from '../messaging/people.js';
import { campaignWorld, type CampaignWorld } from './campaign-world.js';
let world: CampaignWorld;
beforeAll(async () => {
  world = await campaignWorld();
});
afterAll(() => world?.close());
it('perf', async () => {
  const n = 3000;
  await addPeople(
    world.app.platform.database,
    world.session.teamId,
    world.app.platform.clock.now(),
    Array.from({ length: n }, (_, i) => ({ phone: `+1646${6_000_000 + i}` })),
  );
  const c = await world.create({ name: 'P', filter: {}, steps: [{ type: 'SMS', body: 'Hi {{firstName}}' }] });
  let t = performance.now();
  await world.app.data(
    'query ($id: ID!) { campaignForecast(id: $id) { eligible } }',
    { id: c.id },
    world.session.token,
  );
  console.log('forecast', performance.now() - t);
  t = performance.now();
  await world.launch(c.id, { confirmCount: n });
  for (;;) {
    await new Promise((r) => setTimeout(r, 3000));
    const q = performance.now();
    const x = await world.campaign(c.id);
    console.log(
      Math.round(performance.now() - t),
      JSON.stringify(x.counts),
      x.state,
      'query',
      Math.round(performance.now() - q),
    );
    if (x.counts.sent > 800) break;
    if (performance.now() - t > 30_000) break;
  }
}, 120_000);
