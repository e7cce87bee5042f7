import { Inject } from '@nestjs/common';
import { Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { loadBatched } from '../../leads/index.js';
import type { InboxItemView } from '../inbox-item.view.js';
import { InboxItemType } from '../inbox.types.js';
import { ResponseBucketInputType, ResponseBucketType, SaveResponseBucketsResult } from './bucket.types.js';
import { countBuckets, listBuckets, saveBuckets, type BucketView } from './buckets.js';

@Resolver(() => ResponseBucketType)
export class BucketsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('inbox.read')
  @Query(() => [ResponseBucketType])
  responseBuckets(@CurrentCtx() ctx: Ctx) {
    return listBuckets(this.platform, ctx);
  }

  @Requires('inbox.manage')
  @Mutation(() => SaveResponseBucketsResult)
  saveResponseBuckets(
    @CurrentCtx() ctx: Ctx,
    @Arg('buckets', () => [ResponseBucketInputType]) buckets: ResponseBucketInputType[],
    @Arg('seen', () => [String], {
      nullable: true,
      description:
        'Versions of the list that was changed, in its order: another one by now is not overwritten.',
    })
    seen: string[] | null,
  ) {
    return saveBuckets(this.platform, ctx, buckets, seen);
  }

  @ResolveField('count', () => Int)
  async count(@CurrentCtx() ctx: Ctx, @Parent() { id }: BucketView) {
    return (await loadBatched(ctx, 'bucket.count', id, (ids) => countBuckets(this.platform, ctx, ids))) ?? 0;
  }
}

@Resolver(() => InboxItemType)
export class ItemBucketResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('bucket', () => ResponseBucketType, { nullable: true })
  async bucket(@CurrentCtx() ctx: Ctx, @Parent() { bucketId }: InboxItemView) {
    if (!bucketId) return null;
    const found = await loadBatched(ctx, 'item.bucket', bucketId, async () => {
      const buckets = await listBuckets(this.platform, ctx);
      return new Map(buckets.map((bucket) => [bucket.id, bucket]));
    });
    return found ?? null;
  }
}
