/** `rubric build`: policies as files for engineers. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildFiles } from '../artifact/build.ts'
import { leftOver, writeFiles } from '../artifact/write.ts'
import { command, exitCodes } from '../command.ts'
import { asOfDate } from '../facts/as-of.ts'
import { renderFindings } from '../render/findings.ts'
import { plural } from '../render/order.ts'
import { compile } from '../workspace/compile.ts'
import { readWorkspace } from '../workspace/read.ts'

export default command(
  {
    name: 'build',
    takes: '[paths] --out DIR',
    about:
      'Writes for each policy a folder DIR/<policy id> with its TypeScript module and the same as JavaScript, a validator and a JSON ' +
      'Schema of its facts, its rule graph, and a manifest with hashes; and beside them the runtime library that the modules share and ' +
      'an index of all. The folder stands on its own: nothing has to be installed to use it. The same policies give the same bytes. ' +
      'What earlier builds left behind is named, not deleted.',
    options: { out: { type: 'string', value: 'DIR', text: 'where to write (default: dist)' } },
    examples: [
      ['rubric build', 'everything in policies, into dist'],
      ['rubric build policies/pehp --out generated', 'one issuer, elsewhere'],
      ['rubric eval dist/pehp.iop --facts member.json', 'and then use it, here from the command line'],
    ],
  },
  async ({ values, positionals, terminal, surroundings }) => {
    const cwd = surroundings.cwd()
    const compiled = await compile(readWorkspace(positionals, cwd), asOfDate(undefined).date)
    const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) {
      terminal.out(renderFindings({ ...compiled, diagnostics: errors, files: compiled.looked }, 'pretty', terminal))
      terminal.note('Nothing is written while there are errors.\n')
      return exitCodes.findings
    }
    const policies = compiled.policies.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const twice = policies.find(({ id }, index) => policies[index - 1]?.id === id)
    if (twice !== undefined) {
      terminal.note(`Two versions of ${twice.id} would go into one folder. Build them apart, each with a folder of its own.\n`)
      return exitCodes.findings
    }
    const all = await buildFiles(policies, compiled.files)
    const out = values.out ?? 'dist'
    const folder = resolve(cwd, out)
    mkdirSync(folder, { recursive: true })
    const changed = writeFiles(folder, all)
    for (const { id } of policies) terminal.out(`${terminal.paint.met('✓')} ${join(out, id)}\n`)
    terminal.out(`${plural(policies.length, 'policy', 'policies')} built, ${plural(all.length, 'file')}, ${changed === 0 ? 'none changed' : `${changed} written`}\n`)
    const left = leftOver(folder, all)
    if (left.length > 0) terminal.note(leftWords(out, left))
    return exitCodes.fine
  },
)

const mostNamed = 10

const leftWords = (out: string, left: readonly string[]): string => {
  const named = left.slice(0, mostNamed).map((path) => `  ${path}\n`)
  const more = left.length > mostNamed ? `  and ${left.length - mostNamed} more\n` : ''
  return `Not of this build, and left where they are in ${out}:\n${named.join('')}${more}`
}
