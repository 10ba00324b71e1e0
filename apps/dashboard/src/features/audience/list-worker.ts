import { digestList } from './digest-list.ts'
import type { Asked, Said } from './read-list.ts'

const say = (it: Said): void => self.postMessage(it)

async function work({ file, shape }: Asked): Promise<void> {
  try {
    const list = await digestList(file, shape, (progress) => say({ kind: 'progress', progress }))
    say({ kind: 'done', list })
  } catch (failure) {
    say({ kind: 'failed', why: failure instanceof Error ? failure.message : String(failure) })
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => void work(data))
