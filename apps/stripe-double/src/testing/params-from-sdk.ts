import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import type { Shape } from '../params/shape.ts'

/** The folder of the SDK's own type declarations and request paths. */
const SDK = join(dirname(fileURLToPath(import.meta.resolve('stripe'))), '..', 'cjs')

const RESOURCES = [
  'Accounts',
  'AccountLinks',
  'Balance',
  'BalanceTransactions',
  'Charges',
  'Checkout/Sessions',
  'Customers',
  'Disputes',
  'Events',
  'PaymentIntents',
  'PaymentMethods',
  'Payouts',
  'Refunds',
  'Transfers',
  'WebhookEndpoints',
]

/** Shapes longer than this that occur more than once get a name of their own. */
const WORTH_A_NAME = 160

type Members = Record<string, Shape>

export interface ParamTable {
  readonly version: string
  readonly apiVersion: string
  readonly shapes: Members
  readonly endpoints: Members
}

/** Reads, for every endpoint named, which parameters the SDK's types allow. */
export function paramsFromSdk(served: readonly string[]): ParamTable {
  const found = (everything ??= readEverything())
  const missing = served.filter((endpoint) => !(endpoint in found))
  if (missing.length > 0) throw new Error(`The SDK has no such endpoint: ${missing.join(', ')}`)
  const version = readFileSync(join(SDK, '..', 'VERSION'), 'utf8').trim()
  const apiVersion = /ApiVersion = '([^']+)'/.exec(readFileSync(join(SDK, 'apiVersion.js'), 'utf8'))?.[1] ?? ''
  return {
    version,
    apiVersion,
    ...hoist(Object.fromEntries(served.map((endpoint) => [endpoint, found[endpoint] ?? {}]))),
  }
}

/** Every endpoint of the resources. Reading the declarations takes seconds, so it is done once. */
let everything: Members | undefined

function readEverything(): Members {
  const files = RESOURCES.map((name) => join(SDK, 'resources', `${name}.d.ts`))
  const program = ts.createProgram([...files, join(SDK, 'shared.d.ts')], {
    noResolve: true,
    strict: true,
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: [],
  })
  const reader = new Reader(program.getTypeChecker())
  const found: Members = {}
  for (const name of RESOURCES) {
    const source = program.getSourceFile(join(SDK, 'resources', `${name}.d.ts`))
    const calls = readFileSync(join(SDK, 'resources', `${name}.js`), 'utf8')
    if (source) Object.assign(found, endpointsOf(source, calls, reader))
  }
  return found
}

function endpointsOf(source: ts.SourceFile, calls: string, reader: Reader): Members {
  const found: Members = {}
  for (const [method, verb, path] of requestsIn(calls)) {
    const params = paramsTypeOf(source, method)
    if (`${verb} ${path}` in found && !params) continue
    found[`${verb} ${path}`] = params ? reader.members(params) : {}
  }
  return found
}

/** `create(params, options) { return this._makeRequest('POST', …` → ['create', 'POST', '/v1/…/:id']. */
function* requestsIn(calls: string): Generator<[string, string, string]> {
  const pattern = /\n {4}(\w+)\([^)]*\) \{|_makeRequest\('(\w+)', (?:'([^']+)'|`([^`]+)`)/g
  let method = ''
  for (const [, name, verb, plain, template] of calls.matchAll(pattern)) {
    if (name) method = name
    if (verb) yield [method, verb, plain ?? (template ?? '').replace(/\$\{encodeURIComponent\((\w+)\)\}/g, ':$1')]
  }
}

function paramsTypeOf(source: ts.SourceFile, method: string): ts.TypeReferenceNode | undefined {
  for (const statement of source.statements) {
    if (!ts.isClassDeclaration(statement)) continue
    for (const member of statement.members) {
      if (!ts.isMethodDeclaration(member) || member.name.getText(source) !== method) continue
      const params = member.parameters.find((parameter) => parameter.name.getText(source) === 'params')
      if (params?.type && ts.isTypeReferenceNode(params.type)) return params.type
    }
  }
  return undefined
}

class Reader {
  readonly #checker: ts.TypeChecker

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker
  }

  members(node: ts.TypeNode): Members {
    return this.#members(this.#checker.getTypeFromTypeNode(node))
  }

  #members(type: ts.Type): Members {
    const members = type.getProperties().map((symbol): [string, Shape] => {
      const required = !(symbol.flags & ts.SymbolFlags.Optional)
      return [required ? `${symbol.name}!` : symbol.name, this.#shape(this.#checker.getTypeOfSymbol(symbol))]
    })
    return Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }

  #shape(type: ts.Type): Shape {
    const parts = (type.isUnion() ? type.types : [type]).filter((part) => !(part.flags & ts.TypeFlags.Undefined))
    const unsets = parts.some((part) => part.flags & ts.TypeFlags.Null)
    const kept = parts.filter((part) => !(part.flags & ts.TypeFlags.Null) && !(part.isStringLiteral() && !part.value))
    const choices = this.#choices(kept)
    const only = choices.length === 1 ? choices[0] : undefined
    if (typeof only === 'string') return unsets ? `${only}?` : only
    const shapes = unsets ? [...choices, '=?'] : choices
    return shapes.length === 1 && only ? only : { '|': shapes }
  }

  #choices(parts: ts.Type[]): Shape[] {
    const words = parts.filter((part) => part.isStringLiteral()).map((part) => part.value)
    const objects = parts.filter((part) => part.flags & ts.TypeFlags.Object).map((part) => this.#object(part))
    const has = (flag: ts.TypeFlags): boolean => parts.some((part) => (part.flags & flag) !== 0)
    // `OtherString` is an intersection: the SDK's way to leave a list of words open for later versions.
    const anyText = words.length === 0 && (has(ts.TypeFlags.String) || has(ts.TypeFlags.Intersection))
    const choices: Array<readonly [boolean, Shape]> = [
      [words.length > 0, `=${words.toSorted().join('|')}`],
      [has(ts.TypeFlags.NumberLike), 'int'],
      [has(ts.TypeFlags.BooleanLike), 'bool'],
      [anyText, 'str'],
    ]
    const shapes = [...choices.flatMap(([holds, shape]) => (holds ? [shape] : [])), ...objects]
    return shapes.length > 0 ? shapes : ['any']
  }

  #object(type: ts.Type): Shape {
    if (type.symbol?.name === 'Decimal') return 'str'
    if (this.#checker.isArrayType(type)) {
      const [item] = this.#checker.getTypeArguments(type as ts.TypeReference)
      return { '[]': item ? this.#shape(item) : 'any' }
    }
    if (type.getStringIndexType()) return 'map'
    return this.#members(type)
  }
}

/** Gives every long shape that occurs twice a name, so that the table stays small. Names are stable: they count up. */
function hoist(endpoints: Members): { shapes: Members; endpoints: Members } {
  const counts = new Map<string, number>()
  const count = (shape: unknown): void => {
    if (shape === null || typeof shape !== 'object') return
    const text = JSON.stringify(shape)
    counts.set(text, (counts.get(text) ?? 0) + 1)
    if (counts.get(text) === 1) Object.values(shape).forEach(count)
  }
  Object.values(endpoints).forEach((members) => Object.values(members as Members).forEach(count))
  const names = new Map<string, string>()
  const shapes: Members = {}
  const replace = (shape: Shape | readonly Shape[]): Shape => {
    if (typeof shape === 'string') return shape
    const text = JSON.stringify(shape)
    const named = names.get(text)
    if (named) return { '@': named }
    const smaller = Array.isArray(shape)
      ? (shape.map(replace) as unknown as Shape)
      : Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, replace(inner)]))
    if ((counts.get(text) ?? 0) < 2 || text.length < WORTH_A_NAME || Array.isArray(shape)) return smaller
    const name = String(names.size + 1)
    names.set(text, name)
    shapes[name] = smaller
    return { '@': name }
  }
  const replaced = Object.entries(endpoints).map(([endpoint, members]): [string, Shape] => [
    endpoint,
    Object.fromEntries(Object.entries(members).map(([name, shape]) => [name, replace(shape)])),
  ])
  return { shapes, endpoints: Object.fromEntries(replaced) }
}

/** The module that is checked in: one line a shape, one line an endpoint. */
export function paramModule(table: ParamTable): string {
  const lines = (members: Members): string =>
    Object.entries(members)
      .map(([name, shape]) => `  ${JSON.stringify(name)}: ${JSON.stringify(shape)},\n`)
      .join('')
  return [
    `// Generated from the types of stripe ${table.version} by scripts/generate-params.ts. Do not edit.\n`,
    "import type { ObjectShape, Shape } from './shape.ts'\n\n",
    `export const API_VERSION = '${table.apiVersion}'\n\n`,
    `// oxfmt-ignore\nexport const SHAPES: Readonly<Record<string, Shape>> = {\n${lines(table.shapes)}}\n\n`,
    `// oxfmt-ignore\nexport const PARAMS: Readonly<Record<string, ObjectShape>> = {\n${lines(table.endpoints)}}\n`,
  ].join('')
}
