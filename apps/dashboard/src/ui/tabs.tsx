import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import { Count } from './chip.tsx'
import styles from './tabs.module.css'

export interface TabOf {
  readonly id: string
  readonly label: ReactNode
  /** Turns that wait behind this tab. */
  readonly count?: number
  readonly children: ReactNode
}

/** Views of one thing on one page. Views with an address of their own are `TabLinks`. */
export const Tabs = ({ label, tabs }: { readonly label: string; readonly tabs: readonly TabOf[] }) => (
  <AriaTabs className={styles.tabs ?? ''}>
    <TabList className={styles.list ?? ''} aria-label={label}>
      {tabs.map(({ id, label: name, count = 0 }) => (
        <Tab key={id} id={id} className={styles.tab ?? ''}>
          {name}
          <Count of={count} />
        </Tab>
      ))}
    </TabList>
    {tabs.map(({ id, children }) => (
      <TabPanel key={id} id={id} className={styles.panel ?? ''}>
        {children}
      </TabPanel>
    ))}
  </AriaTabs>
)

const Anchor = (props: ComponentProps<'a'>) => <a {...props} className={styles.tab} />

/** One page among neighbours: `<TabLink to="/settings/security">`. */
export const TabLink = createLink(Anchor)

export const TabLinks = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <nav className={styles.list} aria-label={label}>
    {children}
  </nav>
)
