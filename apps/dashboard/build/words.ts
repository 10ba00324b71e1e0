import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { transformAsync } from '@babel/core'
import linguiMacro from '@lingui/babel-plugin-lingui-macro'
import { createCompiledCatalog } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'
import type { Plugin } from 'vite'

/** Found by its place, so that a build or a test may be started from anywhere. */
const linguiConfig = getConfig({ cwd: import.meta.dirname })
const usesMacro = /@lingui\/(core|react)\/macro/
const { parse } = formatter({ lineNumbers: false })

/** Rewrites Lingui's macros. The React plugin no longer runs Babel, so only the files that use a macro pass through it. */
export const macros: Plugin = {
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
      plugins: [[linguiMacro, { linguiConfig }]],
    })
    return { code: result?.code ?? code, map: result?.map ?? null }
  },
}

/**
 * Compiles a catalogue. Lingui's own plugin finds catalogues only from the folder a command is started in.
 *
 * @param isStrict a string without a translation fails the build and is named.
 */
export const catalogues = (isStrict: boolean): Plugin => ({
  name: 'lingui-catalogues',
  async load(id) {
    const file = id.split('?')[0] ?? ''
    if (!file.endsWith('.po')) return null
    this.addWatchFile(file)
    const locale = basename(file, '.po')
    const existing = await readFile(file, 'utf8')
    const entries = Object.entries(await parse(existing, { locale, sourceLocale: 'en', filename: file }))
    const missing = entries.filter(([, { translation }]) => !translation).map(([, { message = '' }]) => message)
    if (isStrict && missing.length > 0) {
      throw new Error(`${locale}.po lacks ${missing.length} strings:\n  ${missing.slice(0, 20).join('\n  ')}`)
    }
    const words = Object.fromEntries(
      entries.map(([key, { translation, message }]) => [key, translation || message || '']),
    )
    const { source, errors } = createCompiledCatalog(locale, words, { namespace: 'es' })
    if (errors.length > 0) throw new Error(`${locale}.po: ${errors.map(({ error }) => error.message).join('; ')}`)
    return { code: source, map: null, moduleType: 'js' }
  },
})
