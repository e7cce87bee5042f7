import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { llmFaultInput } from '../anthropic/faults.js';
import type { AnthropicTwin } from '../anthropic/twin.js';
import { ControlError } from './control-error.js';

/** The simulated language model: what it was asked, and what shall go wrong. */
export function llmRoutes(app: FastifyInstance, twin: AnthropicTwin): void {
  app.get('/llm', (request) => {
    const { limit } = z
      .object({ limit: z.coerce.number().int().min(1).max(500).default(50) })
      .parse(request.query);
    return {
      counts: twin.journal.summary(),
      faults: twin.faults.list(),
      requests: twin.journal.recent(limit),
    };
  });

  app.get<{ Params: { id: string } }>('/llm/requests/:id', (request) => {
    const found = twin.journal.find(request.params.id);
    if (!found)
      throw new ControlError(404, `No request ${request.params.id}: GET /_twin/llm lists the newest ones.`);
    return found;
  });

  app.post('/llm/faults', (request, reply) =>
    reply.code(201).send(twin.faults.add(llmFaultInput.parse(request.body))),
  );

  app.delete('/llm/faults', () => ({ removed: twin.faults.remove() }));
}
