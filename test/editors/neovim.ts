/** Neovim: a real one without a window, its keys pressed and its state asked over its own socket. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { installed } from './debian.ts'
import type { Client } from './report.ts'
import { configured, stage } from './stage.ts'
import { equal, soon } from './wait.ts'

interface Diagnostic {
  readonly message: string
  readonly lnum: number
}

export const neovim: Client = {
  name: 'neovim',
  run: async ({ check }) => {
    const program = await installed('nvim', ['neovim'])
    const at = stage()
    const socket = join(at.folder, 'socket')
    mkdirSync(join(at.folder, 'state'))
    const editor = spawn(program, ['--headless', '--listen', socket, '-u', configured(at, 'neovim', 'lua'), '-n', at.file('stay.rubric')], {
      env: at.env,
      cwd: at.file('.'),
      stdio: 'ignore',
    })
    // Neovim 0.7 says what an expression comes to on standard error, later ones on standard output.
    const remote = (...args: readonly string[]): string => {
      const { stdout, stderr } = spawnSync(program, ['--server', socket, ...args], { encoding: 'utf8', timeout: 10_000, env: at.env })
      return stdout + stderr
    }
    const press = (keys: string): string => remote('--remote-send', keys)
    const lua = (code: string): unknown => JSON.parse(remote('--remote-expr', `json_encode(luaeval(${JSON.stringify(code)}))`))
    const messages = (): readonly Diagnostic[] => lua('vim.diagnostic.get(0)') as readonly Diagnostic[]
    const line = (number: number): unknown => lua(`vim.api.nvim_buf_get_lines(0, ${number - 1}, ${number}, false)[1]`)
    try {
      await check('attaches to rubric lsp', () => soon(() => equal(lua('vim.tbl_map(function(c) return c.name end, vim.tbl_values(vim.lsp.buf_get_clients(0)))'), ['rubric'])))
      await check('shows the mistake in our words, at its line', () =>
        soon(() => {
          const [first, ...others] = messages()
          equal([first?.lnum, first?.message.split('\n')[0], others.length], [16, 'Units do not fit: `days` does not measure `therapy`', 0])
        }))
      await check('completes the name of a fact', async () => {
        press('G0C      sym<C-x><C-o>')
        await soon(() => equal(lua("vim.tbl_map(function(i) return i.word end, vim.fn.complete_info({'items'}).items)[1]"), 'symptom_severity'))
        press(' at least severe<Esc>')
        await soon(() => equal(line(17), '      symptom_severity at least severe'))
      })
      await check('forgets a mistake that is mended', () => soon(() => equal(messages().filter(({ lnum }) => lnum === 16), [])))
      await check('renames a fact in every file', async () => {
        press(':call cursor(17, 8)<CR>:lua vim.lsp.buf.rename("severity_now")<CR>')
        await soon(() => equal([line(15), line(17)], ['      severity_now at least moderate', '      severity_now at least severe']))
        press(':wall<CR>')
        await soon(() => equal(/^ {2}severity_now +none < mild/m.test(at.text('shared.rubric')), true))
        equal(at.text('stay.rubric').includes('symptom_severity'), false)
      })
      await check('leaves nothing behind', async () => {
        const ended = new Promise((resolve) => editor.once('exit', resolve))
        press(':qall!<CR>')
        equal(await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10_000, 'still there'))]), 0)
      })
    } finally {
      editor.kill()
      at.remove()
    }
  },
}
