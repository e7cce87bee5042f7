import { describe, expect, it } from 'vitest';
import { newStep, type DraftStep } from '../steps/draft-step';
import { audienceOf, filterOf, inputOf, type CampaignDraft } from './draft';
import { moved } from './reorder';

const text = (steps: readonly DraftStep[], body: string) => ({ ...newStep('SMS', steps), body }) as DraftStep;
const first = text([], 'a');
const draft: CampaignDraft = {
  name: ' ',
  segmentId: null,
  filter: {},
  steps: [first, text([first], 'b')],
  exitConditions: ['REPLY'],
  reEntryAfterDays: null,
  exclusive: false,
  trackLinks: true,
  senderPoolId: null,
  senderMailboxId: null,
  sendWindow: null,
};

describe('campaign draft', () => {
  it('moves steps and stops at the ends', () => {
    const steps = ['a', 'b', 'c'];
    expect(moved(steps, 2, 1).join('')).toBe('acb');
    expect(moved(steps, 0, 2).join('')).toBe('bca');
    expect(moved(steps, 0, -1)).toBe(steps);
    expect(moved(steps, 2, 3)).toBe(steps);
    expect(moved(steps, 5, 1)).toBe(steps);
  });

  it('sends a segment or a filter, never both', () => {
    expect(audienceOf(draft)).toEqual({ segmentId: null, filter: {} });
    expect(audienceOf({ ...draft, segmentId: 's', filter: { states: ['FL'] } })).toEqual({
      segmentId: 's',
      filter: null,
    });
  });

  it('reads a stored filter and survives what is none', () => {
    expect(filterOf({ states: ['FL'] })).toEqual({ states: ['FL'] });
    expect(filterOf(null)).toEqual({});
    expect(filterOf('x')).toEqual({});
  });

  it('never saves an empty name', () => {
    expect(inputOf(draft, 3)).toMatchObject({
      name: 'Untitled campaign',
      version: 3,
      steps: [
        { key: 'step-1', body: 'a' },
        { key: 'step-2', body: 'b' },
      ],
      exitConditions: ['REPLY'],
      trackLinks: true,
    });
  });
});
