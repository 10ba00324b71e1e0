import { chmodSync, cpSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { Failure } from '../kit/failure.ts'
import { ROOT, run } from '../kit/program.ts'
import { step } from '../kit/progress.ts'
import { copyOf, envOf, type Instruction, type Stage } from './dockerfile.ts'

/** Says nothing about the files; only an engine does something with them. */
const WITHOUT_EFFECT = new Set(['USER', 'EXPOSE', 'VOLUME', 'HEALTHCHECK', 'STOPSIGNAL', 'CMD'])
/** Folders of the image, which must never be meant on this machine. */
const IN_THE_IMAGE = /(?<=^|[\s=:'"])\/(?=srv\b|var\/lib\/concertato\b)/g

/** A stage as a folder: its file system lies below `root`. */
export interface Walked {
  readonly root: string
  workdir: string
  readonly env: Record<string, string>
}

/**
 * Goes through the stages of a Dockerfile with folders in the place of images: the same files are copied and the same
 * commands run, under this machine's Node. Shows what an engine would trip over first, without one.
 */
export async function walk(stages: readonly Stage[], place: string): Promise<ReadonlyMap<string, Walked>> {
  const walked = new Map<string, Walked>()
  writeShims(join(place, 'shims'))
  for (const stage of stages) {
    await step(stage.name, async () => {
      const here = begin(stage, walked, place)
      walked.set(stage.name, here)
      for (const it of stage.steps) await perform(it, here, walked, place)
      return `${stage.steps.length} instructions`
    })
  }
  return walked
}

function begin(stage: Stage, walked: ReadonlyMap<string, Walked>, place: string): Walked {
  const root = join(place, stage.name)
  const before = walked.get(stage.from)
  if (before) cpSync(before.root, root, { recursive: true, verbatimSymlinks: true })
  else mkdirSync(root, { recursive: true })
  return { root, workdir: before?.workdir ?? '/', env: { ...before?.env } }
}

async function perform(
  { word, rest }: Instruction,
  here: Walked,
  walked: ReadonlyMap<string, Walked>,
  place: string,
): Promise<void> {
  if (WITHOUT_EFFECT.has(word)) return
  if (word === 'WORKDIR') {
    here.workdir = rest
    mkdirSync(join(here.root, rest), { recursive: true })
  } else if (word === 'ENV') Object.assign(here.env, envOf(rest))
  else if (word === 'COPY') await copy(rest, here, walked)
  else if (word === 'RUN') await runIn(rest, here, place)
  else
    throw new Failure(
      `The Dockerfile uses ${word}, which this walk does not know: teach it, or use another instruction.`,
    )
}

async function copy(rest: string, here: Walked, walked: ReadonlyMap<string, Walked>): Promise<void> {
  const { from, sources, target } = copyOf(rest)
  const into = join(here.root, target.startsWith('/') ? target : join(here.workdir, target))
  if (from === undefined && sources[0] === '.') return copyProject(into)
  for (const source of sources) {
    const file = from === undefined ? join(ROOT, source) : join(walked.get(from)?.root ?? '', source)
    if (!existsSync(file)) throw new Failure(`The Dockerfile copies ${source}, which is not there.`)
    const isFolder = statSync(file).isDirectory()
    const to = isFolder || !(sources.length > 1 || target.endsWith('/')) ? into : join(into, basename(source))
    mkdirSync(dirname(to), { recursive: true })
    cpSync(file, to, { recursive: true, verbatimSymlinks: true })
  }
}

/** What the engine would be given: the committed files, since .dockerignore leaves the rest out. */
async function copyProject(into: string): Promise<void> {
  const { code, output } = await run(['git', 'ls-files', '-z'])
  if (code !== 0) throw new Failure('The files of the project cannot be listed: run this in a git checkout.', output)
  for (const file of output.split('\0').filter((it) => it && existsSync(join(ROOT, it)))) {
    mkdirSync(dirname(join(into, file)), { recursive: true })
    cpSync(join(ROOT, file), join(into, file))
  }
}

async function runIn(rest: string, here: Walked, place: string): Promise<void> {
  const command = rest.replaceAll(IN_THE_IMAGE, `${here.root}/`)
  const path = [join(place, 'shims'), dirname(process.execPath), process.env.PATH].join(delimiter)
  const { code, output } = await run(['sh', '-ec', command], {
    cwd: join(here.root, here.workdir),
    env: { ...here.env, PATH: path, NODE_ENV: here.env.NODE_ENV, npm_config_update_notifier: 'false' },
  })
  if (code !== 0) throw new Failure(`The Dockerfile’s “${rest}” fails.`, output)
}

/** Users of the image do not exist here. */
function writeShims(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'chown'), '#!/bin/sh\nexit 0\n')
  chmodSync(join(folder, 'chown'), 0o755)
}
