// Progress for people: one line a phase with its seconds; a phase over a few seconds shows that it lives.
const TICK_MS = 5_000;

/** @param {number} since performance.now() at the start */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Run a phase and say how long it took. The function may return a note to show behind the name.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function phase(title, work) {
  const began = performance.now();
  let note = '';
  const live = process.stdout.isTTY && !process.env.CI;
  const show = () => {
    if (live) process.stdout.write(`\r  … ${title} ${seconds(began)}`);
    else console.log(`  … ${title} (${seconds(began)})`);
  };
  const timer = setInterval(show, live ? 500 : TICK_MS);
  try {
    const result = await work((text) => {
      note = `: ${text}`;
    });
    if (live) process.stdout.write('\r\u001B[K');
    console.log(`  ✓ ${title}${note} (${seconds(began)})`);
    return result;
  } catch (error) {
    if (live) process.stdout.write('\r\u001B[K');
    console.log(`  ✗ ${title} (${seconds(began)})`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/**
 * A box of lines around the facts that a user needs.
 * @param {[label: string, value: string][]} rows
 */
export function box(rows) {
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
  const longest = Math.max(...lines.map((line) => line.length));
  const edge = '─'.repeat(longest + 2);
  return [`┌${edge}┐`, ...lines.map((line) => `│ ${line.padEnd(longest)} │`), `└${edge}┘`].join('\n');
}
