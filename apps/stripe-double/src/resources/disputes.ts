import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page } from '../http/listing.ts'
import { invalid } from '../http/refused.ts'
import { mergeMetadata } from '../params/metadata.ts'
import type { Kept } from '../state/rows.ts'
import { idOf } from '../state/rows.ts'
import { emit } from '../webhooks/emit.ts'
import { blankEvidence, decide, DECIDED_AFTER_MS, isOpen, keepDispute } from './dispute-flow.ts'
import { found } from './find.ts'

type Dispute = Kept<Stripe.Dispute>

/** Words in the evidence that decide a test dispute. https://docs.stripe.com/testing#evidence */
const VERDICTS: Readonly<Record<string, string>> = {
  escalate_inquiry_evidence: 'escalate',
  losing_evidence: 'lose',
  winning_evidence: 'win',
}

function mine(call: Call<unknown>): Dispute {
  return found(call, 'dispute', call.path.id, 'dispute')
}

function update(call: Call<Stripe.DisputeUpdateParams>): Stripe.Dispute {
  const { world, owner, params } = call
  const row = mine(call)
  const metadata = mergeMetadata(row.object.metadata, params.metadata)
  if (params.evidence === undefined) return keepDispute(world, row, { metadata })
  if (!isOpen(row.object)) throw invalid(`This dispute is already closed.`, { param: 'evidence' })
  const submitted = params.submit !== false
  const evidence = { ...blankEvidence(), ...row.object.evidence, ...strings(params.evidence) }
  const object = keepDispute(world, row, {
    evidence,
    evidence_details: detailsWith(row.object, submitted),
    metadata,
    ...(submitted ? { status: statusAfter(row.object) } : {}),
  })
  emit(world, 'charge.dispute.updated', { owner, object, before: row.object })
  const verdict = submitted ? VERDICTS[evidence.uncategorized_text ?? ''] : undefined
  if (verdict) world.agenda.plan(`dispute_${verdict}`, row.id, owner, world.clock.now() + DECIDED_AFTER_MS)
  return object
}

function detailsWith({ evidence_details: before }: Stripe.Dispute, submitted: boolean): Stripe.Dispute.EvidenceDetails {
  return {
    ...before,
    has_evidence: true,
    submission_count: before.submission_count + (submitted ? 1 : 0),
    submission_method: submitted ? 'manual' : before.submission_method,
  }
}

function statusAfter(dispute: Stripe.Dispute): Stripe.Dispute.Status {
  return dispute.status.startsWith('warning_') ? 'warning_under_review' : 'under_review'
}

/** Evidence in words. Files need the Files API, which the double does not model. */
function strings(evidence: Stripe.DisputeUpdateParams.Evidence): Partial<Stripe.Dispute.Evidence> {
  return Object.fromEntries(Object.entries(evidence).filter(([, value]) => typeof value === 'string'))
}

/** @see https://docs.stripe.com/api/disputes/close "from needs_response to lost. Closing a dispute is irreversible." */
function close(call: Call<Stripe.DisputeCloseParams>): Stripe.Dispute {
  const row = mine(call)
  if (!isOpen(row.object)) throw invalid('This dispute is already closed.')
  decide(call.world, row.id, 'lose')
  return mine(call).object
}

function listed({ world, owner, params }: Call<Stripe.DisputeListParams>): object {
  const wanted = world.store
    .of('dispute', owner)
    .filter(
      ({ object }) =>
        (params.charge === undefined || idOf(object.charge) === params.charge) &&
        (params.payment_intent === undefined || idOf(object.payment_intent) === params.payment_intent),
    )
  return page(wanted, params, '/v1/disputes', 'dispute')
}

const WORDS = Object.keys(blankEvidence()).filter((name) => name !== 'enhanced_evidence')

export const disputeEndpoints = [
  endpoint<Stripe.DisputeListParams>('GET /v1/disputes', [...PAGING, 'charge', 'created', 'payment_intent'], listed),
  endpoint<Stripe.DisputeRetrieveParams>('GET /v1/disputes/:id', [], (call) => mine(call).object),
  endpoint<Stripe.DisputeUpdateParams>(
    'POST /v1/disputes/:id',
    [...WORDS.map((word) => `evidence.${word}`), 'metadata', 'submit'],
    update,
  ),
  endpoint<Stripe.DisputeCloseParams>('POST /v1/disputes/:id/close', [], close),
]
