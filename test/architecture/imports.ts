/** Which module names a file mentions, by any of the ways TypeScript has to mention one. */

import { posix } from "node:path";
import type { Node } from "oxc-parser";
import { type SourceFile, parse, walk } from "./source.ts";

export interface Import {
  readonly specifier: string;
  readonly start: number;
  /** Nothing of it is left when the types are stripped. */
  readonly typeOnly: boolean;
}

export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  walk(parse(file).program, (node) => {
    const source = sourceOf(node);
    if (source) found.push({ specifier: source.name, start: node.start, typeOnly: source.typeOnly });
  });
  return found;
}

function sourceOf(node: Node): { name: string; typeOnly: boolean } | undefined {
  switch (node.type) {
    case "ImportDeclaration":
      return { name: node.source.value, typeOnly: node.importKind === "type" || allTypes(node.specifiers) };
    case "ExportAllDeclaration":
      return { name: node.source.value, typeOnly: node.exportKind === "type" };
    case "ExportNamedDeclaration":
      return node.source ? { name: node.source.value, typeOnly: node.exportKind === "type" } : undefined;
    case "ImportExpression":
      return node.source.type === "Literal" ? { name: String(node.source.value), typeOnly: false } : undefined;
    case "TSImportType":
      return { name: node.source.value, typeOnly: true };
    case "CallExpression": {
      const [argument] = node.arguments;
      const isRequire = node.callee.type === "Identifier" && node.callee.name === "require";
      return isRequire && argument?.type === "Literal" ? { name: String(argument.value), typeOnly: false } : undefined;
    }
    default:
      return undefined;
  }
}

function allTypes(specifiers: readonly Node[]): boolean {
  return specifiers.length > 0 && specifiers.every((it) => it.type === "ImportSpecifier" && it.importKind === "type");
}

/** The package that holds a file: `compiler`, `editors/vscode`, `grammar`, `test`. */
export function packageOf(path: string): string {
  const [top = "", name = ""] = path.split("/");
  if (top === "packages") return name;
  return top === "editors" ? `editors/${name}` : top;
}

/** The npm package that a bare specifier names: `ajv/dist/standalone` names `ajv`. */
export function dependencyOf(specifier: string): string {
  return specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

export function isRelative(specifier: string): boolean {
  return /^\.{0,2}\//.test(specifier) || specifier === "." || specifier === "..";
}

/** The path that a relative specifier names, from the root of the repository. */
export function resolveRelative(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier));
}
