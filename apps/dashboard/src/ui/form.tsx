import { Plural, Trans } from '@lingui/react/macro'
import { type ReactNode, type SubmitEvent, use, useEffect, useMemo, useRef, useState } from 'react'
import { type Problem, isProblem } from '../lib/problem.ts'
import { Button, type ButtonProps } from './button.tsx'
import { cx } from './cx.ts'
import { FormContext } from './field.tsx'
import { titleOf, wrongFields, wrongWith } from './form-words.ts'
import styles from './form.module.css'

type Controls = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What was entered, by field name. An untouched field is an empty text; a ticked box is `on`. */
export type FormValues = Readonly<Record<string, string>>

interface FormProps {
  readonly children: ReactNode
  /** A thrown `Problem` shows in the form: at its fields and in a summary that takes the focus. */
  readonly onSubmit: (values: FormValues) => Promise<unknown> | unknown
  readonly 'aria-label'?: string
  readonly className?: string
}

const controlsOf = (form: HTMLFormElement): Controls[] =>
  [...form.elements].filter((it): it is Controls => 'validity' in it && 'name' in it && it.name !== '')

function wrongIn(form: HTMLFormElement): Record<string, string> {
  const found = controlsOf(form).map((control) => [control.name, wrongWith(control)] as const)
  return Object.fromEntries(found.filter((it): it is [string, string] => it[1] !== undefined))
}

const valuesOf = (form: HTMLFormElement): FormValues =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

/** A form of native controls: no state of its own but what is wrong. For forms with rules between fields see `bound-form.tsx`. */
export function Form({ children, onSubmit, className, ...rest }: FormProps) {
  const ref = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)

  const state = useMemo(
    () => ({
      errors,
      isBusy,
      clear: (name: string) => setErrors(({ [name]: _gone, ...left }) => left),
    }),
    [errors, isBusy],
  )

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const wrong = wrongIn(form)
    setErrors(wrong)
    setProblem(null)
    if (Object.keys(wrong).length > 0 || isBusy) return
    setBusy(true)
    try {
      await onSubmit(valuesOf(form))
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      setErrors(wrongFields(failure))
      setProblem(failure)
    } finally {
      setBusy(false)
    }
  }

  return (
    <FormContext value={state}>
      <form
        {...rest}
        ref={ref}
        className={cx(styles.form, className)}
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        <ErrorSummary errors={errors} problem={problem} />
        {children}
      </form>
    </FormContext>
  )
}

interface SummaryProps {
  readonly errors: Readonly<Record<string, string>>
  readonly problem: Problem | null
}

const focusField = (name: string) =>
  document
    .querySelector<HTMLElement>(
      `[data-field="${CSS.escape(name)}"] :is(input, select, textarea, button, [role=spinbutton])`,
    )
    ?.focus()

/** "Country: ", from the page itself; an error may belong to something without a label. */
function labelOf(name: string): string {
  const label = document.querySelector(`[data-field="${CSS.escape(name)}"] > :is(label, legend)`)?.textContent
  return label ? `${label}: ` : ''
}

/** What is wrong with the form as a whole. Takes the focus when it appears, so that nobody has to look for it. */
export function ErrorSummary({ errors, problem }: SummaryProps) {
  const ref = useRef<HTMLDivElement>(null)
  const names = Object.keys(errors)
  const count = names.length
  const isShown = problem !== null || count > 0
  useEffect(() => {
    if (isShown) ref.current?.focus()
  }, [isShown, problem])
  if (!isShown) return null
  return (
    <div ref={ref} className={styles.summary} role="alert" tabIndex={-1}>
      <p>
        {problem ? titleOf(problem) : <Plural value={count} one="One thing to change" other="# things to change" />}
      </p>
      {count > 0 && (problem === null || problem.fields.length > 0) ? (
        <ul>
          {names.map((name) => (
            <li key={name}>
              <a
                href={`#${name}`}
                onClick={(event) => {
                  event.preventDefault()
                  focusField(name)
                }}
              >
                {labelOf(name)}
                {errors[name]}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {problem?.requestId && problem.status >= 500 ? (
        <p className={styles.request}>
          <Trans>
            Request <code className="mono">{problem.requestId}</code>
          </Trans>
        </p>
      ) : null}
    </div>
  )
}

interface ActionsProps {
  readonly children: ReactNode
  readonly end?: boolean
  /** On a phone they stay in sight above the tabs; for the one thing a page is about. */
  readonly stick?: boolean
}

/** The row of buttons a form ends with. */
export const FormActions = ({ children, end, stick }: ActionsProps) => (
  <div className={cx(styles.actions, end && styles.end, stick && styles.stick)}>{children}</div>
)

/** Sends its form; shows that it is being sent. */
export function SubmitButton({ tone = 'primary', ...rest }: ButtonProps) {
  const { isBusy } = use(FormContext)
  return <Button {...rest} tone={tone} type="submit" busy={isBusy || rest.busy === true} />
}
