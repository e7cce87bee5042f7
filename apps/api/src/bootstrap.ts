import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '@og/db';
import { AppModule } from './app.module.js';
import { trustedProxies } from './platform/limits/client-address.js';
import { NestLogger } from './platform/logging/logger.js';
import { startPlatform, type Platform } from './platform/platform.js';

/**
 * Build the HTTP application around a platform and start its work. The caller listens and closes; closing stops
 * the platform too.
 */
export async function bootstrap(platform: Platform): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: 1_048_576,
    trustProxy: trustedProxies(platform.config.TRUSTED_PROXY_HOPS),
    genReqId: () => newId(),
    forceCloseConnections: 'idle',
  });
  const fastify = adapter.getInstance();
  // Files are streamed, never buffered: any type that no other parser takes arrives as a stream.
  fastify.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(platform), adapter, {
    logger: new NestLogger(platform.logger),
    abortOnError: false,
    rawBody: true,
  });
  await app.register(cookie as never);
  await app.register(
    helmet as never,
    {
      contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    } as never,
  );
  await app.register(
    cors as never,
    { origin: [platform.config.FRONTEND_URL], credentials: true, exposedHeaders: ['x-request-id'] } as never,
  );
  fastify.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.enableShutdownHooks();
  await app.init();
  await startPlatform(platform);
  return app;
}
