import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('WeekSpan', {
  description: 'A span of a weekday, 1 Monday to 7 Sunday, in minutes from midnight.',
})
export class WeekSpanType {
  @Field(() => Int) weekday: number;
  @Field(() => Int) from: number;
  @Field(() => Int) to: number;
}

@ObjectType('WeekHours')
export class WeekHoursType {
  @Field(() => String) zone: string;
  @Field(() => [WeekSpanType]) days: WeekSpanType[];
}

@InputType('WeekSpanInput')
export class WeekSpanInputType {
  @Field(() => Int) weekday: number;
  @Field(() => Int) from: number;
  @Field(() => Int) to: number;
}

@InputType('WeekHoursInput')
export class WeekHoursInputType {
  @Field(() => String) zone: string;
  @Field(() => [WeekSpanInputType]) days: WeekSpanInputType[];
}
