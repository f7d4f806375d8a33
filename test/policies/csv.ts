/** Comma-separated values (RFC 4180): quotes around a field keep its commas, line breaks and doubled quotes. */
export const parseCsv = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  const endField = (): void => void (row.push(field), (field = ''))
  const endRow = (): void => {
    endField()
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (char === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] !== '"') field += text[at]
        else if (text[at + 1] === '"') field += text[(at += 1)]
        else break
      }
    } else if (char === ',') endField()
    else if (char === '\n') endRow()
    else if (char !== '\r') field += char
  }
  endRow()
  return rows
}
