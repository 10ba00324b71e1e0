import { describe, expect, it } from 'vitest'
import { importsIn } from './freshness.ts'

describe('what a file says of others', () => {
  it.each([
    ["import { a } from './a.ts'", "import { a } from './b.ts'"],
    ["import {\n  a,\n} from './a.ts'", "import {\n  a,\n} from './b.ts'"],
    ["import type { A } from './a.ts'", "import { A } from './a.ts'"],
    ["import './a.ts'", "import './b.ts'"],
    ["export * from './a.ts'", "export * from './b.ts'"],
    ["const a = await import('./a.ts')", "const a = await import('./b.ts')"],
    ["const a = await import(\n  './a.ts'\n)", "const a = await import(\n  './b.ts'\n)"],
    ["const a = require('./a.cjs')", "const a = require('./b.cjs')"],
    ["type A = import('./a.ts').A", "type A = import('./b.ts').A"],
    ['/// <reference path="./a.d.ts" />', '/// <reference path="./b.d.ts" />'],
  ])('is another thing after %j became %j', (before, after) => {
    expect(importsIn('libs/x/src/x.ts', before)).not.toBe(importsIn('libs/x/src/x.ts', after))
  })

  it('stays the same when only the body of a function changed', () => {
    const file = (body: string) => `import { a } from './a.ts'\n\nexport const b = () => ${body}\n`
    expect(importsIn('libs/x/src/x.ts', file('a + 1'))).toBe(importsIn('libs/x/src/x.ts', file('a + 2')))
  })

  it('is all of a package’s description, and nothing of a text', () => {
    expect(importsIn('libs/x/package.json', '{ "exports": "./a.ts" }')).toBe('{ "exports": "./a.ts" }')
    expect(importsIn('libs/x/README.md', "import { a } from './a.ts'")).toBe('')
  })
})
