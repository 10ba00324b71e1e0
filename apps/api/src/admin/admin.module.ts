import { Module } from '@nestjs/common'
import { PeopleController } from './people.controller.ts'
import { PeopleQueries } from './people.queries.ts'
import { SystemController } from './system.controller.ts'
import { SystemService } from './system.service.ts'

/** The house's pages about people and about the installation itself. */
@Module({
  controllers: [PeopleController, SystemController],
  providers: [PeopleQueries, SystemService],
})
export class AdminModule {}
