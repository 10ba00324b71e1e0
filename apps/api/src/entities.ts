/** Every row class of the system; the database is opened with exactly these, and the drift test compares them with SQL. */
export const ENTITIES: (abstract new () => object)[] = []
