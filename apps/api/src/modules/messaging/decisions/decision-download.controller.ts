import { Readable } from 'node:stream';
import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../../../platform/auth/access.decorators.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { attachment } from '../../../platform/storage/attachment.js';
import { campaignRecords } from './campaign-records.js';
import { openDecisionGrant } from './decision-download.js';

/** Hands out what an export's address leads to. Public: the signed grant says whose records it opens. */
@Controller('api/exports')
export class DecisionDownloadController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Public()
  @Get('decisions')
  @Header('cache-control', 'private, no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-content-type-options', 'nosniff')
  async decisions(@Query('grant') token: unknown, @Res() reply: FastifyReply): Promise<void> {
    const grant = openDecisionGrant(this.platform, typeof token === 'string' ? token : '');
    reply.headers({
      'content-type': 'application/x-ndjson',
      'content-disposition': attachment(`decisions-${grant.campaignId}.jsonl`),
    });
    // As fast as it is taken: a page is read when the one before has left. A failure cuts the connection, so that no
    // browser takes half a file for a whole one.
    await reply.send(
      Readable.from(campaignRecords(this.platform, grant), { objectMode: true, highWaterMark: 1 }),
    );
  }
}
