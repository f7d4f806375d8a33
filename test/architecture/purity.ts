/** The inner packages read no clock, no chance and no environment: the same text in, the same answer out. */

import type { Node } from "oxc-parser";
import { packageOf } from "./imports.ts";
import { type SourceFile, type Violation, isProduct, parse, violation, walk } from "./source.ts";

export const pure: readonly string[] = ["syntax", "runtime", "compiler", "analysis", "review", "language-service"];

const members = new Set(["Date.now", "Math.random", "Temporal.Now"]);
const globals = new Set(["process", "performance", "crypto", "globalThis"]);

export function checkPurity(files: readonly SourceFile[]): Violation[] {
  return files
    .filter((file) => isProduct(file) && pure.includes(packageOf(file.path)))
    .flatMap((file) => {
      const found: Violation[] = [];
      walk(parse(file).program, (node) => {
        const impure = impurity(node);
        if (impure) found.push(violation(file, node.start, `${packageOf(file.path)} may not read ${impure}`));
      });
      return found;
    });
}

function impurity(node: Node): string | undefined {
  switch (node.type) {
    case "NewExpression":
      return isIdentifier(node.callee, "Date") && node.arguments.length === 0 ? "new Date()" : undefined;
    case "CallExpression":
      return isIdentifier(node.callee, "Date") ? "Date()" : undefined;
    case "MemberExpression": {
      if (node.object.type !== "Identifier") return undefined;
      const { name } = node.object;
      const member = node.property.type === "Identifier" && !node.computed ? `${name}.${node.property.name}` : name;
      return globals.has(name) || members.has(member) ? member : undefined;
    }
    case "MetaProperty":
      return node.meta.name === "import" ? "import.meta" : undefined;
    default:
      return undefined;
  }
}

function isIdentifier(node: Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}
