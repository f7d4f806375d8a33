/** Facts, their fields and values, as a hover tells of them. */
import { builtInTexts, type NamedThing, type Program } from '@rubric/compiler'
import { capital } from '@rubric/runtime'
import type { Markdown } from '../places.ts'
import { escaped } from '../reading/markdown.ts'
import { factOf } from '../reading/names.ts'
import { sourceWords } from '../reading/types.ts'
import { spoken } from '../reading/words.ts'

/** A fact or a field; what nobody declares, every policy may ask for. */
export const factParts = ({ name, type, node }: NamedThing): readonly Markdown[] => {
  const fact = factOf(name, type, node?.kind === 'FactDeclaration' ? node : undefined)
  const text = node === undefined ? (builtInTexts[name] ?? '') : fact.text
  return [
    `**${escaped(capital(text === '' ? spoken(name) : text))}**`,
    `${escaped(capital(fact.type))}${node === undefined ? '. Every policy may ask for it.' : `, ${sourceWords(fact)}.`}`,
    fact.fields
      .map((field) => `- ${escaped(field.text === '' ? spoken(field.name) : field.text)}: ${escaped(field.type)}`)
      .join('\n'),
  ]
}

/** A value of an enumeration: its place among the values of its fact. */
export const valueParts = (program: Program, { name, file, span }: NamedThing): readonly Markdown[] => {
  const title = `**${escaped(spoken(name))}**`
  const sections = (file === undefined ? undefined : program.file(file)?.tree.sections) ?? []
  const facts = sections.flatMap((section) => (section.kind === 'Facts' ? section.facts : []))
  const owner = facts
    .flatMap((fact) => [fact, ...fact.fields])
    .find(({ type }) => span !== undefined && type.start <= span.start && span.end <= type.end)
  if (owner?.type.kind !== 'EnumType') return [title]
  const all = owner.type.values.map(({ text }) => (text === name ? `**${escaped(spoken(text))}**` : escaped(spoken(text))))
  const of = `A value of “${escaped(owner.text?.value ?? spoken(owner.name.text))}”`
  const order = owner.type.ordered ? `, from the least to the most: ${all.join(' < ')}` : `, which is one of: ${all.join(', ')}`
  return [title, `${of}${order}.`]
}
