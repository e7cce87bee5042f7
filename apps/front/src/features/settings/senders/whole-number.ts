/** What is wrong with a whole number that was typed; undefined when it may be sent. */
export function wholeNumberProblem(
  text: string,
  { min, max, optional = false }: { min: number; max: number; optional?: boolean },
): string | undefined {
  const typed = text.trim();
  if (!typed && optional) return undefined;
  if (/^\d{1,9}$/.test(typed) && Number(typed) >= min && Number(typed) <= max) return undefined;
  return `Enter a whole number from ${min} to ${max.toLocaleString('en-US')}.`;
}
