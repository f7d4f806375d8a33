/** The one parser of lines: it is made when it is first asked for, since working out its rules takes a tenth of a second. */
import { LineRules } from './lines.ts'

let rules: LineRules | undefined

export const lineRules = (): LineRules => (rules ??= new LineRules())
