import { Global, Module } from '@nestjs/common'
import { ActorSource } from '../platform/actor.ts'
import { AcceptanceService } from './acceptance.service.ts'
import { AccountController } from './account.controller.ts'
import { AccountQueries } from './account.queries.ts'
import { AccountService } from './account.service.ts'
import { SessionActorSource } from './actor.source.ts'
import { Auth } from './auth.ts'
import { DemoEntrance } from './demo-entrance.ts'
import { Entry } from './entry.ts'
import { FoundingService } from './founding.service.ts'
import { Gate } from './gate.ts'
import { IdentityJobs } from './identity.jobs.ts'
import { InvitationController } from './invitation.controller.ts'
import { InvitationQueries } from './invitation.queries.ts'
import { InvitationService } from './invitation.service.ts'
import { JoinController } from './join.controller.ts'
import { JoinService } from './join.service.ts'
import { Limits } from './limits.ts'
import { PeopleService } from './people.service.ts'
import { Proofs } from './proofs.ts'
import { ProtectionService } from './protection.service.ts'
import { SessionController } from './session.controller.ts'
import { SessionQueries } from './session.queries.ts'
import { SessionService } from './session.service.ts'
import { StatedTermsController } from './stated-terms.controller.ts'
import { StatedTermsService } from './stated-terms.service.ts'
import { TeamController } from './team.controller.ts'
import { TeamQueries } from './team.queries.ts'
import { TeamService } from './team.service.ts'
import { WorkspaceController } from './workspace.controller.ts'
import { WorkspaceService } from './workspace.service.ts'

const SERVICES = [FoundingService, InvitationService, JoinService, SessionService, PeopleService, StatedTermsService]

/** People, workspaces, who may act as what, and how they prove who they are. Every stage reads it; it reads none. */
@Global()
@Module({
  controllers: [
    SessionController,
    JoinController,
    AccountController,
    WorkspaceController,
    TeamController,
    InvitationController,
    StatedTermsController,
  ],
  providers: [
    ...SERVICES,
    { provide: ActorSource, useClass: SessionActorSource },
    AcceptanceService,
    AccountQueries,
    AccountService,
    Auth,
    DemoEntrance,
    Entry,
    Gate,
    IdentityJobs,
    InvitationQueries,
    Limits,
    Proofs,
    ProtectionService,
    SessionQueries,
    TeamQueries,
    TeamService,
    WorkspaceService,
  ],
  exports: [ActorSource, ...SERVICES],
})
export class IdentityModule {}
