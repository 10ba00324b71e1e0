/** The product's name, in one place; a rename is this line, the dashboard's APP_NAME and the logo. */
export const PRODUCT_NAME = 'Concertato'
export const VERSION = '0.1.0'
