import { config as wire, LOCALES } from '@concertato/wire'
import { Controller, type DynamicModule, Global, Inject, Module } from '@nestjs/common'
import { type Config } from './config.ts'
import { PRODUCT_NAME, VERSION } from './product.ts'
import { Serve } from './platform/serve.ts'

/** Injection token of the configuration. */
export const APP_CONFIG = Symbol('config')

@Controller()
export class ConfigController {
  constructor(@Inject(APP_CONFIG) private readonly config: Config) {}

  @Serve(wire.view)
  view(): wire.ConfigView {
    return {
      productName: PRODUCT_NAME,
      version: VERSION,
      demo: this.config.DEMO,
      sandboxPayments: this.config.STRIPE_SECRET_KEY === undefined || this.config.STRIPE_HOST !== undefined,
      locales: [...LOCALES],
      defaultLocale: this.config.DEFAULT_LOCALE,
    }
  }
}

@Global()
@Module({})
export class ConfigModule {
  static with(config: Config): DynamicModule {
    const providers = [{ provide: APP_CONFIG, useValue: config }]
    return { module: ConfigModule, controllers: [ConfigController], providers, exports: [APP_CONFIG] }
  }
}
