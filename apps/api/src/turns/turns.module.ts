import { Module } from '@nestjs/common'
import { ScoresModule } from './scores.module.ts'
import { TurnsController } from './turns.controller.ts'
import { TurnsQueries } from './turns.queries.ts'

/** Whose turn it is, everywhere. */
@Module({ imports: [ScoresModule], controllers: [TurnsController], providers: [TurnsQueries] })
export class TurnsModule {}
