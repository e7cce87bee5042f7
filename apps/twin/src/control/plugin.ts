import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { actionRoutes } from './actions.routes.js';
import { faultRoutes } from './faults.routes.js';
import { llmRoutes } from './llm.routes.js';
import { renderPage } from './page.js';
import { sendgridRoutes } from './sendgrid.routes.js';
import { signalhouseRoutes } from './signalhouse.routes.js';
import { voiceRoutes } from './voice.routes.js';
import type { Vendors } from './vendors.js';
import { viewRoutes } from './views.routes.js';
import { watchRoutes } from './watch.routes.js';

/** Steers and inspects the twin. It has no password, for the twin listens on the loopback address only. */
export async function controlPlugin(app: FastifyInstance, vendors: Vendors): Promise<void> {
  const { twin, signalhouse, sendgrid, anthropic } = vendors;
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof ZodError) {
      const faults = error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
      return reply.code(400).send({ error: faults.join('; ') });
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) twin.options.onError(error);
    return reply.code(status).send({ error: status < 500 ? error.message : 'The twin failed; see its log.' });
  });
  app.get('/', (request, reply) =>
    reply.type('text/html; charset=utf-8').send(renderPage(twin, request.query as Record<string, string>)),
  );
  viewRoutes(app, vendors);
  actionRoutes(app, vendors);
  faultRoutes(app, twin);
  watchRoutes(app, twin.world);
  voiceRoutes(app, twin);
  signalhouseRoutes(app, signalhouse);
  sendgridRoutes(app, sendgrid);
  llmRoutes(app, anthropic);
}
