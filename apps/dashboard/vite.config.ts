import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { GROUPS } from './build/chunks.ts'
import { firstPage, layersFirst } from './build/page.ts'
import { catalogues, macros } from './build/words.ts'

/** Where the API answers while the dashboard is worked on. */
const API = process.env['API_URL'] ?? 'http://127.0.0.1:4100'

export default defineConfig(({ command, mode }) => ({
  root: import.meta.dirname,
  plugins: [
    macros,
    { ...optimizeLocales.vite({ locales: ['en-US', 'fr-FR', 'it-IT', 'de-DE', 'es-ES'] }), enforce: 'pre' },
    react(),
    // `--mode loose` builds with untranslated strings, to look at a screen that is still being worded.
    catalogues(command === 'build' && mode !== 'loose'),
    firstPage,
    layersFirst,
  ],
  resolve: { conditions: ['@concertato/source', 'module', 'browser', 'development|production'] },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  server: { proxy: { '/api': { target: API } } },
  preview: { proxy: { '/api': { target: API } } },
  test: { setupFiles: ['./src/testing/setup.ts'], hookTimeout: 120_000 },
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
