import { Module } from '@nestjs/common';
import { LinksController } from './links.controller.js';

/** Tracked links: our own short addresses that lead on and count. */
@Module({ controllers: [LinksController] })
export class LinksModule {}
