import { Controller, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotCountedByAddress, Public } from '../../../../platform/auth/access.decorators.js';
import { PLATFORM, type Platform } from '../../../../platform/platform.js';
import { EventWriter } from '../vendor-events/event-writer.js';
import { headerOf, rawBodyOf } from '../vendor-events/raw-body.js';
import { receiveSignalHouse, type UnverifiedPush } from './signalhouse-events.js';

/** What SignalHouse calls. Public, because each push is proven by its signature or by its unguessable address. */
@NotCountedByAddress()
@Controller('api/webhooks/signalhouse/:integrationId')
export class SignalHouseWebhooksController {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(EventWriter) private readonly writer: EventWriter,
  ) {}

  @Public()
  @Post()
  @HttpCode(204)
  async signed(@Param('integrationId') integrationId: string, @Req() request: FastifyRequest): Promise<void> {
    await receiveSignalHouse(this.platform, this.writer, await pushOf(integrationId, request), {
      by: 'signature',
    });
  }

  /** The address of one message, which the vendor does not sign. */
  @Public()
  @Post('status')
  @HttpCode(204)
  async status(
    @Param('integrationId') integrationId: string,
    @Req() request: FastifyRequest,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    await receiveSignalHouse(this.platform, this.writer, await pushOf(integrationId, request), {
      by: 'message',
      ledgerId: textOf(query['l']),
      attempt: textOf(query['a']),
      signature: textOf(query['s']),
    });
  }

  /** The address of a number, which the vendor does not sign either. */
  @Public()
  @Post(':token')
  @HttpCode(204)
  async unsigned(
    @Param('integrationId') integrationId: string,
    @Param('token') token: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await receiveSignalHouse(this.platform, this.writer, await pushOf(integrationId, request), {
      by: 'token',
      token,
    });
  }
}

async function pushOf(integrationId: string, request: FastifyRequest): Promise<UnverifiedPush> {
  return {
    integrationId,
    rawBody: await rawBodyOf(request),
    signature: headerOf(request, 'x-signalhouse-signature'),
    timestamp: headerOf(request, 'x-signalhouse-timestamp'),
    deliveryId: headerOf(request, 'x-signalhouse-delivery-id'),
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
