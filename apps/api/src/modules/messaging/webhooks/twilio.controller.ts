import { Controller, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../../platform/auth/access.decorators.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { CoolDowns } from '../sending/cool-downs.js';
import { formParams } from './form-params.js';
import { receiveSms } from './receive-sms.js';
import { receiveStatus } from './receive-status.js';
import { StatusWriter } from './status-writer.js';
import { verifyTwilioRequest, type TwilioRequest } from './twilio-request.js';

/** No answer by TwiML: what we say goes through the send ledger. */
const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** What Twilio calls. Public, because each request is proven by its signature; a database that is away is a 503, so that Twilio tries again. */
@Controller('api/webhooks/twilio/:integrationId')
export class TwilioWebhooksController {
  private readonly statuses: StatusWriter;

  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(CoolDowns) coolDowns: CoolDowns,
  ) {
    this.statuses = new StatusWriter({ ...platform, coolDowns });
  }

  @Public()
  @Post('sms')
  @HttpCode(200)
  async sms(
    @Param('integrationId') integrationId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await receiveSms(this.platform, await this.verify(integrationId, request));
    // Only now: an error is answered as JSON.
    reply.header('content-type', 'text/xml; charset=utf-8');
    return EMPTY_TWIML;
  }

  @Public()
  @Post('status')
  @HttpCode(204)
  async status(
    @Param('integrationId') integrationId: string,
    @Req() request: FastifyRequest,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    await receiveStatus(this.statuses, await this.verify(integrationId, request), query);
  }

  private verify(integrationId: string, request: FastifyRequest): Promise<TwilioRequest> {
    const signature = request.headers['x-twilio-signature'];
    return verifyTwilioRequest(this.platform, {
      integrationId,
      path: request.url,
      signature: Array.isArray(signature) ? signature[0] : signature,
      params: formParams(request.body),
    });
  }
}
