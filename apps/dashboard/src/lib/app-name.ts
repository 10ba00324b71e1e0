/** The product's name until the installation says another; a rename is made here and in the logo. */
export const APP_NAME = 'Concertato'

let name: string = APP_NAME

/** The name of this installation. */
export const productName = (): string => name

export function setProductName(next: string): void {
  name = next
}
