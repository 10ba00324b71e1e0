import { t } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useLocation } from '@tanstack/react-router'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'
import { PLACES } from './places.ts'
import styles from './bare.module.css'

/** The places whose address this one begins with, nearest first. */
const parentsOf = (path: string) =>
  PLACES.filter(({ to }) => path.startsWith(`${to}/`)).sort((a, b) => b.to.length - a.to.length)

/** Nothing is here: the nearest pages that are. */
export default function NotFoundPage() {
  const { i18n } = useLingui()
  const { pathname } = useLocation()
  const parents = parentsOf(pathname)
  return (
    <div className={styles.bare}>
      <Page
        title={t`Not found`}
        sentence={<Trans>There is nothing at this address, or it is not yours to see</Trans>}
        narrow
      >
        <Empty
          sentence={<Trans>The nearest pages that are:</Trans>}
          action={
            <>
              <ButtonLink to="/today" tone="primary">
                <Trans>Today</Trans>
              </ButtonLink>
              {parents.map(({ to, label }) => (
                <Link key={to} to={to}>
                  {i18n._(label)}
                </Link>
              ))}
            </>
          }
        />
      </Page>
    </div>
  )
}
