/** Every test runs: none is singled out, left out or put off. */

import type { Node } from "oxc-parser";
import { type SourceFile, type Violation, parse, violation, walk } from "./source.ts";

const starters = new Set(["it", "test", "describe", "suite", "bench"]);
const modifiers = new Set(["only", "skip", "todo"]);
const aliases = new Set(["xit", "xtest", "xdescribe", "fit", "fdescribe"]);

export function checkAllTestsRun(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const found: Violation[] = [];
    walk(parse(file).program, (node) => {
      const how = leftOut(node);
      if (how) found.push(violation(file, node.start, `${how}; every test runs`));
    });
    return found;
  });
}

function leftOut(node: Node): string | undefined {
  if (node.type === "CallExpression" && node.callee.type === "Identifier" && aliases.has(node.callee.name)) {
    return node.callee.name;
  }
  if (node.type !== "MemberExpression" || node.property.type !== "Identifier") return undefined;
  const { name } = node.property;
  const starter = rootOf(node.object);
  return modifiers.has(name) && starter !== undefined && starters.has(starter) ? `${starter}.${name}` : undefined;
}

/** The name that a chain such as `it.concurrent.each(rows)` begins with. */
function rootOf(node: Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  if (node.type === "MemberExpression") return rootOf(node.object);
  return node.type === "CallExpression" ? rootOf(node.callee) : undefined;
}
