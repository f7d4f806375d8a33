/** Long work stops every now and then, so that what was asked meanwhile is answered first. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'

/** Milliseconds at a stretch. */
const longest = 20
let since = performance.now()

/** Ends the work where nobody waits for it any more. */
export const pause = async (token?: CancellationToken): Promise<void> => {
  if (performance.now() - since > longest) {
    // A message that has come in is handed on as an immediate: one of ours would be taken before it.
    await new Promise((resolve) => setTimeout(resolve))
    since = performance.now()
  }
  if (token?.isCancellationRequested === true) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
}
