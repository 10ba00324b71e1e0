export { type AppOptions, closeApp, createApp } from './app.ts'
export { type Config, CONFIG, ConfigProblem, readConfig } from './config.ts'
export { Clock } from './platform/clock.ts'
