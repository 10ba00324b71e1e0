import { POLICY_LIMITS, RANK_POLICY, settingsOf } from '@concertato/audience'
import type { rankPolicy } from '@concertato/wire'
import { anId, NOW } from './world.ts'

/** The weights this product comes with. */
export const someSettings = (it: Partial<rankPolicy.PolicySettings> = {}): rankPolicy.PolicySettings => ({
  ...settingsOf(RANK_POLICY),
  ...it,
})

export const aVersion = (it: Partial<rankPolicy.PolicyVersionView> = {}): rankPolicy.PolicyVersionView => ({
  version: 1,
  settings: someSettings(),
  note: null,
  setBy: null,
  setAt: NOW,
  ...it,
})

/** A policy whose newest version comes first. */
export const aPolicy = (history = [aVersion()]): rankPolicy.RankPolicyView => ({
  version: history[0]?.version ?? 1,
  settings: history[0]?.settings ?? someSettings(),
  limits: POLICY_LIMITS,
  history,
})

export const aMove = (
  name: string,
  rankNow: number,
  rankThen: number,
  it: Partial<rankPolicy.PolicyMoveView> = {},
): rankPolicy.PolicyMoveView => ({
  act: { id: anId(), name, country: 'FR' },
  rankNow,
  rankThen,
  fitNow: 60,
  fitThen: 64,
  ...it,
})

export const aPreview = (moves: readonly rankPolicy.PolicyMoveView[]): rankPolicy.PolicyPreviewView => ({
  compared: 40,
  floorNow: 8,
  floorThen: 8,
  moves: [...moves],
})
