import { Global, Module } from '@nestjs/common'
import { RecordService } from './record.service.ts'

@Global()
@Module({ providers: [RecordService], exports: [RecordService] })
export class RecordModule {}
