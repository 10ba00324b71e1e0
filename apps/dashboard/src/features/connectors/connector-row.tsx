import type { ConnectionFault } from '@concertato/audience'
import type { connectors } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Row } from '../../ui/layout.tsx'
import { When } from '../../ui/when.tsx'
import { FAULT_WORDS, PLATFORM_NAMES, READING_WORDS, STATE_TONES, STATE_WORDS } from './connector-words.ts'
import styles from './connectors.module.css'
import { KeysGuide } from './keys-guide.tsx'

type Connector = connectors.ConnectorView

interface RowProps {
  readonly connector: Connector
  readonly mayChange: boolean
  /** Something was asked of this platform and is not answered yet. */
  readonly isBusy: boolean
  readonly onConnect: (it: Connector) => void
  readonly onRead: (it: Connector) => void
  readonly onDisconnect: (it: Connector) => void
}

/** A platform: what is read there, how the account stands, what can be done. */
export function ConnectorRow({ connector, ...rest }: RowProps) {
  const { i18n } = useLingui()
  const { platform, connection, isSetUp } = connector
  const name = PLATFORM_NAMES[platform]
  const isThere = connection !== null && connection.state !== 'disconnected'
  return (
    <li className={styles.connector}>
      <div className={styles.what}>
        <Row>
          <h3 translate="no">{name}</h3>
          {isThere ? <Chip tone={STATE_TONES[connection.state]}>{i18n._(STATE_WORDS[connection.state])}</Chip> : null}
        </Row>
        {isThere ? <Standing of={connection} /> : null}
        <ul className={styles.readings}>
          {connector.permissions.map(({ scope, reads }) => (
            <li key={reads}>
              {i18n._(READING_WORDS[reads])}
              {scope === null ? null : (
                <code className="mono" translate="no">
                  {shortOf(scope)}
                </code>
              )}
            </li>
          ))}
        </ul>
        {isSetUp ? null : (
          <p className={styles.note}>
            <Trans>This house has not set up {name}.</Trans>
          </p>
        )}
        {isSetUp ? null : <KeysGuide of={connector} />}
      </div>
      {rest.mayChange ? <Deeds connector={connector} {...rest} /> : null}
    </li>
  )
}

/** Faults that another consent, or another account or page, may cure. */
const CURED_BY_CONSENT: readonly ConnectionFault[] = ['consent_gone', 'access_missing', 'no_account', 'figure_hidden']

/** Google names its permissions by long addresses; their last part tells them apart. */
const shortOf = (scope: string): string => scope.split('/').at(-1) ?? scope

/** Whose account it is, from when its figures are, and what is wrong with it. */
function Standing({ of }: { readonly of: connectors.ConnectionView }) {
  const { i18n } = useLingui()
  return (
    <>
      <p className={styles.facts}>
        {of.account === null ? null : <b translate="no">{of.account}</b>}
        <span>
          {of.isBeingRead ? (
            <Trans>Being read</Trans>
          ) : of.readAt === null ? (
            <Trans>Not read yet</Trans>
          ) : (
            <Trans>
              Read <When at={of.readAt} as="relative" />
            </Trans>
          )}
        </span>
      </p>
      {of.fault === null ? null : <p className={styles.fault}>{i18n._(FAULT_WORDS[of.fault])}</p>}
    </>
  )
}

function Deeds({ connector, isBusy, onConnect, onRead, onDisconnect }: RowProps) {
  const { platform, connection, isSetUp } = connector
  const tail = <span className="unseen"> · {PLATFORM_NAMES[platform]}</span>
  const isThere = connection !== null && connection.state !== 'disconnected'
  const fault = connection?.fault ?? null
  return (
    <div className={styles.deeds}>
      {isSetUp && (!isThere || (fault !== null && CURED_BY_CONSENT.includes(fault))) ? (
        <Button small busy={isBusy} onClick={() => onConnect(connector)}>
          {isThere ? <Trans>Connect again</Trans> : <Trans>Connect</Trans>}
          {tail}
        </Button>
      ) : null}
      {isSetUp && isThere && fault !== 'consent_gone' ? (
        <Button small busy={isBusy || connection.isBeingRead} onClick={() => onRead(connector)}>
          <Trans>Read again</Trans>
          {tail}
        </Button>
      ) : null}
      {isThere ? (
        <Button small tone="quiet" onClick={() => onDisconnect(connector)}>
          <Trans>Disconnect</Trans>
          {tail}
        </Button>
      ) : null}
    </div>
  )
}
