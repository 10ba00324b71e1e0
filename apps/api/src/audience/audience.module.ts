import { Module } from '@nestjs/common'
import { ActNumbers } from './act-numbers.ts'
import { AudienceController } from './audience.controller.ts'
import { AudienceImport } from './audience-import.service.ts'
import { AudienceQueries } from './audience.queries.ts'
import { AudienceReader } from './audience-reader.service.ts'
import { AudienceStore } from './audience-store.service.ts'
import { EligibleActs } from './eligible-acts.service.ts'
import { IndexSnapshots } from './index-snapshots.ts'
import { ConnectedSources } from './connected-sources.service.ts'
import { LabService } from './lab.service.ts'
import { ListensImport } from './listens-import.service.ts'
import { NeighboursService } from './neighbours.service.ts'
import { QuestionBook } from './question-book.ts'
import { ResidentAudiences } from './resident-audiences.ts'
import { SketchReader } from './sketch-reader.service.ts'
import { Sketching } from './sketching.ts'
import { SourcesService } from './sources.service.ts'
import { SubjectsQueries } from './subjects.queries.ts'
import { Veil } from './veil.ts'

@Module({
  controllers: [AudienceController],
  providers: [
    SourcesService,
    ConnectedSources,
    Sketching,
    AudienceQueries,
    AudienceStore,
    EligibleActs,
    AudienceImport,
    ListensImport,
    LabService,
    QuestionBook,
    NeighboursService,
    SubjectsQueries,
    ResidentAudiences,
    IndexSnapshots,
    ActNumbers,
    Veil,
    { provide: AudienceReader, useClass: SketchReader },
  ],
  exports: [
    AudienceReader,
    EligibleActs,
    SourcesService,
    ConnectedSources,
    AudienceStore,
    AudienceImport,
    LabService,
    ListensImport,
  ],
})
export class AudienceModule {}
