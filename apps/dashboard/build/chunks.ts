/**
 * Left alone, the splitter makes dozens of chunks of a few hundred bytes, which compress badly. What every page needs is
 * one file, what every signed-in page needs another.
 */
export const GROUPS = [
  {
    name: 'frame',
    priority: 30,
    test: /node_modules\/(react|react-dom|scheduler|@lingui|@tanstack\/(react-router|router-core|history|store|react-store))\//,
  },
  {
    name: 'door',
    priority: 30,
    test: /libs\/core\/src\/|dashboard\/src\/(lib\/(acting|api|app-name|asked-link|draft|i18n|locales|look|problem|step-up|uuid)\.ts|lib\/config\.tsx|ui\/(avatar|button|card|cx|door|field|form|form-words|layout|logo|skeleton|text-field|score-layout|score-strip)\.tsx?)$/,
  },
  {
    name: 'page',
    priority: 25,
    test: /node_modules\/lucide-react\/dist\/esm\/(?!icons)|libs\/money\/src\/|dashboard\/src\/(lib\/(format|now|places|shortcuts|commands)\.ts|ui\/(chip|empty|kbd|page|problem-panel|score|strip|toast|toasts)\.tsx?|ui\/chart\/(use-width|walk)\.ts)$/,
  },
  { name: 'queries', priority: 25, test: /node_modules\/@tanstack\/(react-query|query-core)\// },
  {
    name: 'wire',
    priority: 20,
    test: /node_modules\/zod\/|libs\/wire\/src\/(people|codecs|route|session|turns|deal)\.ts$/,
  },
]
