import { Inject, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { PLATFORM, type Platform } from '../platform.js';
import { DiskStorage } from './disk-storage.js';
import { fileRoutes } from './files.routes.js';

/** Serves the signed addresses of files on disk; with Spaces, browsers talk to Spaces and nothing is served here. */
@Module({})
export class StorageModule {
  constructor(@Inject(HttpAdapterHost) host: HttpAdapterHost, @Inject(PLATFORM) platform: Platform) {
    const { storage, config, logger } = platform;
    if (!(storage instanceof DiskStorage)) return;
    const fastify = host.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register(fileRoutes({ storage, origin: new URL(config.FRONTEND_URL).origin, logger }));
  }
}
