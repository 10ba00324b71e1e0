import { Trans, useLingui } from '@lingui/react/macro'
import { useLook } from '../../lib/look.ts'
import { type Shortcut, shortcutsNow } from '../../lib/shortcuts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Keys } from '../../ui/kbd.tsx'
import styles from './shortcut-sheet.module.css'

const unique = (all: readonly Shortcut[]): readonly Shortcut[] => [...new Map(all.map((it) => [it.keys, it])).values()]

/** What every key does on this page. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui()
  const { shortcutsOn } = useLook()
  const all = unique(shortcutsNow())
  const groups = [
    { id: 'do', name: t`Do` },
    { id: 'go', name: t`Go to` },
    { id: 'list', name: t`In lists` },
  ] as const
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t`Shortcuts`}
      lede={shortcutsOn ? undefined : t`Single keys are switched off in your settings; only those with Ctrl or ⌘ work.`}
    >
      <div className={styles.groups}>
        {groups.map(({ id, name }) => {
          const mine = all.filter(({ group }) => group === id)
          return mine.length === 0 ? null : (
            <section key={id}>
              <h3>{name}</h3>
              <dl className={styles.list}>
                {mine.map(({ keys, label }) => (
                  <div key={keys} className={styles.line}>
                    <dt>{label}</dt>
                    <dd>
                      <Keys of={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      <p className="small quiet">
        <Trans>Single keys can be switched off under Settings.</Trans>
      </p>
    </Dialog>
  )
}
