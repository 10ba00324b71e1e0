import type { Platform } from '@concertato/audience'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { isProblem } from '../../lib/problem.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { Bone } from '../../ui/skeleton.tsx'
import { say } from '../../ui/toast.ts'
import { PLATFORM_NAMES } from './connector-words.ts'
import { useFinish } from './connectors.api.ts'

interface LandingProps {
  readonly platform: Platform
  readonly state: string
  readonly code: string | null
  readonly error: string | null
}

/** Hands over once what the platform sent back, and leads on to the audience; nothing of it stays in the address. */
export function Landing({ platform, ...answer }: LandingProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { mutateAsync: finish } = useFinish()
  const [failure, setFailure] = useState<string>()
  const isHandedOver = useRef(false)
  const name = PLATFORM_NAMES[platform]
  useEffect(() => {
    if (isHandedOver.current) return
    isHandedOver.current = true
    const handOver = async () => {
      try {
        await finish({ platform, ...answer })
        say(t`${name} is connected. Its figures are being read.`)
        await navigate({ to: '/audience', replace: true })
      } catch (problem) {
        if (!isProblem(problem)) throw problem
        setFailure(titleOf(problem))
      }
    }
    void handOver()
  })
  if (failure === undefined) return <Bone width="60%" />
  return (
    <div role="alert">
      <Empty
        sentence={failure}
        action={
          <ButtonLink to="/audience" replace>
            <Trans>Back to the audience</Trans>
          </ButtonLink>
        }
      />
    </div>
  )
}
