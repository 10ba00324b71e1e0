import type { contracts } from '@concertato/wire'
import { Trans } from '@lingui/react/macro'
import { When } from '../../ui/when.tsx'
import styles from './contracts.module.css'

/** The page both sides sign, clause by clause, with plain words beside it that are not part of it. */
export const ContractPage = ({ text }: { readonly text: contracts.ContractTextView }) => (
  <article className={styles.page} lang={text.locale}>
    <h2>{text.title}</h2>
    {text.clauses.map(({ key, heading, paragraphs, note }, at) => (
      <section key={key} id={key} className={styles.clause}>
        <div>
          <h3>
            {at + 1}. {heading}
          </h3>
          {paragraphs.map((it) => (
            <p key={it.slice(0, 60)}>{it}</p>
          ))}
        </div>
        {note ? (
          <aside className={styles.note}>
            <p>{note}</p>
          </aside>
        ) : null}
      </section>
    ))}
  </article>
)

/** Who signs in which order, and who has. */
export const Signatures = ({ of }: { readonly of: readonly contracts.SignatureView[] }) => (
  <ol className={styles.signatures}>
    {of.map(({ signer, party, name, signedAt }) => (
      <li key={signer} data-done={signedAt !== null || undefined}>
        <b translate="no">{party}</b>
        {signedAt && name ? (
          <span className={styles.hand} translate="no">
            {name}
            <span className="tiny quiet">
              <When at={signedAt} as="moment" />
            </span>
          </span>
        ) : (
          <span className="small quiet">
            <Trans>not signed yet</Trans>
          </span>
        )}
      </li>
    ))}
  </ol>
)
