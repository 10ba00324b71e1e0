import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { openQueue, openWorker } from './queue.ts'

it.each([
  ['the queue', openQueue],
  ['its worker', (address: { redisUrl: string }) => openWorker(address, () => Promise.resolve())],
])('%s knocks at the Redis it is told', async (_, open) => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const opened = open({ redisUrl: `redis://127.0.0.1:${port}` }) as ReturnType<typeof openWorker>
  opened.on('error', () => undefined)
  const [socket] = (await once(server, 'connection')) as [Socket]
  const [words] = (await once(socket, 'data')) as [Buffer]
  expect(words.toString('latin1')).toMatch(/^\*\d+\r\n\$\d+\r\n\w+/)
  socket.destroy()
  server.close()
  await opened.close()
})
