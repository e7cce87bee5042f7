import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { MessageAttachmentType, MessageType } from './message.types.js';
import { storedKey, whyMissing } from './media-places.js';
import type { MessageView } from './message.view.js';

/** Files that came with a message; who may read the message may download them. */
@Resolver(() => MessageType)
export class MessageAttachmentsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField(() => [MessageAttachmentType])
  attachments(
    @Parent() { media }: Pick<MessageView, 'media'>,
    @CurrentCtx() { teamId }: Ctx,
  ): Promise<MessageAttachmentType[]> {
    return Promise.all(
      (media ?? []).map(async ({ url, contentType, name, byteSize }, index) => {
        const key = storedKey(url, teamId);
        return {
          name: name ?? `${contentType.startsWith('image/') ? 'picture' : 'attachment'} ${index + 1}`,
          contentType,
          byteSize: byteSize ?? null,
          missing: whyMissing(url, teamId),
          url: key === null ? null : await this.sign(key, name, contentType),
        };
      }),
    );
  }

  private async sign(key: string, name: string | undefined, contentType: string): Promise<string> {
    const fileName = name ?? 'attachment';
    return (await this.platform.storage.signDownload(key, { fileName, contentType })).url;
  }
}
