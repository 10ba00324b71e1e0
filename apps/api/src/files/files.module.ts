import { join } from 'node:path'
import { files as wire } from '@concertato/wire'
import multipart from '@fastify/multipart'
import { Module } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance } from 'fastify'
import { APP_CONFIG } from '../config.module.ts'
import { type Config, ConfigProblem } from '../config.ts'
import { DiskStore } from './disk-store.ts'
import { FileStore } from './file-store.ts'
import { FilesController } from './files.controller.ts'
import { FilesJobs } from './files.jobs.ts'
import { FilesService } from './files.service.ts'
import { S3Store } from './s3-store.ts'

/** The bucket when one is given, else a folder of the data. */
export function openStore(config: Config): FileStore {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = config
  const { S3_ACCESS_KEY: accessKeyId, S3_SECRET_KEY: secretAccessKey } = config
  if (!endpoint) return new DiskStore(join(config.DATA_DIR, 'files'))
  if (!bucket || !accessKeyId || !secretAccessKey) {
    throw new ConfigProblem('S3_ENDPOINT: also give S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY.')
  }
  return new S3Store({ endpoint, bucket, region, accessKeyId, secretAccessKey })
}

@Module({
  controllers: [FilesController],
  providers: [FilesService, FilesJobs, { provide: FileStore, useFactory: openStore, inject: [APP_CONFIG] }],
})
export class FilesModule {
  constructor(host: HttpAdapterHost) {
    const fastify = host.httpAdapter.getInstance<FastifyInstance>()
    const limits = { files: 1, fileSize: wire.FILE_BYTES, fields: 4, fieldSize: 1_000, parts: 5, headerPairs: 50 }
    void fastify.register(multipart, { limits, throwFileSizeLimit: false })
  }
}
