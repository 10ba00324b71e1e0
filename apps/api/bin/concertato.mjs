#!/usr/bin/env node
// In a checkout the command line needs the same set-up as `npm start`; an image runs dist/cli.js itself.
import { fileURLToPath } from 'node:url'

const door = new URL('../../../scripts/run.mjs', import.meta.url)
// The set-up works from the project's root; file names on the command line are meant from here.
process.env.CONCERTATO_FROM ??= process.cwd()
process.argv.splice(1, 1, fileURLToPath(door), 'concertato')
await import(door.href)
