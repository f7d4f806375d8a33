/** The grammar as networks to be walked word by word, one a rule; built once from the grammar's own data. */
import { grammarRules, type LineKind, type Production } from '@rubric/syntax'

export type Terminal = Extract<Production, { kind: 'word' | 'token' }>

/** A place within a rule. Without terminal and call it only leads on, and without `next` it is the end of its rule. */
export interface Node {
  readonly terminal?: Terminal
  /** The rule that is to be read here. */
  readonly call?: string
  readonly next: readonly Node[]
}

export interface Network {
  readonly entries: ReadonlyMap<string, Node>
  /** The rule of each kind of line. */
  readonly lines: ReadonlyMap<LineKind, string>
}

const build = (production: Production, next: Node): Node => {
  switch (production.kind) {
    case 'sequence':
      return production.of.reduceRight((after, each) => build(each, after), next)
    case 'choice':
      return { next: production.of.map((each) => build(each, next)) }
    case 'optional':
      return { next: [build(production.of, next), next] }
    case 'repeated': {
      const following: Node[] = []
      const again: Node = { next: following }
      following.push(build(production.of, again), next)
      return again
    }
    case 'rule':
      return { call: production.name, next: [next] }
    case 'word':
    case 'token':
      return { terminal: production, next: [next] }
  }
}

let built: Network | undefined

export const network = (): Network => {
  if (built !== undefined) return built
  const rules = grammarRules()
  built = {
    entries: new Map(rules.map(({ name, production }) => [name, build(production, { next: [] })])),
    lines: new Map(rules.flatMap(({ name, lines }) => lines.map((kind) => [kind, name] as const))),
  }
  return built
}
