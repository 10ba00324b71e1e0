import { hash } from 'node:crypto'
import { AudienceImport } from '../audience/audience-import.service.ts'
import type { audience } from '@concertato/wire'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import type { TestApp } from './app.ts'

interface ListOptions {
  readonly cells?: audience.CellView[]
  readonly isPublic?: boolean
}

/** Lists of numbered people for tests: the same number on two lists is the same person. */
export class GivenAudiences {
  constructor(readonly test: TestApp) {}

  /** Everybody from, up to but without to. Figures of published lists carry no noise. */
  async list(workspaceId: string, from: number, to: number, it: ListOptions = {}): Promise<void> {
    const { cells, isPublic = false } = it
    await asSystem('given', async () => {
      const [place] = await this.test.app
        .get(Database)
        .read<{ slug: string; kind: string }>('select slug, kind from workspace where id = $1', [workspaceId])
      const wish = {
        workspaceSlug: place!.slug,
        kind: place!.kind === 'brand' ? ('customers' as const) : ('newsletter' as const),
        identifierKind: 'email' as const,
        platform: null,
        asOf: this.test.clock.now().toISOString().slice(0, 10),
        lawfulBasis: isPublic ? ('public_research' as const) : ('consent' as const),
        consentText: 'They said yes on the form.',
        ...(cells ? { cells } : {}),
      }
      await this.test.app.get(AudienceImport).addList(wish, digestsOf(from, to), this.test.clock.now())
    })
  }
}

async function* digestsOf(from: number, to: number): AsyncGenerator<Uint8Array> {
  const bytes = new Uint8Array(32 * (to - from))
  for (let n = from; n < to; n += 1) bytes.set(hash('sha256', `person-${n}@example.org`, 'buffer'), 32 * (n - from))
  yield await Promise.resolve(bytes)
}
