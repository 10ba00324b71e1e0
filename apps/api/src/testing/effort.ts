/** How hard a test tries: its usual number, or more when a variable of the environment asks for it. */
export const effort = (variable: string, usual: number): number => Number(process.env[variable] ?? usual)

/** What a program started by a test needs of this one's environment to run at all. */
export const bareEnvironment = (): Record<string, string> => ({ PATH: process.env.PATH ?? '' })
