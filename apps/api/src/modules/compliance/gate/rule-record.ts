/** One evaluated rule as people see it. */
export interface RuleLine {
  rule: string;
  result: string;
  detail: string;
}

/** The same as it is stored: three texts instead of three names and three texts, twenty times a message. */
export type PackedRule = readonly [rule: string, result: string, detail: string];

const SHORT: Readonly<Record<string, string>> = { pass: 'p', fail: 'f', skip: 's' };
const LONG: Readonly<Record<string, string>> = { p: 'pass', f: 'fail', s: 'skip' };

/** For storing. */
export function packRules(rules: readonly RuleLine[]): PackedRule[] {
  return rules.map(({ rule, result, detail }) => [rule, SHORT[result] ?? result, detail]);
}

/** What was stored, also by the versions that stored objects. */
export function unpackRules(stored: readonly (PackedRule | RuleLine)[]): RuleLine[] {
  return stored.map((item) => {
    if (!isPacked(item)) return item;
    const [rule, result, detail] = item;
    return { rule, result: LONG[result] ?? result, detail };
  });
}

function isPacked(item: PackedRule | RuleLine): item is PackedRule {
  return Array.isArray(item);
}
