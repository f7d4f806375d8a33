/** A file can be read in one sitting and a function on one screen; no type is given up. */

import { type SourceFile, type Violation, isProduct, lineAt, parse, violation, walk } from "./source.ts";

export const mostFileLines = 400;
export const mostFunctionLines = 60;

export function checkFileLength(files: readonly SourceFile[]): Violation[] {
  return files.filter((file) => isProduct(file) && !file.path.includes("generated")).flatMap((file) => {
    const lines = lineAt(file.text.trimEnd(), file.text.length);
    return lines > mostFileLines ? [violation(file, 0, `${lines} lines, over ${mostFileLines}`)] : [];
  });
}

const functions = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

export function checkFunctionLength(files: readonly SourceFile[]): Violation[] {
  return files.filter(isProduct).flatMap((file) => {
    const found: Violation[] = [];
    walk(parse(file).program, (node) => {
      if (!functions.has(node.type)) return;
      const lines = lineAt(file.text.slice(node.start, node.end), node.end);
      if (lines <= mostFunctionLines) return;
      found.push(violation(file, node.start, `a function of ${lines} lines, over ${mostFunctionLines}`));
    });
    return found;
  });
}

export function checkTypesKept(files: readonly SourceFile[]): Violation[] {
  return files.filter(isProduct).flatMap((file) => {
    const { program, comments } = parse(file);
    const found = comments
      .filter(({ value }) => /@ts-(ignore|nocheck|expect-error)/.test(value))
      .map(({ start }) => violation(file, start, "a silenced type error"));
    walk(program, (node) => {
      if (node.type === "TSAnyKeyword") found.push(violation(file, node.start, "any; say what it is, or unknown"));
    });
    return found;
  });
}
