export interface ServerOptions {
  /** Opens the control API to callers that are not on this computer. */
  readonly controlToken?: string | undefined
}
