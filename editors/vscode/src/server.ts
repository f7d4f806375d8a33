/** The language server as a program of its own, on the Node.js of VS Code; `rubric lsp` is the same for other editors. */
import { connect, diskHost, startServer } from '@rubric/language-server'

const connection = connect({ input: process.stdin, output: process.stdout }, (code) => process.exit(code))
startServer(connection, diskHost())
connection.listen()
