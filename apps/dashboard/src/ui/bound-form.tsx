import { type ReactNode, useState } from 'react'
import {
  type Control,
  Controller,
  type FieldPath,
  type FieldValues,
  FormProvider,
  type UseFormReturn,
  useFormContext,
  useFormState,
} from 'react-hook-form'
import { type Problem, isProblem } from '../lib/problem.ts'
import { FormContext } from './field.tsx'
import { ErrorSummary } from './form.tsx'
import { wrongFields } from './form-words.ts'
import styles from './form.module.css'

interface BoundFormProps<V extends FieldValues> {
  readonly form: UseFormReturn<V>
  readonly children: ReactNode
  /** A thrown `Problem` shows in the form: at its fields and in a summary that takes the focus. */
  readonly onSubmit: (values: V) => Promise<unknown>
}

/** Every message of a nested error object, by dotted name. */
function messagesOf(errors: object, prefix = ''): Record<string, string> {
  const entries = Object.entries(errors) as [string, { message?: string } | undefined][]
  return Object.assign(
    {},
    ...entries.map(([name, error]) => {
      if (typeof error !== 'object' || error === null) return {}
      if (typeof error.message === 'string') return { [`${prefix}${name}`]: error.message }
      return messagesOf(error, `${prefix}${name}.`)
    }),
  ) as Record<string, string>
}

/** A form held by react-hook-form: for rules between fields and controls that are no native inputs. */
export function BoundForm<V extends FieldValues>({ form, children, onSubmit }: BoundFormProps<V>) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const { errors, isSubmitting } = useFormState({ control: form.control })
  const wrong = messagesOf(errors)

  const send = async (values: V) => {
    setProblem(null)
    try {
      await onSubmit(values)
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      for (const [name, message] of Object.entries(wrongFields(failure)))
        form.setError(name as FieldPath<V>, { message })
      setProblem(failure)
    }
  }

  return (
    <FormProvider {...form}>
      <FormContext
        value={{ errors: wrong, isBusy: isSubmitting, clear: (name) => form.clearErrors(name as FieldPath<V>) }}
      >
        <form className={styles.form} noValidate onSubmit={(event) => void form.handleSubmit(send)(event)}>
          <ErrorSummary errors={wrong} problem={problem} />
          {children}
        </form>
      </FormContext>
    </FormProvider>
  )
}

/** What a bound control gets and gives. */
export interface Binding<T> {
  readonly name: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly onBlur: () => void
}

interface BoundProps<V extends FieldValues, N extends FieldPath<V>> {
  readonly name: N
  readonly control?: Control<V>
  readonly children: (binding: Binding<V[N]>) => ReactNode
}

/** Ties a control that is no native input to the form: `<Bound name="fee">{(it) => <MoneyField {...it} />}</Bound>`. */
export function Bound<V extends FieldValues, N extends FieldPath<V>>({ name, control, children }: BoundProps<V, N>) {
  const form = useFormContext<V>()
  return (
    <Controller
      name={name}
      control={control ?? form.control}
      render={({ field: { value, onChange, onBlur } }) => (
        <>{children({ name, value: value as V[N], onChange, onBlur })}</>
      )}
    />
  )
}
