/** The page of the preview as it is loaded: one script and one style sheet of the extension, and nothing from anywhere else. */
import { randomBytes } from 'node:crypto'
import { type Uri, type Webview, Uri as Uris } from 'vscode'

export const pageOf = (webview: Webview, extension: Uri): string => {
  const nonce = randomBytes(16).toString('base64')
  const script = webview.asWebviewUri(Uris.joinPath(extension, 'preview.js')).toString()
  const style = webview.asWebviewUri(Uris.joinPath(extension, 'preview.css')).toString()
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Policy preview</title>
    <link rel="stylesheet" href="${style}">
  </head>
  <body>
    <main id="policy"></main>
    <p id="news" role="status" aria-live="polite"></p>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`
}
