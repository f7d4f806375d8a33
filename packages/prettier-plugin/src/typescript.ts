/** The layout of the TypeScript that policies are compiled to. */

/** As the command line writes it into files. What lays it out is large, and loaded when it is first asked for. */
export const layOutTypeScript = async (text: string): Promise<string> => {
  const [{ format }, typescript, estree] = await Promise.all([
    import('prettier/standalone'),
    import('prettier/plugins/typescript'),
    import('prettier/plugins/estree'),
  ])
  return format(text, { parser: 'typescript', plugins: [typescript, estree], semi: false, singleQuote: true, printWidth: 120 })
}
