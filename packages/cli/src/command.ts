/** What a command is: its words for `--help`, its options, and what it does. The command line is read by `parseArgs`. */
import { parseArgs } from 'node:util'
import { closest } from './closest.ts'
import { wrap } from './render/width.ts'
import { type Surroundings, type Terminal, terminalOf } from './terminal/terminal.ts'
import { type ExitCode, UsageError, exitCodes } from './usage.ts'

export interface Option {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  /** What stands for the value in the help: `DIR`. */
  readonly value?: string
  readonly text: string
}

export type Options = Readonly<Record<string, Option>>
export type Values<O extends Options> = { readonly [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : string }

export interface Call<O extends Options> {
  readonly values: Values<O>
  readonly positionals: readonly string[]
  readonly terminal: Terminal
  readonly surroundings: Process
}

/** The part of `process` that commands use. */
export interface Process extends Surroundings {
  readonly stdin: NodeJS.ReadStream
  readonly cwd: () => string
}

export interface CommandWords<O extends Options> {
  readonly name: string
  /** What stands after the name: `[paths]`. */
  readonly takes: string
  readonly about: string
  readonly options: O
  /** A command line, and what it does. */
  readonly examples: readonly (readonly [string, string])[]
}

/** A command as the router sees it. */
export interface Command {
  readonly help: string
  readonly run: (args: readonly string[], process: Process) => Promise<ExitCode>
}

const common = {
  color: { type: 'boolean', text: 'colour the output, or not (--no-color); else NO_COLOR, FORCE_COLOR and the terminal decide' },
  help: { type: 'boolean', short: 'h', text: 'show this page' },
} as const satisfies Options

export const command = <const O extends Options>(words: CommandWords<O>, run: (call: Call<O>) => Promise<ExitCode>): Command => {
  const options: Options = { ...words.options, ...common }
  const help = helpOf(words, options)
  return {
    help,
    run: async (args, process) => {
      const { values, positionals } = read(words.name, args, options)
      if (values['help'] === true) {
        process.stdout.write(help)
        return exitCodes.fine
      }
      const color = values['color']
      const terminal = terminalOf(process, typeof color === 'boolean' ? color : undefined)
      return run({ values: values as Values<O>, positionals, terminal, surroundings: process })
    },
  }
}

const read = (name: string, args: readonly string[], options: Options) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true, strict: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UsageError(faultOf(error.message, args, options, name))
  }
}

/** `parseArgs` explains with the words of its own interface; these are the caller's. */
const faultOf = (message: string, args: readonly string[], options: Options, name: string): string => {
  const unknown = /Unknown option '(-[^']*)'/.exec(message)?.[1]
  if (unknown !== undefined) {
    const near = closest(unknown.replace(/^-+/, ''), Object.keys(options))
    return `rubric ${name} has no option ${unknown}${near === undefined ? '' : `; did you mean --${near}?`}`
  }
  const named = /--([\w-]+)/.exec(message)?.[1] ?? ''
  const [key, option] = Object.entries(options).find(([key]) => key === named) ?? []
  if (option?.type === 'string') return `--${key} needs ${option.value ?? 'a value'}: --${key} ${option.value ?? 'VALUE'}`
  return option === undefined ? `cannot read the options: ${args.join(' ')}` : `--${key} takes no value`
}

const helpWidth = 100

const helpOf = <O extends Options>({ name, takes, about, examples }: CommandWords<O>, options: Options): string => {
  const heads = Object.entries(options).map(([key, { short, value }]) => {
    const flags = `${short === undefined ? '    ' : `-${short}, `}--${key}`
    return value === undefined ? flags : `${flags} ${value}`
  })
  const column = Math.max(...heads.map((head) => head.length)) + 2
  const optionLines = Object.values(options).flatMap(({ text }, index) =>
    wrap(text, helpWidth - column - 2).map((line, row) => `  ${(row === 0 ? (heads[index] ?? '') : '').padEnd(column)}${line}`),
  )
  const exampleLines = examples.flatMap(([line, text]) => [`  # ${text}`, `  ${line}`])
  return [
    `rubric ${name} ${takes}`.trimEnd(),
    '',
    ...wrap(about, helpWidth),
    '',
    'Options',
    ...optionLines,
    '',
    'Examples',
    ...exampleLines,
    '',
  ].join('\n')
}
