import { setTimeout as pause } from 'node:timers/promises'

/** Between two looks at something that other processes change; the test asserts the outcome, never the wait. */
export const lookAgain = (): Promise<void> => pause(100)
