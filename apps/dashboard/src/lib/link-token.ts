import { useLocation } from '@tanstack/react-router'

/** The one-time secret of a mailed link. It stands behind `#`, which a browser sends to no server and writes to no log. */
export const useLinkToken = (): string => new URLSearchParams(useLocation().hash).get('token') ?? ''
