import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { Refusal } from '@concertato/core'
import { FileStore } from './file-store.ts'

export interface S3Address {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Keeps files in a bucket that nobody else reads; downloads pass through us, who know who may. */
export class S3Store extends FileStore {
  private readonly client: S3Client
  private readonly bucket: string

  constructor({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Address) {
    super()
    this.bucket = bucket
    const credentials = { accessKeyId, secretAccessKey }
    // A checksum behind a streamed body is something many servers of this kind store as part of the file.
    const requestChecksumCalculation = 'WHEN_REQUIRED'
    this.client = new S3Client({ endpoint, region, credentials, forcePathStyle: true, requestChecksumCalculation })
  }

  override async keep(name: string, path: string, type: string): Promise<void> {
    const { size } = await stat(path)
    const Body = createReadStream(path)
    await this.client.send(
      new PutObjectCommand({ Bucket: this.bucket, Key: name, Body, ContentLength: size, ContentType: type }),
    )
  }

  override async open(name: string): Promise<Readable> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: name }))
      if (!Body) throw new Refusal('not_found')
      return Body as Readable
    } catch (error) {
      if (error instanceof NoSuchKey) throw new Refusal('not_found')
      throw error
    }
  }

  override async remove(name: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: name }))
  }
}
