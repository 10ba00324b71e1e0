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
const FIRST_FONTS = [/bricolage-grotesque-latin-wght-normal.*\.woff2$/, /atkinson-hyperlegible-next-latin-wght-normal.*\.woff2$/]

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

const API = process.env['API_URL'] ?? 'http://127.0.0.1:4100'

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [
    macros,
    { ...optimizeLocales.vite({ locales: ['en-US', 'fr-FR', 'it-IT', 'de-DE', 'es-ES'] }), enforce: 'pre' },
    react(),
    lingui({ cwd: import.meta.dirname, failOnMissing: command === 'build', failOnCompileError: true }),
    preloadFonts,
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
  },
}))
