const BYTE_ORDER_MARK = 0xfeff

/**
 * The text as the words are read: a line feed in place of a byte order mark and of a lone carriage return, so that every line break
 * holds a line feed, and every offset stays.
 */
export const normalized = (text: string): string => {
  const marked = text.charCodeAt(0) === BYTE_ORDER_MARK ? `\n${text.slice(1)}` : text
  return marked.includes('\r') ? marked.replace(/\r(?!\n)/g, '\n') : marked
}
