import { Trans } from '@lingui/react/macro'
import { type ReactNode, createContext, use, useId } from 'react'
import styles from './field.module.css'

/** What a form knows about its fields; a field outside a form has none of it. */
export interface FormState {
  readonly errors: Readonly<Record<string, string>>
  readonly isBusy: boolean
  readonly clear: (name: string) => void
}

export const FormContext = createContext<FormState>({ errors: {}, isBusy: false, clear: () => undefined })

/** Words around a control. */
export interface FieldWords {
  readonly label: ReactNode
  readonly help?: ReactNode
  /** A sentence that says what to change. A form fills it in by name. */
  readonly error?: string | undefined
  /** Says so beside the label; every other field is needed. */
  readonly optional?: boolean | undefined
}

/** What a control needs to be tied to its words. */
export interface FieldTies {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

interface FieldProps extends FieldWords {
  readonly name?: string | undefined
  /** A group of controls has a `legend`; the single ones a `label`. */
  readonly group?: boolean
  readonly children: (ties: FieldTies) => ReactNode
}

/** The error of a field: its own, or the one its form has for it. */
export function useFieldError(name: string | undefined, own?: string): string | undefined {
  const { errors } = use(FormContext)
  return own ?? (name === undefined ? undefined : errors[name])
}

const Optional = () => (
  <span className={styles.optional}>
    {' · '}
    <Trans>optional</Trans>
  </span>
)

/** Label, help and error around one control. */
export function Field({ label, help, error, optional, name, group, children }: FieldProps) {
  const id = useId()
  const wrong = useFieldError(name, error)
  const helpId = help === undefined ? undefined : `${id}-help`
  const errorId = wrong === undefined ? undefined : `${id}-error`
  const ties: FieldTies = {
    id,
    'aria-describedby': [errorId, helpId].filter(Boolean).join(' ') || undefined,
    'aria-invalid': wrong === undefined ? undefined : true,
  }
  const Box = group ? 'fieldset' : 'div'
  const Label = group ? 'legend' : 'label'
  return (
    <Box className={styles.field} data-field={name} {...(group && { 'aria-describedby': ties['aria-describedby'] })}>
      <Label className={styles.label} {...(!group && { htmlFor: id })}>
        {label}
        {optional ? <Optional /> : null}
      </Label>
      {children(ties)}
      <FieldNotes help={help} helpId={helpId} error={wrong} errorId={errorId} />
    </Box>
  )
}

interface NotesProps {
  readonly help: ReactNode
  readonly helpId: string | undefined
  readonly error: string | undefined
  readonly errorId: string | undefined
}

/** Error first: it is what the reader looks for. */
const FieldNotes = ({ help, helpId, error, errorId }: NotesProps) => (
  <>
    {error === undefined ? null : (
      <p id={errorId} className={styles.error}>
        {error}
      </p>
    )}
    {help === undefined ? null : (
      <p id={helpId} className={styles.help}>
        {help}
      </p>
    )}
  </>
)
