import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react/macro'
import { Link, useMatches } from '@tanstack/react-router'
import { LogoMark } from '../../ui/logo.tsx'
import styles from './crumbs.module.css'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** What the screen is called in the breadcrumb. A loader that returns `{ crumb }` says it better. */
    readonly crumb?: MessageDescriptor
    /** The screens above it, where the address alone does not lead through them. */
    readonly above?: readonly { readonly to: string; readonly crumb: MessageDescriptor }[]
  }
}

const named = (it: unknown): string | undefined =>
  typeof it === 'object' && it !== null && 'crumb' in it && typeof it.crumb === 'string' ? it.crumb : undefined

/** Where this is. On a phone only the last part stays: it is the page's title. */
export function Crumbs() {
  const { i18n, t } = useLingui()
  const crumbs = useMatches().flatMap(({ id, pathname, staticData, loaderData }) => {
    const words = named(loaderData) ?? (staticData.crumb ? i18n._(staticData.crumb) : undefined)
    const above = (staticData.above ?? []).map(({ to, crumb }) => ({ id: to, pathname: to, words: i18n._(crumb) }))
    return words === undefined ? above : [...above, { id, pathname, words }]
  })
  return (
    <nav className={styles.crumbs} aria-label={t`You are here`}>
      <ol>
        <li className={styles.brandMark} aria-hidden="true">
          <LogoMark />
        </li>
        {crumbs.map(({ id, pathname, words }, index) => (
          <li key={id}>
            {index === crumbs.length - 1 ? <b aria-current="page">{words}</b> : <Link to={pathname}>{words}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
