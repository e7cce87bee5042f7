import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { MessageAttachmentType, MessageType } from './message.types.js';
import { STORED, whyMissing } from './media-places.js';
import type { MessageView } from './message.view.js';

/** Files that came with a message; who may read the message may download them. */
@Resolver(() => MessageType)
export class MessageAttachmentsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField(() => [MessageAttachmentType])
  attachments(@Parent() { media }: Pick<MessageView, 'media'>): Promise<MessageAttachmentType[]> {
    return Promise.all(
      (media ?? []).map(async ({ url, contentType, name, byteSize }, index) => ({
        name: name ?? `${contentType.startsWith('image/') ? 'picture' : 'attachment'} ${index + 1}`,
        contentType,
        byteSize: byteSize ?? null,
        missing: whyMissing(url),
        url: url.startsWith(STORED) ? await this.sign(url.slice(STORED.length), name, contentType) : null,
      })),
    );
  }

  private async sign(key: string, name: string | undefined, contentType: string): Promise<string> {
    const fileName = name ?? 'attachment';
    return (await this.platform.storage.signDownload(key, { fileName, contentType })).url;
  }
}
