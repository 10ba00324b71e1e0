/**
 * The address of a dashboard page. A secret stands behind `#`, which browsers send to no server, so that it is in no log.
 *
 * @param path below the public address, without a leading slash.
 */
export function pageAddress(publicUrl: string, path: string, token?: string): string {
  const url = new URL(path, publicUrl.replace(/\/?$/, '/'))
  if (token) url.hash = `token=${token}`
  return url.href
}
