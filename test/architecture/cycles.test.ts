import { describe, expect, it } from "vitest";
import { checkFolderCycles, checkPackageCycles } from "./cycles.ts";
import { isProduct, workspaceFiles } from "./source.ts";

describe("no cycles", () => {
  const product = workspaceFiles().filter(isProduct);

  it("between packages", () => {
    expect(checkPackageCycles(product)).toEqual([]);
  });

  it("between folders of one package", () => {
    expect(checkFolderCycles(product)).toEqual([]);
  });

  it("can fail: packages", () => {
    const files = [
      { path: "packages/syntax/src/a.ts", text: `import "@rubric/compiler";` },
      { path: "packages/compiler/src/a.ts", text: `import "@rubric/harness";` },
      { path: "packages/harness/src/a.ts", text: `\nimport "@rubric/syntax";` },
    ];
    expect(checkPackageCycles(files)).toEqual([
      "packages/syntax/src/a.ts:1: a cycle: syntax -> compiler -> harness -> syntax",
    ]);
  });

  it("can fail: folders, even by types alone", () => {
    const files = [
      { path: "packages/x/src/names/a.ts", text: `import type { T } from "../types/b.ts";` },
      { path: "packages/x/src/types/b.ts", text: `export type T = 1;` },
      { path: "packages/x/src/types/c.ts", text: `import { a } from "../names/deep/er.ts";` },
    ];
    expect(checkFolderCycles(files)).toEqual([
      "packages/x/src/names/a.ts:1: a cycle: packages/x/src/names -> packages/x/src/types -> packages/x/src/names",
    ]);
  });

  it("can fail: a folder and a file beside it", () => {
    const files = [
      { path: "packages/x/src/index.ts", text: `export * from "./names/a.ts";` },
      { path: "packages/x/src/names/a.ts", text: `import { all } from "../index.ts";` },
    ];
    expect(checkFolderCycles(files)).toHaveLength(1);
  });

  it("can pass: a folder on what its parent holds, and files of one folder on each other", () => {
    const files = [
      { path: "packages/x/src/types/index.ts", text: `import "./rules/a.ts"; import "./b.ts";` },
      { path: "packages/x/src/types/rules/a.ts", text: `import "../b.ts";` },
      { path: "packages/x/src/types/b.ts", text: `import type { T } from "./index.ts";` },
    ];
    expect(checkFolderCycles(files)).toEqual([]);
  });
});
