/** The part of the library's interface that Rubric calls; the package ships no types. */
declare module '@lhncbc/ucum-lhc' {
  interface UcumLhcUtils {
    validateUnitString(unit: string, suggest: boolean): { readonly status: 'valid' | 'invalid' | 'error'; readonly ucumCode: string | null }
    convertUnitTo(from: string, amount: number, to: string): { readonly status: 'succeeded' | 'failed' | 'error'; readonly toVal: number | null }
  }
  const ucum: { readonly UcumLhcUtils: { getInstance(): UcumLhcUtils } }
  export default ucum
}
