import type { connectors } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { CopyButton } from '../../ui/copy-button.tsx'
import { KEY_NOTES, PLATFORM_NAMES } from './connector-words.ts'
import styles from './connectors.module.css'

type Connector = connectors.ConnectorView

/** How whoever runs the installation gets keys of a platform, and what serves until then. */
export function KeysGuide({ of: { platform, keys } }: { readonly of: Connector }) {
  const { t, i18n } = useLingui()
  const name = PLATFORM_NAMES[platform]
  const [id, secret] = keys.variables
  return (
    <details className={styles.guide}>
      <summary>
        {t`How to get keys`}
        <span className="unseen"> · {name}</span>
      </summary>
      <ol>
        <li>
          <Trans>
            Register an app in{' '}
            <a href={keys.consoleUrl} rel="noreferrer noopener" target="_blank">
              the developer console of {name}
            </a>
            .
          </Trans>
        </li>
        <li>
          <Trans>Enter this address there as redirect URL, letter by letter:</Trans>
          <Address of={keys.redirectUrl} name={name} />
        </li>
        <li>{i18n._(KEY_NOTES[platform])}</li>
        <li>
          <Trans>
            Give the server <code className="mono">{id}</code> and <code className="mono">{secret}</code>, and start it
            again.
          </Trans>
        </li>
      </ol>
      <p>
        <Trans>
          Until then <Link to="/audience/new">a file or figures by hand</Link> bring the same audience.
        </Trans>
      </p>
    </details>
  )
}

function Address({ of, name }: { readonly of: string; readonly name: string }) {
  return (
    <span className={styles.address}>
      <code className="mono" translate="no">
        {of}
      </code>
      <CopyButton text={of} what={name} />
    </span>
  )
}
