import { describe, expect, it } from "vitest";
import { checkAllTestsRun } from "./all-tests-run.ts";
import { workspaceFiles } from "./source.ts";

describe("every test runs", () => {
  it("holds", () => {
    expect(checkAllTestsRun(workspaceFiles())).toEqual([]);
  });

  it.each([
    `it.only("a", () => {});`,
    `describe.skip("a", () => {});`,
    `test.todo("a");`,
    `it.concurrent.only("a", () => {});`,
    `it.skip.each([1])("a", () => {});`,
    `it.each([1]).only("a", () => {});`,
    `xit("a", () => {});`,
  ])("can fail: %s", (text) => {
    expect(checkAllTestsRun([{ path: "test/a.test.ts", text }])).toHaveLength(1);
  });

  it("can pass: the same words elsewhere", () => {
    const text = `list.skip(1); fc.only; it("says it.only", () => {});`;
    expect(checkAllTestsRun([{ path: "test/a.test.ts", text }])).toEqual([]);
  });
});
