import { describe, expect, it } from "vitest";
import { checkFileLength, checkFunctionLength, checkTypesKept, mostFileLines, mostFunctionLines } from "./size.ts";
import { workspaceFiles } from "./source.ts";

const path = "packages/compiler/src/a.ts";
const lines = (count: number): string => "  a();\n".repeat(count);

describe("a file can be read in one sitting", () => {
  it("holds", () => {
    expect(checkFileLength(workspaceFiles())).toEqual([]);
  });

  it("can fail, and can pass by one line", () => {
    expect(checkFileLength([{ path, text: lines(mostFileLines + 1) }])).toEqual([`${path}:1: 401 lines, over 400`]);
    expect(checkFileLength([{ path, text: lines(mostFileLines) }])).toEqual([]);
    expect(checkFileLength([{ path: "grammar/src/a.ts", text: lines(mostFileLines + 1) }])).toHaveLength(1);
    expect(checkFileLength([{ path: "test/a.test.ts", text: lines(mostFileLines + 1) }])).toEqual([]);
  });
});

describe("a function fits on a screen", () => {
  it("holds", () => {
    expect(checkFunctionLength(workspaceFiles())).toEqual([]);
  });

  it.each([
    ["a function", "function f() {", "}"],
    ["an arrow", "const f = () => {", "};"],
    ["a method", "class A { f() {", "} }"],
    ["a function in an object", "const o = { f() {", "} };"],
  ])("can fail, and can pass by one line: %s", (_, open, close) => {
    const text = (inside: number): string => `\n${open}\n${lines(inside)}${close}\n`;
    expect(checkFunctionLength([{ path, text: text(mostFunctionLines - 1) }])).toEqual([
      `${path}:2: a function of 61 lines, over 60`,
    ]);
    expect(checkFunctionLength([{ path, text: text(mostFunctionLines - 2) }])).toEqual([]);
  });
});

describe("no type is given up", () => {
  it("holds", () => {
    expect(checkTypesKept(workspaceFiles())).toEqual([]);
  });

  it.each([
    "export const a: any = 1;",
    "export const a = b as any;",
    "export type A = Map<string, any>;",
    "// @ts-expect-error\nb;",
    "/* @ts-ignore */ b;",
  ])("can fail: %s", (text) => {
    expect(checkTypesKept([{ path, text }])).toHaveLength(1);
  });

  it("can pass: the word in a name, a text or a comment", () => {
    const text = `// any\nexport const any = "any of: any"; export type Any = { any: unknown };`;
    expect(checkTypesKept([{ path, text }])).toEqual([]);
  });
});
