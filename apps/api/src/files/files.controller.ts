import { type Id, Refusal } from '@concertato/core'
import { files as wire } from '@concertato/wire'
import type { MultipartFile } from '@fastify/multipart'
import { Controller, StreamableFile } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { FilesService } from './files.service.ts'

@Controller()
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Serve(wire.upload)
  async upload(@Call() { request, actor, now }: MemberCall<typeof wire.upload>): Promise<wire.FileView> {
    const part = await partOf(request)
    const incoming = { name: part.filename, content: part.file, isCut: () => part.file.truncated }
    return this.files.take(incoming, actor, now)
  }

  @Serve(wire.download)
  async download(@Call() { params, reply }: MemberCall<typeof wire.download>): Promise<StreamableFile> {
    const { file, content } = await this.files.read(params.id as Id<'file'>)
    void reply
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', 'private, no-store')
    const disposition = `attachment; filename*=UTF-8''${encoded(file.name)}`
    return new StreamableFile(content, { type: file.type, disposition, length: Number(file.sizeBytes) })
  }
}

/** The one file of the form. */
async function partOf(request: FastifyRequest): Promise<MultipartFile> {
  const part = await request.file()
  if (part) return part
  throw new Refusal('invalid_request', { fields: [{ field: 'file', message: 'a form with one file' }] })
}

/** A name as RFC 5987 writes it in a header. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`)
