import type { config } from '@concertato/wire'
import { type ReactNode, createContext, use, useEffect, useState } from 'react'
import { setProductName } from './app-name.ts'
import { readPlain } from './api.ts'

/** What this installation is. Its reply has neither amounts nor instants, so it is read without the schema library. */
export async function readConfig(): Promise<config.ConfigView> {
  const it = await readPlain<config.ConfigView>('/config')
  setProductName(it.productName)
  return it
}

const ConfigContext = createContext<config.ConfigView | undefined>(undefined)

/** Makes the configuration known to every page as soon as it is there; nothing waits for it. */
export function ConfigProvider({
  from,
  children,
}: {
  readonly from: Promise<config.ConfigView>
  readonly children: ReactNode
}) {
  const [it, setIt] = useState<config.ConfigView>()
  useEffect(() => {
    from.then(setIt, () => undefined)
  }, [from])
  return <ConfigContext value={it}>{children}</ConfigContext>
}

/** What this installation is; `undefined` until it answered. */
export const useConfig = (): config.ConfigView | undefined => use(ConfigContext)
