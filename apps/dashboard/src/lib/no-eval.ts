/**
 * The schema library compiles its checks with `new Function` where it can. The page forbids that, and even the attempt
 * is reported as a violation; so it is told before it is loaded. It reads this object when it starts.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
