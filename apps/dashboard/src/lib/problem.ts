import type { FieldProblem, ProblemBody, ProblemCode } from '@concertato/wire'

/** What the dashboard itself can find wrong, beside the server's refusals. */
export type LocalCode = 'no_answer' | 'not_understood'

/** A request that did not succeed. Safe to show: `title` is a sentence in the reader's language. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode | LocalCode
  readonly status: number
  readonly title: string
  readonly requestId: string | null
  readonly detail: Readonly<Record<string, unknown>>
  readonly fields: readonly FieldProblem[]

  constructor(
    it: Pick<Problem, 'code'> & Partial<Pick<Problem, 'status' | 'title' | 'requestId' | 'detail' | 'fields'>>,
  ) {
    super(it.code)
    this.code = it.code
    this.status = it.status ?? 0
    this.title = it.title ?? ''
    this.requestId = it.requestId ?? null
    this.detail = it.detail ?? {}
    this.fields = it.fields ?? []
  }
}

export const isProblem = (it: unknown): it is Problem => it instanceof Problem

/** Whether a failure carries one of these codes. */
export const isRefused = (it: unknown, ...codes: Problem['code'][]): it is Problem =>
  isProblem(it) && codes.includes(it.code)

/** Reads a refusal. Whatever is no problem document came from something between us and the server. */
export async function readProblem(reply: Response): Promise<Problem> {
  const requestId = reply.headers.get('x-request-id')
  const isDocument = reply.headers.get('content-type')?.includes('json') ?? false
  const body = isDocument ? ((await reply.json()) as Partial<ProblemBody>) : {}
  return new Problem({
    code: body.code ?? (reply.status === 404 ? 'not_found' : 'no_answer'),
    status: reply.status,
    title: body.title ?? '',
    requestId: body.requestId ?? requestId,
    detail: body.detail ?? {},
    fields: body.fields ?? [],
  })
}
