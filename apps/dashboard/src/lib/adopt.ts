import type { SessionView } from '@concertato/wire'
import { i18n, setVoice, speak } from './i18n.ts'
import { changeLook } from './look.ts'
import { hatOf, voiceOf } from './session.ts'

/** Makes this device look and speak the way a person chose on any of theirs. */
export async function adopt(session: SessionView): Promise<void> {
  const { person } = session
  if (person === null) return
  const { locale, theme, density, reducedMotion, shortcutsOn, timeZone } = person
  changeLook({ locale, theme, density, reducedMotion, shortcutsOn, timeZone })
  setVoice(voiceOf(hatOf(session)?.workspace.kind))
  if (i18n.locale !== locale) await speak(locale)
}
