import { describe, expect, it } from 'vitest';
import { agentOfPath, rate, sentence, usd, verdictOf } from './words';

describe('words of the agents', () => {
  it('writes small sums so that they are not 0', () => {
    expect(usd(0)).toBe('$0.00');
    expect(usd(0.0042)).toBe('$0.0042');
    expect(usd(12.5)).toBe('$12.50');
  });

  it('has no rate of nothing, and never rounds up to what was not reached', () => {
    expect(rate(0, 0)).toBeNull();
    expect(rate(949, 1000)).toBe('94 %');
    expect(rate(50, 50)).toBe('100 %');
  });

  it('shows a verdict that it does not know as it is', () => {
    expect(verdictOf('send')).toEqual({ label: 'Sends', tone: 'success' });
    expect(verdictOf('needs_review')).toEqual({ label: 'Needs review', tone: 'neutral' });
    expect(verdictOf('constructor').label).toBe('Constructor');
    expect(sentence('lead.first_name')).toBe('Lead first name');
  });

  it('knows the four and nobody else', () => {
    expect(agentOfPath('neva')).toBe('NEVA');
    expect(agentOfPath('toString')).toBeNull();
  });
});
