/** The part of the package that is used; it ships no types. */
declare module '@upsetjs/venn.js' {
  export interface VennArea {
    readonly sets: readonly string[]
    readonly size: number
  }
  export interface VennCircle {
    readonly x: number
    readonly y: number
    readonly radius: number
  }
  export function venn(areas: readonly VennArea[]): Record<string, VennCircle>
  export function normalizeSolution(
    solution: Record<string, VennCircle>,
    orientation?: number | null,
  ): Record<string, VennCircle>
  export function scaleSolution(
    solution: Record<string, VennCircle>,
    width: number,
    height: number,
    padding: number,
  ): Record<string, VennCircle>
}
