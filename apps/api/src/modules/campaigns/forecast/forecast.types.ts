import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { ReasonCountType } from '../../../platform/graphql/reason-count.types.js';
import { DayScalar } from '../../../platform/graphql/scalars.js';
import { SenderType } from '../../senders/index.js';
import { MessageCountsType, StepTypeEnum } from '../campaign.types.js';

@ObjectType('HourForecast')
export class HourForecastType {
  @Field(() => Date) hour: Date;
  @Field(() => String) sender: string;
  @Field(() => Int) count: number;
}

@ObjectType('DayCount')
export class DayCountType {
  @Field(() => DayScalar) day: string;
  @Field(() => Int) count: number;
}

@ObjectType('SenderForecast')
export class SenderForecastType {
  @Field(() => SenderType) sender: SenderType;
  @Field(() => Int) messages: number;
  @Field(() => Int) segments: number;
  @Field(() => Int, { nullable: true }) dailyCap: number | null;
  @Field(() => String, { nullable: true }) limitedBy: string | null;
  @Field(() => [DayCountType]) perDay: DayCountType[];
}

@ObjectType('StepForecast')
export class StepForecastType {
  @Field(() => String) key: string;
  @Field(() => Int) position: number;
  @Field(() => StepTypeEnum) type: string;
  @Field(() => Int) messages: number;
  @Field(() => Int) segments: number;
  @Field(() => Float) costMicros: number;
}

@ObjectType('ForecastAssumption', {
  description:
    'What the forecast had to assume, such as the share that answers, and where the figure comes from.',
})
export class ForecastAssumptionType {
  @Field(() => String) name: string;
  @Field(() => Float) value: number;
  @Field(() => String) source: string;
}

@ObjectType('CampaignForecast')
export class CampaignForecastType {
  @Field(() => Int) audience: number;
  @Field(() => Int) eligible: number;
  @Field(() => Int) held: number;
  @Field(() => [ReasonCountType]) excluded: ReasonCountType[];
  @Field(() => [ReasonCountType]) holds: ReasonCountType[];
  @Field(() => [HourForecastType]) hourly: HourForecastType[];
  @Field(() => Int) segments: number;
  @Field(() => Int) emails: number;
  @Field(() => Float) costMicros: number;
  @Field(() => String) currency: string;
  @Field(() => Date, { nullable: true }) startsAt: Date | null;
  @Field(() => Date, { nullable: true }) finishesAt: Date | null;
  @Field(() => [SenderForecastType], { description: 'Segments and messages by sender.' })
  bySender: SenderForecastType[];
  @Field(() => [StepForecastType], { description: 'How each step contributes.' }) bySteps: StepForecastType[];
  @Field(() => [ForecastAssumptionType]) assumptions: ForecastAssumptionType[];
  @Field(() => Date) computedAt: Date;
}

@ObjectType('ForecastScorePart')
export class ForecastScorePartType {
  @Field(() => String) name: string;
  @Field(() => String) unit: string;
  @Field(() => Float, { nullable: true }) forecast: number | null;
  @Field(() => Float, { nullable: true }) actual: number | null;
  @Field(() => Int) points: number;
}

@ObjectType('ForecastScore')
export class ForecastScoreType {
  @Field(() => Int, { description: '0 to 100: how close the forecast came.' }) points: number;
  @Field(() => Date) scoredAt: Date;
  @Field(() => [ForecastScorePartType]) parts: ForecastScorePartType[];
}

@ObjectType('StoredForecast')
export class StoredForecastType {
  @Field(() => ID) id: string;
  @Field(() => Int) campaignVersion: number;
  @Field(() => Date) computedAt: Date;
  @Field(() => Date, { nullable: true }) launchedAt: Date | null;
  @Field(() => CampaignForecastType) forecast: CampaignForecastType;
  @Field(() => ForecastScoreType, { nullable: true }) score: ForecastScoreType | null;
}

@ObjectType('SenderCounts')
export class SenderCountsType {
  @Field(() => SenderType) sender: SenderType;
  @Field(() => MessageCountsType) counts: MessageCountsType;
}
