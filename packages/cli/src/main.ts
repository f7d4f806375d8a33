/** Routes a command line to its command. Each command is loaded when it is called, so that none pays for the others. */
import manifest from '../package.json' with { type: 'json' }
import { closest } from './closest.ts'
import { type Command, type Process } from './command.ts'
import { type ExitCode, UsageError, exitCodes } from './usage.ts'
import { endQuietlyWithoutReader } from './terminal/terminal.ts'

interface Entry {
  readonly takes: string
  readonly summary: string
  readonly load: () => Promise<{ readonly default: Command }>
}

const commands: Readonly<Record<string, Entry>> = {
  check: { takes: '[paths]', summary: 'find what is wrong in policies', load: () => import('./commands/check.ts') },
  fmt: { takes: '[paths]', summary: 'lay policies out in the one canonical way', load: () => import('./commands/fmt.ts') },
  test: { takes: '[paths]', summary: 'run the examples that policies carry', load: () => import('./commands/test.ts') },
  eval: {
    takes: 'POLICY --facts FILE',
    summary: 'decide about members, with reasons',
    load: () => import('./commands/eval.ts'),
  },
  history: {
    takes: 'POLICY-ID',
    summary: 'show the versions of a policy',
    load: () => import('./commands/history.ts'),
  },
  diff: {
    takes: 'OLD NEW | ID | REV1..REV2',
    summary: 'show what a change does to members, and whether its note is true',
    load: () => import('./commands/diff.ts'),
  },
  verify: {
    takes: '[paths]',
    summary: 'try what is to hold of every policy, on made-up members',
    load: () => import('./commands/verify.ts'),
  },
  build: {
    takes: '[paths] --out DIR',
    summary: 'write policies as TypeScript, schema and graph',
    load: () => import('./commands/build.ts'),
  },
  lsp: { takes: '', summary: 'serve an editor, over the Language Server Protocol', load: () => import('./commands/lsp.ts') },
  explain: { takes: '[CODE]', summary: 'show the page of a finding, by its code', load: () => import('./commands/explain.ts') },
}

const helpPage = (): string => {
  const heads = Object.entries(commands).map(([name, { takes }]) => `rubric ${name} ${takes}`)
  const column = Math.max(...heads.map((head) => head.length)) + 3
  return [
    'Rubric: medical necessity criteria, written to be read and run.',
    '',
    ...Object.values(commands).map(({ summary }, index) => `  ${(heads[index] ?? '').padEnd(column)}${summary}`),
    '',
    'Without paths every command works on the folder policies. `rubric COMMAND --help` tells more, with examples.',
    'Exit codes: 0 fine, 1 findings, 2 the command line is wrong; of diff also 3, not decided.',
    '',
  ].join('\n')
}

/** Runs one command line on what it may read and write. A `UsageError` is for the caller to show. */
export const route = async (args: readonly string[], process: Process): Promise<ExitCode> => {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = rest[0] !== undefined && Object.hasOwn(commands, rest[0]) ? commands[rest[0]] : undefined
    process.stdout.write(asked === undefined ? helpPage() : (await asked.load()).default.help)
    return name === undefined ? exitCodes.usage : exitCodes.fine
  }
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${manifest.version}\n`)
    return exitCodes.fine
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (entry === undefined) {
    const near = closest(name, Object.keys(commands))
    throw new UsageError(`rubric has no command ${name}${near === undefined ? '' : `; did you mean ${near}?`}`)
  }
  return (await entry.load()).default.run(rest, process)
}

/** Runs the command line of a process and leaves its exit code there; output still under way is written before the end. */
export const start = async (process: NodeJS.Process): Promise<void> => {
  endQuietlyWithoutReader(process.stdout)
  endQuietlyWithoutReader(process.stderr)
  const args = process.argv.slice(2)
  try {
    process.exitCode = await route(args, process)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const command = args[0] !== undefined && Object.hasOwn(commands, args[0]) ? `${args[0]} ` : ''
    process.stderr.write(`rubric: ${error.message}\nTry: rubric ${command}--help\n`)
    process.exitCode = exitCodes.usage
  }
}
