/** Emacs with eglot: a real one in batch mode, that does what a user would and writes down what it saw. */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { installed } from './debian.ts'
import type { Client } from './report.ts'
import { configured, stage } from './stage.ts'
import { equal } from './wait.ts'

const run = promisify(execFile)

/** What it saw, step by step. */
interface Seen {
  readonly server: string
  readonly messages: readonly string[]
  readonly candidates: readonly string[]
  readonly mended: readonly string[]
  readonly renamed: string
}

const steps = (file: string): string => `
(require 'json)
(require 'flymake)
(setq eglot-sync-connect 30 flymake-no-changes-timeout 0.1 make-backup-files nil)
;; It asks before it edits files that are not open; the user says yes.
(fset 'y-or-n-p #'always)
(defun see (condition)
  (let ((tries 100))
    (while (and (> tries 0) (not (funcall condition)))
      (setq tries (1- tries))
      (accept-process-output nil 0.1)
      (flymake-start))))
(defun messages-seen () (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
(defun fits-not () (seq-filter (lambda (text) (string-match-p "Units do not fit" text)) (messages-seen)))
(find-file ${JSON.stringify(file)})
(unless (eglot-current-server) (apply #'eglot--connect (eglot--guess-contact)))
(let* ((server (plist-get (eglot--server-info (eglot-current-server)) :name))
       (messages (progn (see #'messages-seen) (messages-seen)))
       (candidates
        (progn
          (goto-char (point-min))
          (search-forward "therapy at least 9 days")
          (replace-match "sym")
          (all-completions "sym" (nth 2 (eglot-completion-at-point)))))
       (mended
        (progn
          (insert "ptom_severity at least severe")
          (eglot--signal-textDocument/didChange)
          (see (lambda () (not (fits-not))))
          (fits-not))))
  (search-backward "symptom_severity")
  (eglot-rename "severity_now")
  (save-some-buffers t)
  (princ (json-encode (list :server server :messages (vconcat messages) :candidates (vconcat candidates)
                            :mended (vconcat mended) :renamed (buffer-string))))
  (eglot-shutdown (eglot-current-server)))
`

export const emacs: Client = {
  name: 'emacs',
  run: async ({ check }) => {
    const program = await installed('emacs', ['emacs-nox', 'elpa-eglot'], '/usr/share/emacs/site-lisp/elpa')
    const at = stage()
    try {
      const script = join(at.folder, 'steps.el')
      writeFileSync(script, steps(at.file('stay.rubric')))
      let seen: Seen | undefined
      await check('starts rubric lsp with eglot', async () => {
        const { stdout } = await run(program, ['--batch', '-l', 'package', '-f', 'package-initialize', '-l', configured(at, 'emacs', 'elisp'), '-l', script], {
          env: at.env,
          cwd: at.folder,
          timeout: 60_000,
        })
        seen = JSON.parse(stdout) as Seen
        equal(seen.server, 'rubric')
      })
      await check('shows the mistake in our words', async () =>
        equal(seen?.messages.map((text) => text.split('\n')[0]?.includes('Units do not fit: `days` does not measure `therapy`')), [true]))
      await check('completes the name of a fact', async () => equal(seen?.candidates, ['symptom_severity']))
      await check('forgets a mistake that is mended', async () => equal(seen?.mended, []))
      await check('renames a fact in every file', async () => {
        equal([seen?.renamed.includes('severity_now at least severe'), seen?.renamed.includes('symptom_severity')], [true, false])
        equal(/^ {2}severity_now +none < mild/m.test(at.text('shared.rubric')), true)
      })
    } finally {
      at.remove()
    }
  },
}
