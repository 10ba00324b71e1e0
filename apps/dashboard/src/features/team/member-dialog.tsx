import { type Role, grantsOf } from '@concertato/deal'
import type { team } from '@concertato/wire'
import { t as say } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { isRefused } from '../../lib/problem.ts'
import { ROLE_NAMES } from '../../lib/role-words.ts'
import type { Here } from '../../lib/session.ts'
import { BoundForm } from '../../ui/bound-form.tsx'
import { Button } from '../../ui/button.tsx'
import { Conflict, type ConflictLine } from '../../ui/conflict.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions, SubmitButton } from '../../ui/form.tsx'
import { say as toast } from '../../ui/toast.ts'
import { MandateWords } from './mandate-words.tsx'
import { type SeatFields, fieldsOf, seatOf } from './seat-fields.ts'
import { SeatForm } from './seat-form.tsx'
import { type Change, readMember, useChangeMember } from './team.api.ts'

type MemberView = team.MemberView

interface MemberDialogProps {
  readonly here: Here
  readonly member: MemberView
  readonly onClose: () => void
}

/** Changes somebody's role, right to sign or mandate. */
export function MemberDialog({ here: { hat, role }, member, onClose }: MemberDialogProps) {
  const { t, i18n } = useLingui()
  const { mutateAsync: change } = useChangeMember()
  const [theirs, setTheirs] = useState<MemberView | null>(null)
  const form = useForm<SeatFields>({ defaultValues: fieldsOf(member, hat?.workspace.currency ?? 'EUR') })
  const wishOf = (fields: SeatFields): Change => ({ role: fields.role || member.role, ...seatOf(fields) })

  const save = async (fields: SeatFields, version: number) => {
    try {
      await change({ id: member.id, version, change: wishOf(fields) })
    } catch (failure) {
      if (!isRefused(failure, 'version_changed')) throw failure
      setTheirs(await readMember(member.id))
      return
    }
    toast(t`${member.name} changed.`)
    onClose()
  }

  return (
    <>
      <Dialog isOpen={theirs === null} onClose={onClose} title={member.name} lede={member.email}>
        <BoundForm form={form} onSubmit={(fields) => save(fields, member.version)}>
          <SeatForm roles={role === undefined ? [] : grantsOf(role)} />
          <FormActions end>
            <Button onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <SubmitButton>
              <Trans>Save</Trans>
            </SubmitButton>
          </FormActions>
        </BoundForm>
      </Dialog>
      {theirs === null ? null : (
        <Conflict
          isOpen
          onClose={() => setTheirs(null)}
          lines={conflictLines(wishOf(form.getValues()), theirs, (it) => i18n._(ROLE_NAMES[it]))}
          onKeepMine={() => {
            setTheirs(null)
            void save(form.getValues(), theirs.version)
          }}
          onTakeTheirs={() => {
            form.reset(fieldsOf(theirs, hat?.workspace.currency ?? 'EUR'))
            onClose()
          }}
        />
      )}
    </>
  )
}

const mandateWords = (it: Change['mandate']) => (it ? <MandateWords of={it} /> : '—')

function conflictLines(mine: Change, theirs: MemberView, nameOf: (role: Role) => string): ConflictLine[] {
  const sign = (it: boolean | undefined) => (it ? say`yes` : say`no`)
  return [
    {
      name: say`Role`,
      mine: nameOf(mine.role ?? theirs.role),
      theirs: nameOf(theirs.role),
      isSame: mine.role === theirs.role,
    },
    {
      name: say`May sign`,
      mine: sign(mine.maySign),
      theirs: sign(theirs.maySign),
      isSame: mine.maySign === theirs.maySign,
    },
    {
      name: say`Mandate`,
      mine: mandateWords(mine.mandate),
      theirs: mandateWords(theirs.mandate),
      isSame: (mine.mandate ?? null) === null && theirs.mandate === null,
    },
  ]
}
