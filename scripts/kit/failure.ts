/** Something a person can mend. The message is one sentence with the cure; `detail` is shown below it. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly detail: string
  constructor(message: string, detail = '') {
    super(message)
    this.detail = detail
  }
}

/** Errors whose message was written for a person by the part that threw it. */
const SPOKEN = new Set(['Failure', 'EmbeddedPostgresFailure', 'ConfigProblem', 'UnsafeRedis'])

const CURES: Readonly<Record<string, (error: NodeJS.ErrnoException) => string>> = {
  ENOSPC: () => 'The disk is full: free some space and start again; nothing committed is lost.',
  EACCES: (error) => notAllowed(error),
  EPERM: (error) => notAllowed(error),
  EROFS: (error) => notAllowed(error),
  EADDRINUSE: (error) =>
    `Port ${(error as { port?: number }).port ?? ''} was taken in the meantime: stop that program, or choose another with PORT.`,
  EMFILE: () => 'Too many files are open: raise the limit (ulimit -n 4096) and start again.',
  EADDRNOTAVAIL: () => 'HOST names an address this machine does not have: use 127.0.0.1 or 0.0.0.0.',
  ENOTFOUND: (error) => unreachable(error),
  ECONNREFUSED: (error) => unreachable(error),
  ETIMEDOUT: (error) => unreachable(error),
  '28P01': () => 'The database refuses the password in DATABASE_URL: correct it and start again.',
  '28000': () => 'The database refuses the user in DATABASE_URL: correct it, or allow the user in pg_hba.conf.',
  '3D000': () => 'The database named in DATABASE_URL does not exist: create it with createdb and start again.',
  '42501': () => 'The user in DATABASE_URL may not do this: it has to own the database (alter database … owner to …).',
  '53100': () => 'The disk of the database is full: free some space and start again; nothing committed is lost.',
}

const notAllowed = (error: NodeJS.ErrnoException) =>
  `This user may not write to ${error.path ?? 'the folder'}: give it to the user (chown), or choose another folder with DATA_DIR.`

const unreachable = (error: NodeJS.ErrnoException & { address?: string; port?: number; hostname?: string }) =>
  `Nothing answers at ${error.hostname ?? `${error.address ?? 'the address'}:${error.port ?? ''}`}: check the addresses in DATABASE_URL and REDIS_URL and that those servers run.`

/** One sentence for any error: what is wrong and what cures it. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (SPOKEN.has(error.name)) return error.message
  if (error instanceof AggregateError && error.errors.length > 0) return explain(error.errors[0])
  const cure = CURES[(error as NodeJS.ErrnoException).code ?? '']
  if (cure) return cure(error)
  return error.cause === undefined ? error.message : `${error.message}: ${explain(error.cause)}`
}

/** True when the error says all there is to say; false for a bug, whose stack helps. */
export const isExpected = (error: unknown): boolean =>
  error instanceof Error && (SPOKEN.has(error.name) || (error as NodeJS.ErrnoException).code !== undefined)

/** The beginning and the end of a long complaint: a terminal keeps only so much, and a person reads less. */
export function shortened(text: string, most = 80): string {
  const lines = text.trim().split('\n')
  if (lines.length <= most) return lines.join('\n')
  const half = most / 2
  return [...lines.slice(0, half), `… ${lines.length - most} lines left out …`, ...lines.slice(-half)].join('\n')
}
