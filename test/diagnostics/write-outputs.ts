/** Writes the output of every page anew: `node test/diagnostics/write-outputs.ts [code …]`. Read what changed before you commit it. */
import { writeFileSync } from 'node:fs'
import { codes, fileOf, readPage, withOutput } from './page.ts'
import { runExample } from './run.ts'

const asked = process.argv.slice(2)
for (const code of asked.length === 0 ? codes : asked) {
  const page = readPage(code)
  const { text } = await runExample(page)
  const written = withOutput(page, text)
  if (written === page.whole) continue
  writeFileSync(fileOf(code), written)
  console.log(code)
}
