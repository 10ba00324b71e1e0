import { Field, type FieldWords } from './field.tsx'
import styles from './file-field.module.css'

interface FileProps extends FieldWords {
  /** Kinds of file and endings, as the browser's own chooser takes them. */
  readonly accept?: string
  /** `undefined` when the choice was taken back. */
  readonly onPick: (file: File | undefined) => void
}

/** One file from this device; what is done with it is the caller's to say. */
export function FileField({ accept, onPick, ...words }: FileProps) {
  return (
    <Field {...words}>
      {(ties) => (
        <input
          {...ties}
          className={styles.file}
          type="file"
          accept={accept}
          onChange={(event) => onPick(event.currentTarget.files?.[0])}
        />
      )}
    </Field>
  )
}
