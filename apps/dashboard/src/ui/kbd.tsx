import styles from './kbd.module.css'

const isApple = (): boolean => /Mac|iP(hone|ad|od)/.test(navigator.platform)

/** How a key is printed: `mod+k` is ⌘K or Ctrl K, `g t` two keys after each other. */
export const keyNames = (keys: string): readonly string[] =>
  keys
    .split(' ')
    .map((key) => key.replace('mod+', isApple() ? '⌘' : 'Ctrl ').replace(/\b\w$/, (last) => last.toUpperCase()))

/** A key or a chord, as printed on the keyboard. */
export const Keys = ({ of }: { readonly of: string }) => (
  <span className={styles.keys}>
    {keyNames(of).map((name) => (
      <kbd key={name} className={styles.kbd}>
        {name}
      </kbd>
    ))}
  </span>
)
