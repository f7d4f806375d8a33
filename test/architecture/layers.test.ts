import { describe, expect, it } from "vitest";
import { checkLayers, checkManifests } from "./layers.ts";
import { readFiles, workspaceFiles } from "./source.ts";

describe("imports go strictly down", () => {
  it("holds for every file", () => {
    expect(checkLayers(workspaceFiles())).toEqual([]);
  });

  it("holds for what every package declares", () => {
    const manifests = readFiles("{packages,editors}/*/package.json", "{grammar,test}/package.json");
    expect(manifests.length).toBeGreaterThan(2);
    expect(checkManifests(manifests)).toEqual([]);
  });

  it.each([
    ["upward", "packages/syntax/src/a.ts", `import { a } from "@rubric/compiler";`],
    ["sideways", "packages/runtime/src/a.ts", `export * from "@rubric/syntax";`],
    ["a value where types may go", "packages/compiler/src/a.ts", `import { all } from "@rubric/runtime";`],
    ["a value beside a type", "packages/compiler/src/a.ts", `import { type A, b } from "@rubric/runtime";`],
    ["as a type of a type", "packages/syntax/src/a.ts", `export type A = import("@rubric/compiler").A;`],
    ["while running", "packages/syntax/src/a.ts", `await import("@rubric/compiler");`],
    ["the CommonJS way", "packages/syntax/src/a.ts", `const a = require("@rubric/compiler");`],
    ["by a path", "packages/compiler/src/a.ts", `import "../../syntax/src/index.ts";`],
    ["past the front door", "packages/compiler/src/a.ts", `import "@rubric/syntax/src/lexer.ts";`],
    ["a library of another package", "packages/compiler/src/a.ts", `import { Lexer } from "chevrotain";`],
    ["a library of another package, from a test", "test/a.test.ts", `import { Lexer } from "chevrotain";`],
    ["the formatter", "packages/harness/src/a.ts", `import { format } from "prettier";`],
    ["the editor", "packages/cli/src/a.ts", `import "vscode-languageserver/node";`],
    ["Node.js", "packages/runtime/src/a.ts", `import { readFileSync } from "node:fs";`],
    ["Node.js by its old name", "packages/syntax/src/a.ts", `import fs from "fs";`],
    ["from a package without a row", "packages/misc/src/a.ts", `import "@rubric/syntax";`],
  ])("can fail: %s", (_, path, text) => {
    expect(checkLayers([{ path, text }])).toHaveLength(1);
  });

  it.each([
    ["down", "packages/compiler/src/a.ts", `import { parse } from "@rubric/syntax";`],
    ["types where types may go", "packages/compiler/src/a.ts", `import { type A, type B } from "@rubric/runtime";`],
    ["a part of a library", "packages/compiler/src/a.ts", `import standalone from "ajv/dist/standalone/index.js";`],
    ["within the package", "packages/compiler/src/names/a.ts", `import { b } from "../types/b.ts";`],
    ["Node.js at the rim", "packages/cli/src/a.ts", `import { readFileSync } from "node:fs";`],
  ])("can pass: %s", (_, path, text) => {
    expect(checkLayers([{ path, text }])).toEqual([]);
  });

  it("can fail: a declared dependency", () => {
    const text = JSON.stringify({ dependencies: { "@rubric/cli": "workspace:*" }, devDependencies: { ajv: "catalog:" } });
    expect(checkManifests([{ path: "packages/syntax/package.json", text }])).toEqual([
      "packages/syntax/package.json:1: syntax may not depend on @rubric/cli",
      "packages/syntax/package.json:1: syntax may not depend on ajv",
    ]);
  });
});
