import type { turns } from '@concertato/wire'
import type { LinkProps } from '@tanstack/react-router'

type Opens = (card: turns.TurnCard) => Pick<LinkProps, 'to' | 'params' | 'search'>

/** Which screen takes a turn, by what the turn is about. A subject without a screen shows its card without a button. */
export const SUBJECT_SCREENS: Partial<Record<turns.TurnCard['subject'], Opens>> = {}
