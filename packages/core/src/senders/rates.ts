/** SMS segments a second that carriers allow one 10DLC campaign, all carriers together, by the brand's trust score. */
export interface TenDlcRate {
  /** Lowest trust score of the row, 0–100. */
  fromScore: number;
  segmentsPerSecond: number;
  /** T-Mobile's segments a Pacific day for the whole brand. */
  dailySegments: number;
}

/**
 * Rates and caps by trust score, the highest first.
 * Source: Twilio, "Message throughput (MPS) and trust scores for A2P 10DLC in the US": 225/120/12 messages a second in
 * all (75/40/4 at each large carrier). T-Mobile, A2P code of conduct: 200,000, 40,000, 10,000 and 2,000 segments a
 * day by class, counted for the brand and reset at 00:00 Pacific time. Read 2026-01-15.
 */
export const TEN_DLC_RATES: readonly TenDlcRate[] = [
  { fromScore: 75, segmentsPerSecond: 225, dailySegments: 200_000 },
  { fromScore: 50, segmentsPerSecond: 120, dailySegments: 40_000 },
  { fromScore: 25, segmentsPerSecond: 12, dailySegments: 10_000 },
  { fromScore: 1, segmentsPerSecond: 12, dailySegments: 2_000 },
];

/** Low-volume registrations and brands that nobody vetted: 3.75 a second in all, 2,000 a day at T-Mobile. */
export const LOW_VOLUME: Omit<TenDlcRate, 'fromScore'> = { segmentsPerSecond: 3.75, dailySegments: 2_000 };

/** A sole proprietor: low-volume rate, 1,000 segments a day at T-Mobile. */
export const SOLE_PROPRIETOR: Omit<TenDlcRate, 'fromScore'> = {
  segmentsPerSecond: 3.75,
  dailySegments: 1_000,
};

/** Use cases that are registered as low volume whatever the brand's score. */
const LOW_VOLUME_USE_CASES: ReadonlySet<string> = new Set(['LOW_VOLUME', 'LOW_VOLUME_MIXED']);

/**
 * What carriers allow a brand.
 * @param trustScore 0–100 from vetting; null: not vetted
 */
export function brandLimits(brand: {
  trustScore: number | null;
  soleProprietor: boolean;
}): Omit<TenDlcRate, 'fromScore'> {
  if (brand.soleProprietor) return SOLE_PROPRIETOR;
  const score = brand.trustScore;
  const row = score === null ? undefined : TEN_DLC_RATES.find(({ fromScore }) => score >= fromScore);
  return row ?? LOW_VOLUME;
}

/** What one campaign of the brand may send, SMS segments a second. */
export function campaignRate(
  brand: { trustScore: number | null; soleProprietor: boolean },
  useCase: string,
): number {
  if (LOW_VOLUME_USE_CASES.has(useCase.trim().toUpperCase())) return LOW_VOLUME.segmentsPerSecond;
  return brandLimits(brand).segmentsPerSecond;
}

/** SMS segments a second of one number by its kind. Source: Twilio, "Understanding Twilio rate limits". */
export const NUMBER_RATES = { long_code: 10, toll_free: 3, short_code: 100 } as const;
