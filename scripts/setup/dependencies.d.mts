/** Makes node_modules agree with package-lock.json. */
export declare function ensureDependencies(root: string): Promise<'present' | 'installed'>
