import {
  type ColumnDef,
  type Row,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { ArrowUp } from 'lucide-react'
import { type ReactNode, useMemo, useRef } from 'react'
import { useShortcuts } from '../lib/shortcuts.ts'
import { t } from '@lingui/core/macro'
import { cx } from './cx.ts'
import styles from './table.module.css'

type Sortable = string | number | bigint | Date | null

/** One column. The first one names the row: it becomes the row's header and, on a phone, the head of its card. */
export interface Column<T> {
  readonly id: string
  readonly header: string
  readonly cell: (row: T) => ReactNode
  /** What the column sorts by; without it the column does not sort. */
  readonly sortBy?: (row: T) => Sortable
  /** Figures and amounts. */
  readonly isEnd?: boolean
  /** `bare`: no column name beside it (chips, buttons). `hidden`: not on a phone, because another cell says it. */
  readonly onPhone?: 'bare' | 'hidden'
  readonly width?: string
  /** Buttons: the column needs no heading above, only a name for those who hear it. */
  readonly isDeeds?: boolean
}

interface TableProps<T> {
  /** What the table lists, for people who cannot see the heading above it. */
  readonly label: string
  readonly rows: readonly T[]
  readonly columns: readonly Column<T>[]
  readonly idOf: (row: T) => string
  readonly sort?: { readonly id: string; readonly desc: boolean }
  /** Rows that just changed; they flash once. */
  readonly changed?: ReadonlySet<string>
  readonly openId?: string | undefined
  readonly foot?: ReactNode
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function compare(a: Sortable, b: Sortable): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b)
  if (a === b) return 0
  return a < b ? -1 : 1
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns: {} })

type Def<T> = ColumnDef<typeof features, T & object>

const defsOf = <T,>(columns: readonly Column<T>[]): Def<T>[] =>
  columns.map(({ id, header, sortBy }) => ({
    id,
    header,
    accessorFn: (row: T) => sortBy?.(row) ?? null,
    enableSorting: sortBy !== undefined,
    sortFn: (a, b) => compare(sortBy?.(a.original) ?? null, sortBy?.(b.original) ?? null),
  }))

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const

/** `j` and `k` walk from row to row by what can be opened in them. */
function useRowKeys(body: React.RefObject<HTMLTableSectionElement | null>): void {
  const step = (by: 1 | -1) => {
    const rows = [...(body.current?.rows ?? [])]
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    rows
      .at(at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1))
      ?.querySelector<HTMLElement>('a, button')
      ?.focus()
  }
  useShortcuts([
    { keys: 'j', label: t`Next row`, group: 'list', run: () => step(1) },
    { keys: 'k', label: t`Previous row`, group: 'list', run: () => step(-1) },
  ])
}

/** Rows and columns: a native table, sorted in place; on a phone every row is a card with the same fields. */
export function Table<T>({ label, rows, columns, idOf, sort, changed, openId, foot }: TableProps<T>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const defs = useMemo(() => defsOf(columns), [columns])
  const byId = useMemo(() => new Map(columns.map((it) => [it.id, it])), [columns])
  useRowKeys(body)
  const table = useTable({
    features,
    columns: defs,
    data: rows as readonly (T & object)[],
    getRowId: idOf,
    enableSortingRemoval: false,
    ...(sort && { initialState: { sorting: [sort] } }),
  })
  return (
    <div className={styles.scroll}>
      <table className={cx(styles.table, styles.cards)} aria-label={label}>
        <thead>
          <tr>
            {table.getFlatHeaders().map(({ column }) => {
              const it = byId.get(column.id)
              const sorted = column.getIsSorted()
              return (
                <th
                  key={column.id}
                  scope="col"
                  className={cx((it?.isEnd || it?.isDeeds) && styles.end)}
                  style={it?.width === undefined ? undefined : { inlineSize: it.width }}
                  aria-sort={sorted ? ARIA_SORT[sorted] : undefined}
                >
                  {column.getCanSort() ? (
                    <button type="button" className={styles.sort} onClick={column.getToggleSortingHandler()}>
                      {it?.header}
                      <ArrowUp size={12} strokeWidth={2.5} aria-hidden="true" />
                    </button>
                  ) : (
                    <span className={cx(it?.isDeeds && 'unseen')}>{it?.header}</span>
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody ref={body}>
          {table.getRowModel().rows.map((row) => (
            <BodyRow
              key={row.id}
              row={row}
              columns={columns}
              isChanged={changed?.has(row.id) ?? false}
              isOpen={row.id === openId}
            />
          ))}
        </tbody>
        {foot === undefined ? null : <tfoot>{foot}</tfoot>}
      </table>
    </div>
  )
}

interface RowProps<T> {
  readonly row: Row<typeof features, T & object>
  readonly columns: readonly Column<T>[]
  readonly isChanged: boolean
  readonly isOpen: boolean
}

const BodyRow = <T,>({ row, columns, isChanged, isOpen }: RowProps<T>) => (
  <tr className={cx(isChanged && styles.flash)} data-open={isOpen || undefined}>
    {columns.map((column, index) => {
      const classes = cx(
        (column.isEnd || column.isDeeds) && styles.end,
        column.isDeeds && styles.deeds,
        column.onPhone && styles[column.onPhone],
      )
      const content = (
        <>
          <span className={styles.name} aria-hidden="true">
            {column.header}
          </span>
          {column.cell(row.original)}
        </>
      )
      return index === 0 ? (
        <th key={column.id} scope="row" className={classes}>
          {content}
        </th>
      ) : (
        <td key={column.id} className={classes}>
          {content}
        </td>
      )
    })}
  </tr>
)
