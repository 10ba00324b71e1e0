/* Runs before the first paint, so that nobody who chose dark sees a white flash. Kept apart from the bundle: no inline script. */
try {
  var wish = JSON.parse(localStorage.getItem('concertato.look') || '{}')
  var root = document.documentElement
  if (wish.theme === 'light' || wish.theme === 'dark') root.dataset.theme = wish.theme
  if (wish.density === 'compact') root.dataset.density = 'compact'
  if (wish.reducedMotion) root.dataset.motion = 'reduced'
  if (wish.locale) root.lang = wish.locale
} catch {
  // A broken entry is as good as none.
}
