import fc from 'fast-check';

/** A run of all cases names its seed, so that it can be had again: `npm run test:properties -- --seed <number>`. */
const seed = Number(process.env['PROPERTY_SEED'] ?? Number.NaN);
if (Number.isInteger(seed)) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

/**
 * How many cases a property test looks at. `npm run test:properties` sets PROPERTY_RUNS to look at all of them;
 * everyday runs take a part that ends within seconds.
 */
export function propertyRuns(everyday: number, full: number): number {
  const wanted = Number(process.env['PROPERTY_RUNS'] ?? 0);
  return wanted > 0 ? Math.max(wanted, full) : everyday;
}
