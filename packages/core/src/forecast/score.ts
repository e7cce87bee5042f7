/** One figure of a forecast beside what came of it. */
export interface ScoreInput {
  name: string;
  unit: 'messages' | 'segments' | 'micros' | 'hours' | 'people';
  forecast: number | null;
  actual: number | null;
  /** A difference of this much costs nothing: rounding, one hour of a long run. */
  tolerance?: number;
}

export interface ScorePart extends Omit<ScoreInput, 'tolerance'> {
  /** 0–100. */
  points: number;
}

/**
 * How close a figure came: 100 when it is right, less by the share of the larger of both that it is off. A forecast of
 * 200 for 100 and one of 50 for 100 are both worth 50.
 */
export function scorePart({ tolerance = 0, ...input }: ScoreInput): ScorePart {
  const { forecast, actual } = input;
  if (forecast === null || actual === null) return { ...input, points: forecast === actual ? 100 : 0 };
  const off = Math.max(0, Math.abs(forecast - actual) - tolerance);
  const larger = Math.max(Math.abs(forecast), Math.abs(actual));
  const share = larger === 0 ? 0 : off / larger;
  return { ...input, points: Math.round(100 * Math.max(0, 1 - share)) };
}

/** The whole forecast: the mean of its parts. */
export function scorePoints(parts: readonly ScorePart[]): number {
  if (parts.length === 0) return 0;
  return Math.round(parts.reduce((sum, part) => sum + part.points, 0) / parts.length);
}
