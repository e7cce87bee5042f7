import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { isUuid } from '@og/db';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotCountedByAddress, Public } from '../../platform/auth/access.decorators.js';
import { AppError } from '../../platform/errors/app-error.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { verifyTwilioCall, type TwilioRequest } from '../messaging/index.js';
import {
  answerInbound,
  answerLead,
  answerRep,
  dialed,
  receiveCallStatus,
  receiveRecording,
  receiveVoicemail,
} from './receive-voice.js';

/**
 * What Twilio asks and tells about calls. Public, because each request is proven by its signature; a database that is
 * away is a 503, so that Twilio tries again.
 */
@NotCountedByAddress()
@Controller('api/webhooks/twilio/:integrationId/voice')
export class VoiceWebhooksController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Public()
  @Post()
  @HttpCode(200)
  async inbound(
    @Param('integrationId') integrationId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return xml(reply, await answerInbound(this.platform, await this.verify(integrationId, request)));
  }

  @Public()
  @Post(':callId/:part')
  @HttpCode(200)
  async call(
    @Param('integrationId') integrationId: string,
    @Param('callId') callId: string,
    @Param('part') part: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const verified = await this.verify(integrationId, request);
    if (!isUuid(callId)) throw unknownAddress();
    const { platform } = this;
    switch (part) {
      case 'rep':
        return xml(reply, await answerRep(platform, verified, callId));
      case 'lead':
        return xml(reply, await answerLead(platform, verified, callId));
      case 'dialed':
        return xml(reply, await dialed(platform, verified, callId));
      case 'voicemail':
        return xml(reply, await receiveVoicemail(platform, verified, callId));
      case 'status':
        await receiveCallStatus(platform, verified, callId, 'rep');
        return '';
      case 'lead-status':
        await receiveCallStatus(platform, verified, callId, 'lead');
        return '';
      case 'recording':
        await receiveRecording(platform, verified, callId);
        return '';
      default:
        throw unknownAddress();
    }
  }

  private verify(integrationId: string, request: FastifyRequest): Promise<TwilioRequest> {
    return verifyTwilioCall(this.platform, integrationId, request);
  }
}

/** Only now: an error is answered as JSON. */
function xml(reply: FastifyReply, text: string): string {
  reply.header('content-type', 'text/xml; charset=utf-8');
  return text;
}

function unknownAddress(): AppError {
  return new AppError('NOT_FOUND', 'No call has this webhook address.');
}
