import { Scalar, type CustomScalar } from '@nestjs/graphql';
import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';

/** An instant, ISO 8601 in UTC. */
@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string, Date> {
  description = 'An instant, ISO 8601 in UTC.';

  parseValue(value: unknown): Date {
    const time =
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && isDay(value.slice(0, 10))
        ? Date.parse(value)
        : Number.NaN;
    if (Number.isNaN(time)) throw new GraphQLError('A DateTime looks like 2026-01-15T16:00:00Z.');
    return new Date(time);
  }

  serialize(value: unknown): string {
    return value instanceof Date ? value.toISOString() : String(value);
  }

  parseLiteral(ast: ValueNode): Date {
    return this.parseValue(ast.kind === Kind.STRING ? ast.value : undefined);
  }
}

/** Any JSON value. */
export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value.',
  parseValue: (value) => value,
  serialize: (value) => value,
  parseLiteral: (ast, variables) => valueFromASTUntyped(ast, variables) as unknown,
});

/** A day without a time, `YYYY-MM-DD`; values are such strings. */
export const DayScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  parseValue: (value) => {
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value)) return value;
    throw new GraphQLError('A Date looks like 2026-01-15.');
  },
  serialize: String,
});

/** A day that there is: JavaScript takes the 31st of February for the 3rd of March, the database knows no year 0. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !text.startsWith('0000') && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
