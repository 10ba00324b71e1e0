import { type Locale, account, session } from '@concertato/wire'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { actAs } from '../../lib/acting.ts'
import { adopt } from '../../lib/adopt.ts'
import { call } from '../../lib/api.ts'
import { speak } from '../../lib/i18n.ts'
import { type Look, changeLook } from '../../lib/look.ts'
import { sessionQuery } from '../../lib/session.ts'

const isOfTheHat = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean => queryKey[0] !== 'session'

/** What the shell's menus do. Looks change here at once and are stored for the person's other devices after. */
export function useShellDeeds() {
  const queries = useQueryClient()
  const router = useRouter()
  return {
    async wear(membershipId: string) {
      actAs(membershipId)
      const next = await call(session.actAs, { body: { membershipId } })
      queries.setQueryData(sessionQuery.queryKey, next)
      await adopt(next)
      // Nothing the other hat saw may stay: what is on the page is read anew, the rest is forgotten.
      queries.removeQueries({ type: 'inactive', predicate: isOfTheHat })
      void queries.resetQueries({ predicate: isOfTheHat })
      await router.navigate({ to: '/today' })
    },
    async signOut() {
      await call(session.end)
      actAs(null)
      queries.clear()
      await router.navigate({ to: '/sign-in' })
    },
    async changeTheme(theme: Look['theme']) {
      changeLook({ theme })
      await call(account.change, { body: { theme } })
    },
    async changeLanguage(locale: Locale) {
      changeLook({ locale })
      await speak(locale)
      await call(account.change, { body: { locale } })
    },
  }
}
