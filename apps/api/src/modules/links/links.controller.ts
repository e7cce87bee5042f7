import { Controller, Get, Header, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotCountedByAddress, Public } from '../../platform/auth/access.decorators.js';
import { clientAddress } from '../../platform/limits/client-address.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { followLink } from './follow-link.js';

/**
 * Programs that look at a link before a person does: previews of messengers, scanners of carriers. They are led on,
 * but nobody clicked.
 */
const MACHINES =
  /bot|crawl|spider|preview|facebookexternalhit|whatsapp|slack|telegram|scan|curl|wget|python|headless/i;

/**
 * Links of texts and e-mails. Public: the token says all. Many people stand behind one address of a carrier, so what is
 * counted is each link, and by address only links that nobody made.
 */
@Controller('api/l')
export class LinksController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /** @throws NotFoundException for a token that nobody made; AppError LIMIT_EXCEEDED */
  @Public()
  @NotCountedByAddress()
  @Get(':token')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex')
  async follow(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const agent = request.headers['user-agent'] ?? '';
    const count = request.method === 'GET' && agent !== '' && !MACHINES.test(agent);
    const { limits, config } = this.platform;
    const address = clientAddress(config, request);
    await limits.maySeek(address);
    const url = await followLink(this.platform, token, { count });
    if (url === null) {
      await limits.soughtInVain(address);
      throw new NotFoundException('This link leads nowhere.');
    }
    await reply.redirect(url, 302);
  }
}
