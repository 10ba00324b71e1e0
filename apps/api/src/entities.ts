import { ContractEntity, SignatureEntity } from './contracts/contract.entity.ts'
import { PaymentEntity } from './contracts/payment.entity.ts'
import { DeliverableEntity, MilestoneEntity, SubmissionEntity } from './deliverables/deliverable.entity.ts'
import { StoredFileEntity } from './files/stored-file.entity.ts'
import { PayeeEntity, PayoutEntity } from './payouts/payout.entity.ts'
import { AudienceSourceEntity } from './audience/source.entity.ts'
import { ConnectionEntity } from './connectors/connection.entity.ts'
import { InvitationEntity, JoinRequestEntity } from './identity/invitation.entity.ts'
import { GuardianshipEntity, MandateEntity, MembershipEntity } from './identity/membership.entity.ts'
import { BriefEntity } from './briefs/brief.entity.ts'
import { MatchEntity } from './matching/match.entity.ts'
import { RankingEntity } from './matching/ranking.entity.ts'
import { FeePolicyEntity, OfferEntity, OfferThreadEntity } from './offers/offer.entity.ts'
import { PersonEntity } from './identity/person.entity.ts'
import { ActEntity, WorkspaceEntity } from './identity/workspace.entity.ts'

/** Every row class of the system; the database is opened with exactly these, and the drift test compares them with SQL. */
export const ENTITIES: (abstract new () => object)[] = [
  PersonEntity,
  WorkspaceEntity,
  ActEntity,
  MembershipEntity,
  MandateEntity,
  GuardianshipEntity,
  InvitationEntity,
  JoinRequestEntity,
  AudienceSourceEntity,
  ConnectionEntity,
  BriefEntity,
  MatchEntity,
  RankingEntity,
  OfferThreadEntity,
  OfferEntity,
  FeePolicyEntity,
  ContractEntity,
  SignatureEntity,
  PaymentEntity,
  DeliverableEntity,
  MilestoneEntity,
  SubmissionEntity,
  StoredFileEntity,
  PayeeEntity,
  PayoutEntity,
]
