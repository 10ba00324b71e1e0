import { ContractEntity, SignatureEntity } from './contracts/contract.entity.ts'
import { PaymentEntity } from './contracts/payment.entity.ts'
import { DeliverableEntity, MilestoneEntity, SubmissionEntity } from './deliverables/deliverable.entity.ts'
import { StoredFileEntity } from './files/stored-file.entity.ts'
import { PayeeEntity, PayoutEntity } from './payouts/payout.entity.ts'
import { AudienceSourceEntity } from './audience/source.entity.ts'
/** Every row class of the system; the database is opened with exactly these, and the drift test compares them with SQL. */
export const ENTITIES: (abstract new () => object)[] = [
  AudienceSourceEntity,
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
