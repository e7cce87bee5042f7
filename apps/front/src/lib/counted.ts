/** "1 lead", "1,204 leads": a number with its word. Words that only take an s need no second form. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
