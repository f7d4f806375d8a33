import { describe, expect, it } from "vitest";
import { checkPurity } from "./purity.ts";
import { workspaceFiles } from "./source.ts";

describe("the inner packages read no clock, no chance and no environment", () => {
  it("holds", () => {
    expect(checkPurity(workspaceFiles())).toEqual([]);
  });

  it.each([
    "Date.now()",
    "new Date()",
    "new Date",
    "Date()",
    "Math.random()",
    "process.env",
    `process["env"]`,
    "performance.now()",
    "crypto.randomUUID()",
    "globalThis.process",
    "Temporal.Now.plainDateISO()",
    "import.meta.dirname",
  ])("can fail: %s", (expression) => {
    const text = `export const a = () => ${expression};`;
    expect(checkPurity([{ path: "packages/runtime/src/a.ts", text }])).toHaveLength(1);
    expect(checkPurity([{ path: "packages/cli/src/a.ts", text }])).toEqual([]);
  });

  it.each(["new Date(2026, 0, 1)", "Math.max(1, 2)", "step.process", "{ process: 1, Date: 2 }"])(
    "can pass: %s",
    (expression) => {
      const text = `export const a = (${expression});`;
      expect(checkPurity([{ path: "packages/runtime/src/a.ts", text }])).toEqual([]);
    },
  );
});
