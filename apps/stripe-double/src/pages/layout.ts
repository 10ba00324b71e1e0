import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { Html, html } from './html.ts'

import type { Language } from './language.ts'

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b22; --paper: #ffffff; --line: #767684; --soft: #f3f3f6; --accent: #4b3fae; --on-accent: #ffffff; --fault: #b3261e; --band: #ffe08a; --on-band: #2b2100 }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f1f4; --paper: #17171c; --line: #9a9aa6; --soft: #24242c; --accent: #b9b1ff; --on-accent: #17171c; --fault: #ffb4ab } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
.band { background: var(--band); color: var(--on-band); padding: .75rem 1rem; font-weight: 700; text-align: center }
.band small { display: block; font-weight: 400; font-size: .875rem }
main { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
main.wide { max-width: 60rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
h2 { font-size: 1.125rem; margin-top: 2rem }
label, legend { display: block; font-weight: 600; margin-top: 1rem }
.hint { display: block; font-weight: 400; font-size: .875rem }
.fault { color: var(--fault); font-weight: 600 }
[role=alert] { border: 2px solid var(--fault); padding: .75rem 1rem; margin: 1rem 0 }
[role=alert] a { color: var(--fault) }
input { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .375rem }
input[aria-invalid=true] { border: 2px solid var(--fault) }
button, .button { display: inline-block; min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; text-decoration: none; color: var(--ink); background: var(--soft); border: 1px solid var(--line); border-radius: .375rem; cursor: pointer }
button.main { color: var(--on-accent); background: var(--accent); border-color: var(--accent) }
.row { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; align-items: center }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
a { color: var(--accent) }
table { width: 100%; border-collapse: collapse }
th, td { text-align: start; padding: .5rem .5rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere }
td.number, th.number { text-align: end }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem }
dd { margin: 0 }
td form { display: inline-block; margin: 0 .5rem .25rem 0 }
td button { min-height: 2.25rem; padding: .25rem .75rem }
`

export interface Page {
  readonly title: string
  readonly body: Html
  readonly status?: number
  readonly wide?: boolean
  /** Addresses that this page's forms may lead away to. */
  readonly leadsTo?: readonly (string | null)[]
}

/** Sends a whole page. It loads nothing, runs no script, and may not be framed. */
export function show(reply: FastifyReply, language: Language, page: Page): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  const away = (page.leadsTo ?? []).filter((url) => url !== null).map((url) => new URL(url).origin)
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...new Set(away)].join(' ')}`,
  ]
  const { words, code } = language
  const { text } = html`<!doctype html>
    <html lang="${code}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} – ${words.sandbox}</title>
        <style nonce="${nonce}">
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <header class="band">${words.sandbox}<small>${words.sandboxNote}</small></header>
        <main class="${page.wide ? 'wide' : ''}">
          <h1>${page.title}</h1>
          ${page.body}
        </main>
      </body>
    </html> `
  return reply
    .code(page.status ?? 200)
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': policy.join('; '),
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    .send(text)
}

export function gone(reply: FastifyReply, language: Language): FastifyReply {
  const { words } = language
  return show(reply, language, { title: words.goneTitle, status: 404, body: html`<p>${words.goneText}</p>` })
}

export interface Field {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly fault?: string | undefined
  readonly type?: string
  readonly autocomplete: string
  readonly inputmode?: string
}

/** One labelled input. Hint and fault are read out with it. */
export function field(item: Field): Html {
  const { name, fault } = item
  return html`<label for="${name}">${item.label} <span class="hint" id="${name}-hint">${item.hint}</span></label>
    ${fault ? html`<span class="fault" id="${name}-fault">${fault}</span>` : ''}
    <input
      id="${name}"
      name="${name}"
      type="${item.type ?? 'text'}"
      value="${item.value}"
      autocomplete="${item.autocomplete}"
      inputmode="${item.inputmode ?? 'text'}"
      aria-describedby="${fault ? `${name}-fault ` : ''}${name}-hint"
      aria-invalid="${fault ? 'true' : 'false'}"
    /> `
}

/** The list of what is wrong, first on the page, each leading to its field. */
export function faultList(
  heading: string,
  faults: ReadonlyArray<readonly [name: string, label: string, fault: string]>,
): Html {
  if (faults.length === 0) return html``
  return html`<div role="alert" tabindex="-1" autofocus>
    <p>${heading}</p>
    <ul>
      ${faults.map(([name, label, fault]) => html`<li><a href="#${name}">${label}: ${fault}</a></li>`)}
    </ul>
  </div>`
}
