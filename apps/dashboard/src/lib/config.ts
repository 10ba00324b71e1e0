import type { config } from '@concertato/wire'
import { queryOptions } from '@tanstack/react-query'
import { setProductName } from './app-name.ts'
import { readPlain } from './api.ts'

/** What this installation is. Its reply has neither amounts nor instants, so it is read without the schema library. */
export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: async () => {
    const it = await readPlain<config.ConfigView>('/config')
    setProductName(it.productName)
    return it
  },
  staleTime: Number.POSITIVE_INFINITY,
})
