import 'reflect-metadata';
import { Args, type ReturnTypeFunc } from '@nestjs/graphql';

/**
 * An argument with its explicit type. Nest looks for emitted parameter types even when the type is given; nothing
 * here rests on emitted metadata, so an empty list stands in for it.
 */
export function Arg(
  name: string,
  type: ReturnTypeFunc,
  options: { nullable?: boolean; description?: string } = {},
): ParameterDecorator {
  return (target, key, index) => {
    if (key === undefined) throw new TypeError(`@Arg('${name}') belongs on a parameter of a method.`);
    if (!Reflect.hasMetadata('design:paramtypes', target, key))
      Reflect.defineMetadata('design:paramtypes', [], target, key);
    Args(name, { type, ...options })(target, key, index);
  };
}
