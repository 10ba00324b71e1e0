import { queryOptions } from '@tanstack/react-query'
import { readPlain } from './api.ts'

interface DemoMails {
  readonly items: readonly { readonly id: string; readonly to: string; readonly subject: string; readonly link: string | null }[]
}

/** Mail of the demo world is read on the page: no mail server is needed. Milliseconds between looks. */
const LOOK_EVERY = 1500

/** The newest mail to an address that asks to follow a link. */
export const demoMailQuery = (to: string) =>
  queryOptions({
    queryKey: ['demo-mail', to],
    queryFn: async () => {
      const { items } = await readPlain<DemoMails>('/demo/mail?limit=20')
      return items.find((it) => it.to.toLowerCase() === to.toLowerCase() && it.link !== null) ?? null
    },
    refetchInterval: ({ state }) => (state.data ? false : LOOK_EVERY),
  })
