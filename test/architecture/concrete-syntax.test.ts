import { describe, expect, it } from "vitest";
import { checkConcreteSyntaxStays, entry } from "./concrete-syntax.ts";
import { workspaceFiles } from "./source.ts";

const check = (index: string, others: Record<string, string> = {}): string[] =>
  checkConcreteSyntaxStays([
    { path: entry, text: index },
    ...Object.entries(others).map(([name, text]) => ({ path: `packages/syntax/src/${name}`, text })),
  ]);

describe("the concrete syntax tree stays in the syntax package", () => {
  it("holds", () => {
    expect(checkConcreteSyntaxStays(workspaceFiles())).toEqual([]);
  });

  it.each([
    ["by its name", `export { type PolicyCst } from "./cst.ts";`, {}],
    ["under another name", `export { type PolicyCst as Tree } from "./cst.ts";`, {}],
    ["with all the rest", `export * from "./cst.ts";`, { "cst.ts": "export interface PolicyCst {}" }],
    ["as what a function returns", `export function parse(): CstNode { return make(); }`, {}],
    ["as what an arrow takes", `export const lower = (node: CstNode): number => 1;`, {}],
    ["as what a function is seen to return", `export function parse() { return parser.policy(); }`, {}],
    ["as the base of a class", `export class Parser extends CstParser {}`, {}],
    [
      "inside another type",
      `export type { Parsed } from "./parse.ts";`,
      {
        "parse.ts": `import type { Tree as T } from "./tree.ts"; interface Inner { tree: T } export type Parsed = Inner;`,
        "tree.ts": `import type { CstNode as Node } from "chevrotain"; export type Tree = Node;`,
      },
    ],
  ])("can fail: %s", (_, index, others) => {
    expect(check(index, others)).toHaveLength(1);
  });

  it("can pass: within the package, in bodies and in private members", () => {
    const parse = `
      import type { CstNode } from "chevrotain";
      const lower = (node: CstNode): Tree => ({ node });
      export interface Tree { readonly name: string }
      export function parse(text: string): Tree { const cst: CstNode = run(text); return lower(cst); }
      export class Session { private last: CstNode; #first: CstNode; }
      export const table: Tree = make<CstNode>();`;
    expect(check(`export * from "./parse.ts"; export { parse } from "./parse.ts";`, { "parse.ts": parse })).toEqual([]);
  });

  it("can fail: no entry", () => {
    expect(checkConcreteSyntaxStays([])).toHaveLength(1);
  });
});
