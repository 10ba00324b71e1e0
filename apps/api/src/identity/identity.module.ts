import { Global, Module } from '@nestjs/common'
import { type Actor, ActorSource } from '../platform/actor.ts'

class NobodySource extends ActorSource {
  override actorOf(): Promise<Actor | undefined> {
    return Promise.resolve(undefined)
  }
}

@Global()
@Module({ providers: [{ provide: ActorSource, useClass: NobodySource }], exports: [ActorSource] })
export class IdentityModule {}
