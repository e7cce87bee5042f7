import type { Exit, StepDefinition } from '../../definition.js';
import { configOf, isRecord, isText } from '../../shape.js';

const MAX_VARIANTS = 10;

/** Runs are divided at random by weight; every run takes one variant, once. */
export const splitDefinition: StepDefinition<'split'> = {
  type: 'split',
  label: 'A/B split',
  channel: null,
  check: (step, report) => {
    const variants: unknown = configOf(step)['variants'];
    if (!Array.isArray(variants) || variants.length < 2 || variants.length > MAX_VARIANTS)
      return report('config.variants', 'bad_value', `A split needs two to ${MAX_VARIANTS} variants.`);
    let sum = 0;
    const keys = new Set<unknown>();
    for (const [position, variant] of (variants as unknown[]).entries()) {
      const path = `config.variants.${position}`;
      if (!isRecord(variant) || !isText(variant['key'])) {
        report(path, 'missing', 'A variant needs a key.');
        continue;
      }
      if (keys.has(variant['key']))
        report(`${path}.key`, 'bad_value', `The key “${variant['key']}” is used twice.`);
      keys.add(variant['key']);
      const weight = variant['weight'];
      if (typeof weight === 'number' && Number.isInteger(weight) && weight >= 0 && weight <= 100)
        sum += weight;
      else report(`${path}.weight`, 'bad_weights', 'A weight is a whole percentage.');
    }
    if (sum !== 100) report('config.variants', 'bad_weights', `The weights add up to ${sum}, not to 100.`);
  },
  exits: (config) => {
    const variants: unknown = config['variants'];
    if (!Array.isArray(variants)) return [{ path: 'config.variants', target: undefined }];
    return (variants as unknown[]).map((variant, position): Exit => ({
      path: `config.variants.${position}.goto`,
      target: isRecord(variant) ? variant['goto'] : undefined,
    }));
  },
};
