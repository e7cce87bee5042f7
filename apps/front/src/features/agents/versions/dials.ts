/** How an agent sounds, each from 1 to 5. */
export const dials = [
  { key: 'warmth', label: 'Warmth', low: 'matter-of-fact', high: 'warm' },
  { key: 'formality', label: 'Formality', low: 'casual', high: 'formal' },
  { key: 'brevity', label: 'Brevity', low: 'explains', high: 'short' },
  { key: 'directness', label: 'Directness', low: 'careful', high: 'to the point' },
] as const;
