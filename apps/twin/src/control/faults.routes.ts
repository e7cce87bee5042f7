import type { FastifyInstance } from 'fastify';
import { faultInput } from '../faults/fault-rules.js';
import type { TwilioTwin } from '../twilio/twin.js';
import { ControlError } from './control-error.js';

/** Trouble on demand. */
export function faultRoutes(app: FastifyInstance, twin: TwilioTwin): void {
  app.get('/faults', () => ({ faults: twin.faults.list() }));

  app.post('/faults', (request, reply) =>
    reply.code(201).send(twin.faults.add(faultInput.parse(request.body))),
  );

  app.delete('/faults', () => ({ removed: twin.faults.remove() }));

  app.delete<{ Params: { id: string } }>('/faults/:id', (request) => {
    const removed = twin.faults.remove(Number(request.params.id));
    if (removed === 0)
      throw new ControlError(404, `No fault ${request.params.id}: GET /_twin/faults lists them.`);
    return { removed };
  });
}
