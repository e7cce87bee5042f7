import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotCountedByAddress, Public } from '../../../platform/auth/access.decorators.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { CoolDowns } from '../sending/cool-downs.js';
import { receiveSms } from './receive-sms.js';
import { StatusWriter } from './status-writer.js';
import { verifyTwilioCall } from './twilio-request.js';
import { twilioStatusRoutes } from './twilio-status.routes.js';

/** No answer by TwiML: what we say goes through the send ledger. */
const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/**
 * What Twilio calls. Public, because each request is proven by its signature; a database that is away is a 503, so
 * that Twilio tries again. What becomes of messages is reported beside the controllers, see `twilioStatusRoutes`.
 */
@NotCountedByAddress()
@Controller('api/webhooks/twilio/:integrationId')
export class TwilioWebhooksController {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(CoolDowns) coolDowns: CoolDowns,
    @Inject(HttpAdapterHost) host: HttpAdapterHost,
  ) {
    const fastify = host.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register(twilioStatusRoutes(platform, new StatusWriter({ ...platform, coolDowns })));
  }

  @Public()
  @Post('sms')
  @HttpCode(200)
  async sms(
    @Param('integrationId') integrationId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await receiveSms(this.platform, await verifyTwilioCall(this.platform, integrationId, request));
    // Only now: an error is answered as JSON.
    reply.header('content-type', 'text/xml; charset=utf-8');
    return EMPTY_TWIML;
  }
}
