import { Inject } from '@nestjs/common';
import { Parent, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import type { InboxItemView } from './inbox-item.view.js';
import { InboxItemType } from './inbox.types.js';

export const SlaStateEnum = {
  NONE: 'none',
  OK: 'ok',
  AT_RISK: 'at_risk',
  BREACHED: 'breached',
  ANSWERED: 'answered',
} as const;
registerEnumType(SlaStateEnum, { name: 'SlaState' });
type SlaStateValue = (typeof SlaStateEnum)[keyof typeof SlaStateEnum];

/** The last fifth of the promised time, and at most a quarter of an hour, is at risk. */
const RISK_SHARE = 0.2;
const RISK_MS = 15 * 60_000;

@Resolver(() => InboxItemType)
export class SlaResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('slaState', () => SlaStateEnum)
  slaState(@Parent() item: InboxItemView): SlaStateValue {
    return slaStateOf(item, this.platform.clock.now());
  }
}

/** How the promise of an item stands. */
export function slaStateOf(
  item: Pick<InboxItemView, 'state' | 'slaDueAt' | 'firstAnsweredAt' | 'lastMessageAt'>,
  now: Date,
): SlaStateValue {
  if (item.firstAnsweredAt) return 'answered';
  if (!item.slaDueAt || item.state === 'done') return 'none';
  const left = item.slaDueAt.getTime() - now.getTime();
  if (left <= 0) return 'breached';
  const promised = item.slaDueAt.getTime() - item.lastMessageAt.getTime();
  return left <= Math.min(RISK_MS, promised * RISK_SHARE) ? 'at_risk' : 'ok';
}
