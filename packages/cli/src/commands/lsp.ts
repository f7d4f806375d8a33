/** `rubric lsp`: the language server for editors, on standard input and output. */
import { connect, diskHost, startServer } from '@rubric/language-server'
import { command } from '../command.ts'
import { dayOf } from '../facts/as-of.ts'

export default command(
  {
    name: 'lsp',
    takes: '',
    about:
      'Serves an editor over the Language Server Protocol, on standard input and output. Editors start it themselves; the README says how to ' +
      'set up Neovim, Emacs and Helix.',
    options: {
      stdio: { type: 'boolean', text: 'standard input and output, which is what it always uses' },
      'as-of': {
        type: 'string',
        value: 'DATE',
        text: 'the day by which dates of review are judged, YYYY-MM-DD (default: today, each day anew)',
      },
    },
    examples: [['rubric lsp --stdio', 'what an editor runs']],
  },
  async ({ values, surroundings }) => {
    const today = dayOf('as-of', values['as-of'])
    const ended = new Promise<number>((resolve) => {
      const connection = connect({ input: surroundings.stdin, output: surroundings.stdout }, resolve)
      startServer(connection, diskHost(today))
      connection.listen()
    })
    return process.exit(await ended)
  },
)
