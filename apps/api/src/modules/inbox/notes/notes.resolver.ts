import { Inject } from '@nestjs/common';
import { ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { LeadType, loadBatched } from '../../leads/index.js';
import type { ConversationView } from '../conversation.queries.js';
import { ConversationType } from '../conversation.types.js';
import { addNote, deleteNote, updateNote } from './change-note.js';
import { NoteResult, NoteType } from './note.types.js';
import { loadNotes } from './notes.queries.js';

@Resolver()
export class NotesResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('inbox.reply')
  @Mutation(() => NoteResult)
  addNote(
    @CurrentCtx() ctx: Ctx,
    @Arg('leadId', () => ID) leadId: string,
    @Arg('body', () => String) body: string,
    @Arg('clientKey', () => String, { nullable: true }) clientKey: string | null,
  ) {
    return addNote(this.platform, ctx, leadId, body, clientKey);
  }

  @Requires('inbox.reply')
  @Mutation(() => NoteResult)
  updateNote(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('body', () => String) body: string,
  ) {
    return updateNote(this.platform, ctx, id, body);
  }

  @Requires('inbox.reply')
  @Mutation(() => NoteResult)
  deleteNote(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return deleteNote(this.platform, ctx, id);
  }
}

@Resolver(() => LeadType)
export class LeadNotesResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('notes', () => [NoteType])
  async notes(@CurrentCtx() ctx: Ctx, @Parent() { id }: { id: string }) {
    return (await loadBatched(ctx, 'lead.notes', id, (ids) => loadNotes(this.platform, ctx, ids))) ?? [];
  }
}

@Resolver(() => ConversationType)
export class ConversationNotesResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('notes', () => [NoteType])
  async notes(@CurrentCtx() ctx: Ctx, @Parent() { leadId }: ConversationView) {
    return (await loadBatched(ctx, 'lead.notes', leadId, (ids) => loadNotes(this.platform, ctx, ids))) ?? [];
  }
}
