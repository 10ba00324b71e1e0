import type { HtmlTagDescriptor, Plugin } from 'vite'
import { APP_NAME } from '../src/lib/app-name.ts'

/** The two files every page paints its first words with. The browser would otherwise ask for them only after the script ran. */
const FIRST_FONTS = [
  /bricolage-grotesque-latin-wght-normal.*\.woff2$/,
  /atkinson-hyperlegible-next-latin-wght-normal.*\.woff2$/,
]

/** Names the product in the page and asks for the first fonts early. */
export const firstPage: Plugin = {
  name: 'first-page',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const files = Object.keys(bundle ?? {})
      const tags = FIRST_FONTS.flatMap((font): HtmlTagDescriptor[] => {
        const file = files.find((it) => font.test(it))
        if (!file) return []
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${file}` }
        return [{ tag: 'link', attrs, injectTo: 'head-prepend' }]
      })
      return { html: html.replaceAll('%APP_NAME%', APP_NAME), tags }
    },
  },
}

/** The order of the cascade layers must be the first thing a browser reads, whichever style sheet comes first. */
const LAYERS = '@layer reset,words,ui,feature,route;'

export const layersFirst: Plugin = {
  name: 'layers-first',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.css') || typeof file.source !== 'string') continue
      file.source = `${LAYERS}${file.source.replace(LAYERS, '')}`
    }
  },
}
