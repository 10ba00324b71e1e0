import { Trans, useLingui } from '@lingui/react/macro'
import { isProblem } from '../../lib/problem.ts'
import { Card } from '../../ui/card.tsx'
import { Switch } from '../../ui/choice.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { say, sayFailed } from '../../ui/toast.ts'
import { useShare } from './audience.api.ts'
import { Neighbours } from './neighbours.tsx'

/** Whether other acts of the house may see how much they share with this one. Off unless somebody says so. */
export function SharingCard({ isShared, mayChange }: { readonly isShared: boolean; readonly mayChange: boolean }) {
  const { t } = useLingui()
  const { mutateAsync: share, isPending, variables } = useShare()
  const turn = async (next: boolean) => {
    try {
      await share(next)
      say(next ? t`Other acts can see how much you share.` : t`Other acts see nothing of your audience.`)
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      sayFailed(titleOf(failure))
    }
  }
  return (
    <Card title={<Trans>Other acts of the house</Trans>}>
      <Switch
        name="shared"
        label={t`Let them see how much you share`}
        help={t`Useful for tours and songs together. They see one rounded figure, and only if they let you see theirs.`}
        checked={isPending ? variables : isShared}
        disabled={!mayChange}
        onChange={(event) => void turn(event.currentTarget.checked)}
      />
      {isShared ? <Neighbours /> : null}
    </Card>
  )
}
