/** A reader of the OpenAPI subset: says where an object differs from its schema. */

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly nullable?: boolean
  readonly enum?: readonly unknown[]
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly additionalProperties?: Schema | boolean
  readonly 'x-open-enum'?: boolean
  readonly 'x-stub'?: boolean
}

interface Operation {
  readonly parameters?: ReadonlyArray<{ readonly name: string; readonly in: string }>
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** Every way in which the value is not what the named schema says, as `path: what`. */
export function differences(spec: OpenApi, name: string, value: unknown): string[] {
  const schema = spec.components.schemas[name]
  return schema ? compare(spec, schema, value, name) : [`${name}: no such schema`]
}

function compare(spec: OpenApi, schema: Schema, value: unknown, path: string): string[] {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return differences(spec, name, value).map((what) => `${path} → ${what}`)
  }
  if (value === null) return schema.nullable || isOpen(schema) ? [] : [`${path}: null`]
  if (schema.allOf) return schema.allOf.flatMap((part) => compare(spec, part, value, path))
  if (schema.anyOf) return compareAny(spec, schema.anyOf, value, path)
  return compareTyped(spec, schema, value, path)
}

function compareTyped(spec: OpenApi, schema: Schema, value: unknown, path: string): string[] {
  const closed = schema.enum && !schema['x-open-enum']
  if (closed && !schema.enum?.includes(value)) return [`${path}: ${JSON.stringify(value)}`]
  if (schema['x-stub'] || !schema.type) return []
  if (schema.type === 'array') return compareList(spec, schema, value, path)
  if (schema.type === 'object') return compareObject(spec, schema, value, path)
  return isA(schema.type, value) ? [] : [`${path}: ${typeof value} for ${schema.type}`]
}

function isOpen(schema: Schema): boolean {
  const choices = schema.anyOf ?? schema.allOf
  return choices ? choices.some((choice) => choice.nullable) : !schema.type && !schema.$ref
}

function isA(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

function compareAny(spec: OpenApi, choices: readonly Schema[], value: unknown, path: string): string[] {
  const found = choices.map((choice) => compare(spec, choice, value, path))
  return found.toSorted((a, b) => a.length - b.length)[0] ?? []
}

function compareList(spec: OpenApi, schema: Schema, value: unknown, path: string): string[] {
  if (!Array.isArray(value)) return [`${path}: no list`]
  return value.flatMap((item, at) => (schema.items ? compare(spec, schema.items, item, `${path}[${at}]`) : []))
}

function compareObject(spec: OpenApi, schema: Schema, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: no object`]
  const fields = new Map<string, unknown>(Object.entries(value))
  const known = schema.properties ?? {}
  const missing = (schema.required ?? []).filter((name) => !fields.has(name)).map((name) => `${path}.${name}: missing`)
  const inner = [...fields].flatMap(([name, item]) => {
    const field = known[name]
    if (field) return compare(spec, field, item, `${path}.${name}`)
    return schema.additionalProperties || Object.keys(known).length === 0 ? [] : [`${path}.${name}: unknown`]
  })
  return [...missing, ...inner]
}

/** The names of the parameters an endpoint takes, or null when the subset does not hold it. */
export function parameterNames(spec: OpenApi, endpoint: string): string[] | null {
  const [verb = '', path = ''] = endpoint.split(' ')
  const operation = spec.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[verb.toLowerCase()]
  if (!operation) return null
  const inQuery = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name)
  const [body] = Object.values(operation.requestBody?.content ?? {})
  return [...inQuery, ...propertyNames(spec, body?.schema)].toSorted()
}

function propertyNames(spec: OpenApi, schema: Schema | undefined): string[] {
  if (!schema) return []
  if (schema.$ref) return propertyNames(spec, spec.components.schemas[schema.$ref.split('/').at(-1) ?? ''])
  return [...Object.keys(schema.properties ?? {}), ...(schema.allOf ?? []).flatMap((part) => propertyNames(spec, part))]
}
