import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { ReasonCountType } from '../../../platform/graphql/reason-count.types.js';
import { UserType } from '../../../platform/graphql/user.types.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { loadBatched } from '../batch.js';
import { createUpload } from '../files/create-upload.js';
import { deleteFilesAgain, listUndeletedFiles } from '../files/undeleted-files.js';
import { createLeadImport } from './create-lead-import.js';
import type { LeadImportView } from './import-view.js';
import { findImport, goneFiles, importCreators, importReasons, listImports } from './import.queries.js';
import {
  CreateLeadImportInput,
  CreateLeadImportResult,
  CreateUploadInput,
  CreateUploadResult,
  LeadImportConnectionType,
  LeadImportType,
  UndeletedFileType,
  UndoLeadImportResult,
  UploadPreviewResult,
} from './import.types.js';
import { previewUpload } from './preview-upload.js';
import { undoLeadImport } from './undo-lead-import.js';

@Resolver(() => LeadImportType)
export class ImportResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('leads.write')
  @Mutation(() => CreateUploadResult)
  createUpload(@CurrentCtx() ctx: Ctx, @Arg('input', () => CreateUploadInput) input: CreateUploadInput) {
    return createUpload(this.platform, ctx, input);
  }

  @Requires('leads.import')
  @Query(() => UploadPreviewResult)
  uploadPreview(@CurrentCtx() ctx: Ctx, @Arg('uploadId', () => ID) uploadId: string) {
    return previewUpload(this.platform, ctx, uploadId);
  }

  @Requires('leads.import')
  @Mutation(() => CreateLeadImportResult)
  createLeadImport(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => CreateLeadImportInput) input: CreateLeadImportInput,
  ) {
    return createLeadImport(this.platform, ctx, input);
  }

  @Requires('leads.import')
  @Query(() => [UndeletedFileType])
  undeletedFiles(@CurrentCtx() ctx: Ctx) {
    return listUndeletedFiles(this.platform, ctx);
  }

  @Requires('leads.import')
  @Mutation(() => Int, { description: 'Answers with the number of files that storage is asked for again.' })
  deleteFilesAgain(@CurrentCtx() ctx: Ctx) {
    return deleteFilesAgain(this.platform, ctx);
  }

  @Requires('leads.import')
  @Mutation(() => UndoLeadImportResult)
  undoLeadImport(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return undoLeadImport(this.platform, ctx, id);
  }

  @Requires('leads.read')
  @Query(() => LeadImportType, { nullable: true })
  leadImport(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return findImport(this.platform, ctx, id);
  }

  @Requires('leads.read')
  @Query(() => LeadImportConnectionType)
  leadImports(
    @CurrentCtx() ctx: Ctx,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listImports(this.platform, ctx, { first, after });
  }

  @ResolveField('errorsUrl', () => String, { nullable: true })
  async errorsUrl(@Parent() record: LeadImportView): Promise<string | null> {
    if (!record.errorsKey) return null;
    const fileName = `${record.fileName.replace(/\.[a-z0-9]+$/i, '')}-errors.csv`;
    return (
      await this.platform.storage.signDownload(record.errorsKey, {
        fileName,
        contentType: 'text/csv; charset=utf-8',
      })
    ).url;
  }

  @ResolveField('filesGoneAt', () => Date, { nullable: true })
  async filesGoneAt(@CurrentCtx() ctx: Ctx, @Parent() record: LeadImportView): Promise<Date | null> {
    return (
      (await loadBatched(ctx, 'import.files', record.uploadId, (ids) =>
        goneFiles(this.platform, ctx, ids),
      )) ?? null
    );
  }

  @ResolveField('reasons', () => [ReasonCountType])
  async reasons(@CurrentCtx() ctx: Ctx, @Parent() record: LeadImportView) {
    return (
      (await loadBatched(ctx, 'import.reasons', record.id, (ids) =>
        importReasons(this.platform, ctx, ids),
      )) ?? []
    );
  }

  @ResolveField('createdBy', () => UserType, { nullable: true })
  async createdBy(@CurrentCtx() ctx: Ctx, @Parent() record: LeadImportView) {
    if (!record.createdById) return null;
    return (
      (await loadBatched(ctx, 'import.creators', record.createdById, (ids) =>
        importCreators(this.platform, ctx, ids),
      )) ?? null
    );
  }
}
