import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotCountedByAddress, Public } from '../../../../platform/auth/access.decorators.js';
import { PLATFORM, type Platform } from '../../../../platform/platform.js';
import { headerOf, rawBodyOf } from '../vendor-events/raw-body.js';
import { receiveSendGridEvents } from './sendgrid-events.js';
import { receiveSendGridMail } from './sendgrid-mail.js';

/** What SendGrid calls. Public, because each delivery is proven by its signature or by its unguessable address. */
@NotCountedByAddress()
@Controller('api/webhooks/sendgrid/:integrationId')
export class SendGridWebhooksController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /** Answered after the commit; SendGrid tries again for a day after anything but a 2xx. */
  @Public()
  @Post('events')
  @HttpCode(204)
  async events(@Param('integrationId') integrationId: string, @Req() request: FastifyRequest): Promise<void> {
    await receiveSendGridEvents(this.platform, {
      integrationId,
      rawBody: await rawBodyOf(request),
      signature: headerOf(request, 'x-twilio-email-event-webhook-signature'),
      timestamp: headerOf(request, 'x-twilio-email-event-webhook-timestamp'),
    });
  }

  /** Inbound Parse; SendGrid tries again for three days after a 5xx, and gives up at a 4xx. */
  @Public()
  @Post('inbound/:token')
  @HttpCode(204)
  async inbound(
    @Param('integrationId') integrationId: string,
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { headers, body } = request;
    try {
      await receiveSendGridMail(this.platform, { integrationId, token, headers, body });
    } catch (error) {
      // What is left of a refused mail is not read: the connection ends with the answer.
      reply.header('connection', 'close');
      throw error;
    }
  }
}
