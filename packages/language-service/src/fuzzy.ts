/** Finding names by a few of their letters. */

/**
 * How well a name fits what somebody typed, the best being 0: the name itself, then where a part of it begins so, then where it
 * stands within, then where its letters occur in this order, the fewer gaps the better. Undefined where they do not. Capitals and
 * spaces do not count.
 */
export const rankOf = (query: string, name: string): number | undefined => {
  const [wanted, text] = [query.replace(/\s/g, '').toLowerCase(), name.replace(/\s/g, '').toLowerCase()]
  if (wanted === '') return 0
  if (wanted === text) return 0
  const gaps = gapsOf(wanted, text)
  if (gaps === undefined) return undefined
  if (!text.includes(wanted)) return 3 + gaps
  return beginsPart(wanted, text) ? 1 : 2
}

const beginsPart = (wanted: string, text: string): boolean => {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (at === 0 || /\W|_/.test(text.charAt(at - 1))) return true
  return false
}

/** Stretches of other letters between the wanted ones, each taken as early as can be. */
const gapsOf = (wanted: string, text: string): number | undefined => {
  let gaps = 0
  let at = -1
  for (const letter of wanted) {
    const next = text.indexOf(letter, at + 1)
    if (next < 0) return undefined
    if (at >= 0 && next > at + 1) gaps += 1
    at = next
  }
  return gaps
}
