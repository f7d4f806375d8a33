/** Elements, made without ever reading text as HTML. */

export interface Attributes {
  readonly [name: string]: string | undefined
}

export const element = <K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Attributes, ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value)
  made.append(...children.filter((child) => child !== undefined))
  return made
}
