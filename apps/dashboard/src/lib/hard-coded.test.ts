import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type NodePath, parseSync, traverse, type types } from '@babel/core'
import { describe, expect, it } from 'vitest'

const SRC = join(import.meta.dirname, '..')
const TRANSLATED = new Set(['Trans', 'Plural', 'Select', 'SelectOrdinal'])
const SAID = new Set(['label', 'title', 'aria-label', 'placeholder', 'alt', 'help', 'lede', 'sentence', 'deed', 'tip'])
/** Names and signs that no language changes. */
const NAMES = new Set(['PostgreSQL', 'S3', 'https://'])

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (it) => it.endsWith('.tsx') && !it.endsWith('.test.tsx') && !it.includes('testing'),
)

const isWords = (text: string): boolean => /\p{L}{2}/u.test(text) && !NAMES.has(text.trim())

const nameOf = (element: types.JSXElement): string =>
  element.openingElement.name.type === 'JSXIdentifier' ? element.openingElement.name.name : ''

const isTranslated = (path: NodePath): boolean =>
  path.findParent((it) => it.isJSXElement() && TRANSLATED.has(nameOf(it.node))) !== null

/** Words in the markup of a file that no catalogue knows. */
function hardCoded(file: string): string[] {
  const code = readFileSync(join(SRC, file), 'utf8')
  const tree = parseSync(code, { configFile: false, babelrc: false, parserOpts: { plugins: ['jsx', 'typescript'] } })
  if (!tree) throw new Error(`${file} cannot be read`)
  const found: string[] = []
  traverse(tree, {
    JSXText(path: NodePath<types.JSXText>) {
      if (isWords(path.node.value) && !isTranslated(path)) found.push(path.node.value.trim())
    },
    JSXAttribute(path: NodePath<types.JSXAttribute>) {
      const { name, value } = path.node
      const isSaid = name.type === 'JSXIdentifier' && SAID.has(name.name)
      if (isSaid && value?.type === 'StringLiteral' && isWords(value.value)) found.push(value.value)
    },
  })
  return found.map((words) => `${file}: ${words}`)
}

describe('the words on the screens', () => {
  it('are all in the catalogues', () => {
    expect(files.length).toBeGreaterThan(60)
    expect(files.flatMap(hardCoded)).toEqual([])
  })
})
