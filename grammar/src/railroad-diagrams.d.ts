/** What is used of a library without types. */
declare module '@prantlf/railroad-diagrams' {
  export class FakeSVG {
    readonly width: number
    readonly attrs: Record<string, string | number>
  }
  interface Link {
    readonly href?: string
    readonly title?: string
  }
  export class Terminal extends FakeSVG {
    constructor(text: string, link?: Link)
  }
  export class NonTerminal extends FakeSVG {
    constructor(text: string, link?: Link)
  }
  export class Skip extends FakeSVG {}
  export class Sequence extends FakeSVG {
    constructor(...items: FakeSVG[])
  }
  export class Stack extends FakeSVG {
    constructor(...items: FakeSVG[])
  }
  export class Choice extends FakeSVG {
    constructor(straight: number, ...items: FakeSVG[])
  }
  export class OneOrMore extends FakeSVG {
    constructor(item: FakeSVG, between?: FakeSVG)
  }
  export class Diagram extends FakeSVG {
    constructor(...items: FakeSVG[])
    format(padding: number): this
    override toString(): string
  }
}
