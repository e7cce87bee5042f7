import { describe, expect, it } from 'vitest';
import { audienceOf, filterOf, inputOf, moveStep, type CampaignDraft, type DraftStep } from './draft';

const step = (key: string): DraftStep => ({ key, amount: 1, unit: 'DAYS', body: key });
const draft: CampaignDraft = {
  name: ' ',
  segmentId: null,
  filter: {},
  steps: [step('a'), step('b')],
  senderPoolId: null,
  sendWindow: null,
};

describe('campaign draft', () => {
  it('moves steps and stops at the ends', () => {
    const keys = (steps: readonly DraftStep[]) => steps.map(({ key }) => key).join('');
    const steps = [step('a'), step('b'), step('c')];
    expect(keys(moveStep(steps, 'c', -1))).toBe('acb');
    expect(keys(moveStep(steps, 'a', 1))).toBe('bac');
    expect(keys(moveStep(steps, 'a', -1))).toBe('abc');
    expect(keys(moveStep(steps, 'c', 1))).toBe('abc');
    expect(keys(moveStep(steps, 'x', 1))).toBe('abc');
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
      steps: [{ body: 'a' }, { body: 'b' }],
    });
  });
});
