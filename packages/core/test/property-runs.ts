/**
 * How many cases a property test looks at. `npm run test:properties` sets PROPERTY_RUNS to look at all of them;
 * everyday runs take a part that ends within seconds.
 */
export function propertyRuns(everyday: number, full: number): number {
  const wanted = Number(process.env['PROPERTY_RUNS'] ?? 0);
  return wanted > 0 ? Math.max(wanted, full) : everyday;
}
