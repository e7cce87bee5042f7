import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { realClock } from '@og/contracts';
import { AppModule } from './app.module.js';
import { loadConfig } from './platform/config/config.js';
import { createPlatform } from './platform/platform.js';
import { printApiSchema } from './platform/graphql/print-schema.js';

/** Builds the application without listening or working, and writes its schema beside package.json. */
async function main(): Promise<void> {
  const nowhere = 'postgresql://schema:schema@127.0.0.1:1/schema';
  const config = loadConfig({
    APP_ENV: 'test',
    APP_URL: 'http://localhost',
    FRONTEND_URL: 'http://localhost',
    APP_SECRET: 'only-for-printing-the-schema-0000',
    DATABASE_URL: nowhere,
    REDIS_URL: 'redis://127.0.0.1:1',
    LOG_LEVEL: 'silent',
    WORKERS: 'none',
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(createPlatform(config, realClock)),
    new FastifyAdapter(),
    { logger: false },
  );
  await app.init();
  const target = fileURLToPath(new URL('../schema.graphql', import.meta.url));
  await writeFile(target, printApiSchema(app.get(GraphQLSchemaHost).schema));
  process.stdout.write('schema.graphql is written.\n');
  // Connections to nowhere are still being tried; there is nothing to close.
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error)?.stack ?? error)}\n`);
  process.exit(1);
});
