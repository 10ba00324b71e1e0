import { transformAsync } from '@babel/core'
import linguiMacro from '@lingui/babel-plugin-lingui-macro'
import { lingui } from '@lingui/vite-plugin'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite'

const usesMacro = /@lingui\/(core|react)\/macro/

/** Rewrites Lingui's macros. The React plugin no longer runs Babel, so only the files that use a macro pass through it. */
const macros: Plugin = {
  name: 'lingui-macros',
  enforce: 'pre',
  async transform(code, id) {
    const file = id.split('?')[0] ?? ''
    if (!/\.tsx?$/.test(file) || file.includes('node_modules') || !usesMacro.test(code)) return null
    const result = await transformAsync(code, {
      filename: file,
      babelrc: false,
      configFile: false,
      sourceMaps: true,
      parserOpts: { plugins: ['jsx', 'typescript'] },
      plugins: [linguiMacro],
    })
    return { code: result?.code ?? code, map: result?.map ?? null }
  },
}

/** The two files every page paints its first words with. The browser would otherwise ask for them only after the script ran. */
const FIRST_FONTS = [
  /bricolage-grotesque-latin-wght-normal.*\.woff2$/,
  /atkinson-hyperlegible-next-latin-wght-normal.*\.woff2$/,
]

const preloadFonts: Plugin = {
  name: 'preload-fonts',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const files = Object.keys(bundle ?? {})
      return FIRST_FONTS.flatMap((font): HtmlTagDescriptor[] => {
        const file = files.find((it) => font.test(it))
        if (!file) return []
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${file}` }
        return [{ tag: 'link', attrs, injectTo: 'head-prepend' }]
      })
    },
  },
}

/** The order of the cascade layers must be the first thing a browser reads, whichever style sheet comes first. */
const LAYERS = '@layer reset,words,ui,feature,route;'

const layersFirst: Plugin = {
  name: 'layers-first',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.css') || typeof file.source !== 'string') continue
      file.source = `${LAYERS}${file.source.replace(LAYERS, '')}`
    }
  },
}

/**
 * Left alone, the splitter makes dozens of chunks of a few hundred bytes, which compress badly. What every page needs is
 * one file, what every signed-in page needs another.
 */
const GROUPS = [
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

const API = process.env['API_URL'] ?? 'http://127.0.0.1:4100'

export default defineConfig(({ command, mode }) => ({
  root: import.meta.dirname,
  plugins: [
    macros,
    { ...optimizeLocales.vite({ locales: ['en-US', 'fr-FR', 'it-IT', 'de-DE', 'es-ES'] }), enforce: 'pre' },
    react(),
    // `--mode loose` builds with untranslated strings, to look at a screen that is still being worded.
    lingui({
      cwd: import.meta.dirname,
      failOnMissing: command === 'build' && mode !== 'loose',
      failOnCompileError: true,
    }),
    preloadFonts,
    layersFirst,
  ],
  resolve: { conditions: ['@concertato/source', 'module', 'browser', 'development|production'] },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  server: { proxy: { '/api': { target: API } } },
  preview: { proxy: { '/api': { target: API } } },
  build: {
    target: ['chrome123', 'firefox124', 'safari17.5'],
    manifest: true,
    sourcemap: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
  },
}))
