import { DefaultNamingStrategy } from 'typeorm'

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()

/** `feeMinor` in code, `fee_minor` in SQL. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(property: string, custom: string, prefixes: string[]): string {
    return [...prefixes, custom || property].map(snake).join('_')
  }
  override tableName(target: string, custom: string): string {
    return custom || snake(target.replace(/Entity$/, ''))
  }
}
