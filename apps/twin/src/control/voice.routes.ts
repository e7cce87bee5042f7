import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { toE164 } from '../network/phone.js';
import { durationOf, PHONE_MODES } from '../twilio/voice/call.js';
import type { TwilioTwin } from '../twilio/twin.js';
import { ControlError } from './control-error.js';

const phone = z.string().transform((value, context) => {
  const number = toE164(value);
  if (number) return number;
  context.addIssue({ code: 'custom', message: 'must be a phone number such as +14155550142' });
  return z.NEVER;
});
const inbound = z.strictObject({
  from: phone,
  to: phone,
  accountSid: z.string().optional(),
  wait: z.boolean().default(false),
});
const behaviour = z.strictObject({
  phone,
  mode: z.enum(PHONE_MODES).default('answer'),
  talkSeconds: z.number().int().min(0).max(3_600).optional(),
});

/** Phones that ring: how they behave, who calls a rented number, and what was said. */
export function voiceRoutes(app: FastifyInstance, twin: TwilioTwin): void {
  app.get('/calls', () => ({
    calls: [...twin.voice.calls.values()].map((call) => ({
      sid: call.sid,
      parentSid: call.parentSid,
      direction: call.direction,
      from: call.from,
      to: call.to,
      status: call.status,
      seconds: durationOf(call),
      said: call.said,
    })),
  }));

  app.post('/phones', (request) => {
    const { phone: number, mode, talkSeconds } = behaviour.parse(request.body);
    twin.voice.choose(number, mode, talkSeconds);
    return { phone: number, mode };
  });

  app.post('/call', async (request, reply) => {
    const { from, to, accountSid, wait } = inbound.parse(request.body);
    const received = twin.voice.receive(from, to, accountSid);
    if (!received)
      throw new ControlError(404, `No account owns ${to}: set it with POST /_twin/numbers first.`);
    const webhookStatus = wait ? await received.done : undefined;
    return reply.code(wait ? 200 : 202).send({ sid: received.call.sid, webhookStatus });
  });
}
