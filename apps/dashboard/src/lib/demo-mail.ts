import { useEffect, useState } from 'react'
import { readPlain } from './api.ts'

interface DemoMail {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly link: string | null
}

/** Mail of the demo world is read on the page: no mail server is needed. Milliseconds between looks. */
const LOOK_EVERY = 1500

async function newestTo(address: string): Promise<DemoMail | undefined> {
  const { items } = await readPlain<{ readonly items: readonly DemoMail[] }>('/demo/mail?limit=20')
  return items.find(({ to, link }) => to.toLowerCase() === address.toLowerCase() && link !== null)
}

/** The newest mail to an address that asks to follow a link, looked for until it is there. */
export function useDemoMail(address: string, isDemo: boolean): DemoMail | undefined {
  const [mail, setMail] = useState<DemoMail>()
  useEffect(() => {
    if (!isDemo) return
    const look = () => void newestTo(address).then(setMail, () => undefined)
    look()
    const timer = setInterval(look, LOOK_EVERY)
    return () => clearInterval(timer)
  }, [address, isDemo])
  return mail
}
