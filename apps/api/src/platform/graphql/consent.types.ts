import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ChannelEnum, type ChannelValue } from './shared-enums.js';

/** A recorded permission; leads list theirs, a decision names the one it leaned on. */
@ObjectType('Consent')
export class ConsentType {
  @Field(() => ID) id: string;
  @Field(() => ChannelEnum) channel: ChannelValue;
  @Field(() => String) source: string;
  @Field(() => String) scope: string;
  @Field(() => String) evidence: string;
  @Field(() => Date) recordedAt: Date;
  @Field(() => Date, { nullable: true }) revokedAt: Date | null;
}
