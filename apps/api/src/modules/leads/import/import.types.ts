import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionTypes } from '../../../platform/graphql/connection.js';
import { JsonScalar } from '../../../platform/graphql/scalars.js';
import { resultUnion } from '../../../platform/graphql/union.js';
import { ConflictType, InvalidInputType, NotFoundType } from '../../../platform/graphql/user-error.types.js';

import type { UploadPurpose } from '../files/upload-rules.js';
import { ConsentInput } from '../lead.inputs.js';

export const UploadPurposeEnum = {
  LEAD_IMPORT: 'lead_import',
  AVATAR: 'avatar',
  DOCUMENT: 'document',
} as const;
registerEnumType(UploadPurposeEnum, { name: 'UploadPurpose' });

export const LeadImportStateEnum = {
  QUEUED: 'queued',
  RUNNING: 'running',
  COMPLETED: 'completed',
  FAILED: 'failed',
  UNDONE: 'undone',
} as const;
registerEnumType(LeadImportStateEnum, { name: 'LeadImportState' });

@ObjectType('Upload')
export class UploadType {
  @Field(() => ID) id: string;
  @Field(() => String) url: string;
  @Field(() => String) method: string;
  @Field(() => JsonScalar) headers: Record<string, string>;
  @Field(() => Int) maxBytes: number;
  @Field(() => Date) expiresAt: Date;
}

@InputType('CreateUploadInput')
export class CreateUploadInput {
  @Field(() => UploadPurposeEnum) purpose: UploadPurpose;
  @Field(() => String) fileName: string;
  @Field(() => String) contentType: string;
  @Field(() => Int) byteSize: number;
}

@ObjectType('ColumnGuess')
export class ColumnGuessType {
  @Field(() => String) column: string;
  @Field(() => Int) index: number;
  @Field(() => String, { nullable: true }) field: string | null;
  @Field(() => Float) confidence: number;
  @Field(() => String) because: string;
}

@ObjectType('UploadPreview')
export class UploadPreviewType {
  @Field(() => ID) uploadId: string;
  @Field(() => String) encoding: string;
  @Field(() => String) delimiter: string;
  @Field(() => [String]) headers: string[];
  @Field(() => [[String]]) sampleRows: string[][];
  @Field(() => [ColumnGuessType]) mapping: ColumnGuessType[];
  @Field(() => Int) estimatedRows: number;
}

@ObjectType('ImportConsent')
export class ImportConsentType {
  @Field(() => String) source: string;
  @Field(() => String) scope: string;
  @Field(() => String) evidence: string;
}

@ObjectType('LeadImport')
export class LeadImportType {
  @Field(() => ID) id: string;
  @Field(() => String) fileName: string;
  @Field(() => LeadImportStateEnum) state: (typeof LeadImportStateEnum)[keyof typeof LeadImportStateEnum];
  @Field(() => Int) totalRows: number;
  @Field(() => Int) processedRows: number;
  @Field(() => Int) importedRows: number;
  @Field(() => Int) mergedRows: number;
  @Field(() => Int) rejectedRows: number;
  @Field(() => Int) suppressedRows: number;
  @Field(() => Int) warnings: number;
  @Field(() => Float) bytesRead: number;
  @Field(() => Float) byteSize: number;
  @Field(() => String, { nullable: true }) failure: string | null;
  @Field(() => ImportConsentType, { nullable: true }) consent: ImportConsentType | null;
  @Field(() => JsonScalar) mapping: unknown;
  @Field(() => Boolean) canUndo: boolean;
  @Field(() => Date, {
    nullable: true,
    description: 'When the uploaded file and its error file were deleted from storage.',
  })
  filesGoneAt: Date | null;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date, { nullable: true }) startedAt: Date | null;
  @Field(() => Date, { nullable: true }) finishedAt: Date | null;
}
export const LeadImportConnectionType = connectionTypes('LeadImport', () => LeadImportType);

@ObjectType('UndeletedFile', {
  description:
    'A file whose time is over and that storage refused to delete so often that a person has to look.',
})
export class UndeletedFileType {
  @Field(() => ID) id: string;
  @Field(() => String) fileName: string;
  @Field(() => Float) byteSize: number;
  @Field(() => Int) tries: number;
  @Field(() => Date) lastTriedAt: Date;
}

@InputType('ColumnMappingInput')
export class ColumnMappingInput {
  @Field(() => String) column: string;
  @Field(() => String, { nullable: true }) field?: string;
}

@InputType('CreateLeadImportInput')
export class CreateLeadImportInput {
  @Field(() => ID) uploadId: string;
  @Field(() => [ColumnMappingInput], { nullable: true }) mapping?: ColumnMappingInput[];
  @Field(() => ConsentInput, { nullable: true }) consent?: ConsentInput;
  @Field(() => [String], { nullable: true }) tags?: string[];
}

export const CreateUploadResult = resultUnion(
  'CreateUploadResult',
  () => [UploadType, InvalidInputType] as const,
);
export const UploadPreviewResult = resultUnion(
  'UploadPreviewResult',
  () => [UploadPreviewType, InvalidInputType, NotFoundType] as const,
);
export const CreateLeadImportResult = resultUnion(
  'CreateLeadImportResult',
  () => [LeadImportType, InvalidInputType, NotFoundType, ConflictType] as const,
);
export const UndoLeadImportResult = resultUnion(
  'UndoLeadImportResult',
  () => [LeadImportType, NotFoundType, ConflictType] as const,
);
