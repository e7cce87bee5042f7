import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { strike } from '../faults/strike.js';
import type { Mail } from './mail.js';
import { parseSend } from './parse-send.js';
import { Refusal, refuse } from './refusal.js';
import type { SendGridTwin } from './twin.js';

/** Sending mail. */
export function mailRoutes(app: FastifyInstance, twin: SendGridTwin): void {
  app.post('/v3/mail/send', async (request, reply) => {
    const account = twin.accounts.authenticate(request.headers.authorization);
    const { drafts, sandbox } = parseSend(request.body, twin.world.now());
    const [first] = drafts;
    if (!first) throw refuse(400, 'The personalizations field is required.', 'personalizations');
    twin.sending.checkSender(account, first.from.email);
    if (sandbox) return reply.code(200).send();
    const answer = (mail: Mail): unknown => reply.code(202).header('X-Message-Id', mail.id).send();
    const fault = twin.world.faults.take({
      vendor: 'sendgrid',
      to: first.to.email,
      from: first.from.email,
      body: `${first.subject}\n${first.text}`,
    });
    const accept = async (way: Parameters<typeof twin.sending.accept>[2]): Promise<Mail> => {
      const mail = await twin.sending.accept(account, first, way);
      for (const draft of drafts.slice(1)) await twin.sending.accept(account, draft, way);
      return mail;
    };
    if (!fault) return answer(await accept({}));
    return strike<Mail>(twin.world, reply, fault, {
      accept,
      answer,
      refuse: ({ kind, code, status, retryAfter = 1 }) => {
        const complaint = {
          message: kind === 'http429' ? 'too many requests' : String(code ?? 'refused'),
          field: null,
        };
        throw new Refusal(
          kind === 'http429' ? 429 : (status ?? 400),
          [complaint],
          kind === 'http429' ? retryAfter : null,
        );
      },
      fail: () => {
        throw refuse(500, 'Internal server error');
      },
    });
  });

  app.post('/v3/mail/batch', (request, reply) => {
    twin.accounts.authenticate(request.headers.authorization);
    return reply.code(201).send({ batch_id: randomBytes(24).toString('base64url') });
  });
}
