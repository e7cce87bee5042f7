import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTwilio } from '../../src/modules/integrations/index.js';
import { checkAllNumbers } from '../../src/modules/senders/check-numbers.js';
import { callsWorld, type CallsWorld } from '../calls/calls-world.js';

let world: CallsWorld;
beforeAll(async () => {
  world = await callsWorld();
});
afterAll(() => world?.close());

interface Checked {
  fine: number;
  repaired: string[];
  failed: { phone: string; message: string }[];
}
const check = async () =>
  (
    await world.app.data<{ checkSenderNumbers: Checked }>(
      'mutation { checkSenderNumbers { fine repaired failed { phone message } } }',
      {},
      world.session.token,
    )
  ).checkSenderNumbers;

const account = () => openTwilio(world.app.platform, world.session.teamId, world.integrationId);
const atVendor = async () => {
  const found = await (await account())!.sms.findNumber(world.ours);
  if (!found.ok) throw new Error(found.message);
  return found.number;
};
const point = async (smsUrl: string, voiceUrl: string) => {
  const { sms, voice } = (await account())!;
  const { sid } = await atVendor();
  expect(await sms.configureNumber(sid, { smsUrl })).toEqual({ ok: true });
  expect(await voice.configureVoice(sid, { voiceUrl })).toEqual({ ok: true });
};

describe('our numbers at the vendor', () => {
  it('are pointed here when their texts or calls go elsewhere, and work then', async () => {
    await point('https://old.example.com/sms', '');
    expect(await check()).toEqual({ fine: 0, repaired: [world.ours], failed: [] });
    const here = `${world.app.url}/api/webhooks/twilio/${world.integrationId}`;
    expect(await atVendor()).toMatchObject({ smsUrl: `${here}/sms#rc=5&rp=all`, voiceUrl: `${here}/voice` });
    expect(await check()).toEqual({ fine: 1, repaired: [], failed: [] });
    const lead = await world.addLead();
    const { webhookStatus } = await world.twin.control<{ webhookStatus: number }>('/call', {
      from: lead.phones[0],
      to: world.ours,
      wait: true,
    });
    expect(webhookStatus).toBe(200);
  });

  it('are mended every day when they post nowhere; those of another server are left to a person', async () => {
    const here = `${world.app.url}/api/webhooks/twilio/${world.integrationId}`;
    await point(`${here}/sms`, '');
    await checkAllNumbers(world.app.platform);
    expect(await atVendor()).toMatchObject({ smsUrl: `${here}/sms#rc=5&rp=all`, voiceUrl: `${here}/voice` });
    await point('https://staging.example.com/sms', `${here}/voice`);
    await checkAllNumbers(world.app.platform);
    expect(await atVendor()).toMatchObject({ smsUrl: 'https://staging.example.com/sms' });
    expect((await check()).repaired).toEqual([world.ours]);
  });

  it('are named with why while the vendor is away', async () => {
    await world.twin.stop();
    const { fine, repaired, failed } = await check();
    expect({ fine, repaired }).toEqual({ fine: 0, repaired: [] });
    expect(failed).toEqual([{ phone: world.ours, message: expect.stringContaining('Twilio') }]);
  });
});
