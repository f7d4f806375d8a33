/** Markup in which no text of an author can be anything but text. */

export interface Html {
  readonly html: string
}

type Part = Html | string | number | readonly Part[]

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

const written = (part: Part): string => {
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return 'html' in part ? part.html : part.map(written).join('')
}

/** What is filled in is escaped, unless it is markup itself. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: texts.map((text, index) => (index === 0 ? text : written(parts[index - 1] ?? '') + text)).join(''),
})

export const nothing: Html = { html: '' }

/** The name of a place on the page, to which links lead. Several comparisons on one page have places of their own. */
export type Place = (name: string) => string

/** Markup around a text, where there is one. */
export const around = (text: string, say: (text: string) => Html): Html => (text === '' ? nothing : say(text))
