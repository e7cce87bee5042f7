import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { isUuid } from '@og/db';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotCountedByAddress, Public } from '../../../platform/auth/access.decorators.js';
import { clientAddress } from '../../../platform/limits/client-address.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { openUnsubscribeToken, type UnsubscribeGrant } from '../unsubscribe-token.js';
import { askPage, donePage, PAGE_POLICY, unknownPage } from './unsubscribe-page.js';
import { brandOf, unsubscribe } from './unsubscribe.js';

/**
 * Where the unsubscribe link of an e-mail leads. Looking changes nothing, because mail scanners open every link;
 * the POST of the page's form and the one of mail clients (`List-Unsubscribe=One-Click`) do the same. The token is
 * the whole proof: no cookie, no sign-in, no redirect.
 */
@Controller('u')
export class UnsubscribeController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Public()
  @NotCountedByAddress()
  @Get(':token')
  async ask(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const found = await this.open(token, request);
    return show(reply, found ? askPage(found.brand) : unknownPage(), found !== null);
  }

  @Public()
  @NotCountedByAddress()
  @Post(':token')
  @HttpCode(200)
  async unsubscribe(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const found = await this.open(token, request);
    if (!found) return show(reply, unknownPage(), false);
    await unsubscribe(this.platform, found.grant, isOneClick(request) ? 'one_click' : 'page');
    return show(reply, donePage(found.brand), true);
  }

  /** What was not made by us is counted by address; what was always opens: mail providers send many from one address. */
  private async open(
    token: string,
    request: FastifyRequest,
  ): Promise<{ grant: UnsubscribeGrant; brand: string } | null> {
    const { limits, config } = this.platform;
    const grant = openUnsubscribeToken(this.platform.vault, token);
    if (!grant || !isUuid(grant.teamId) || !isUuid(grant.ledgerId)) {
      await limits.soughtInVain(clientAddress(config, request));
      return null;
    }
    await limits.linkUsed(grant.ledgerId);
    const brand = await brandOf(this.platform, grant.teamId);
    return brand === null ? null : { grant, brand };
  }
}

/** Mail clients may also send the field as a multipart form, which nothing but a mail client does here. */
function isOneClick({ body, headers }: FastifyRequest): boolean {
  if (headers['content-type']?.startsWith('multipart/form-data')) return true;
  return typeof body === 'object' && body !== null && 'List-Unsubscribe' in body;
}

function show(reply: FastifyReply, html: string, known: boolean): string {
  reply.status(known ? 200 : 404).headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  return html;
}
