import { nextOpening, type Candidates, type WindowProfile } from '@og/core';

/**
 * What planning one batch has worked out already. Thousands of leads share few places and facts; the arithmetic of
 * time zones is the dearest part of planning. One cache serves one instant and one campaign.
 */
export class PlanCache {
  private readonly openings = new Map<string, Date | null>();
  private readonly answers = new Map<string, unknown>();

  /** Core's `nextOpening`, each question once. */
  nextOpening(candidates: Candidates, profile: WindowProfile, at: Date): Date | null {
    const key = `${candidates.zones.join()}|${candidates.states.join()}|${JSON.stringify(profile)}|${at.getTime()}`;
    const known = this.openings.get(key);
    if (known !== undefined) return known;
    const opening = nextOpening(candidates, profile, at);
    this.openings.set(key, opening);
    return opening;
  }

  /** The answer to a question that its key describes whole. */
  remember<T>(key: string, work: () => T): T {
    if (this.answers.has(key)) return this.answers.get(key) as T;
    const answer = work();
    this.answers.set(key, answer);
    return answer;
  }
}
