/** Source files as the rules see them: a path from the root of the repository, the text, and its syntax tree. */

import { globSync, readFileSync } from "node:fs";
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type Comment, type Node, parseSync, visitorKeys } from "oxc-parser";

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What a rule found: where, and what is wrong there. */
export type Violation = `${string}:${number}: ${string}`;

/** A rule of the architecture: pure, so that a sample can show that it is able to fail. */
export type Rule = (files: readonly SourceFile[]) => Violation[];

export const repository = fileURLToPath(new URL("../..", import.meta.url));

const aside = new Set(["node_modules", "dist", "coverage"]);

/** Reads the files of the repository that match any of the patterns. */
export function readFiles(...patterns: string[]): SourceFile[] {
  const paths = globSync(patterns, { cwd: repository, exclude: (name) => aside.has(name.split(sep).at(-1) ?? name) });
  return paths
    .map((path) => path.replaceAll(sep, "/"))
    .sort()
    .map((path) => ({ path, text: readFileSync(`${repository}/${path}`, "utf8") }));
}

/** Every TypeScript and JavaScript file of the workspace. */
export function workspaceFiles(): SourceFile[] {
  const extensions = "{ts,mts,cts,js,mjs,cjs}";
  return readFiles(`{packages,editors}/*/**/*.${extensions}`, `{grammar,test}/**/*.${extensions}`);
}

/** The files that are the product, not its tests or configuration. */
export function isProduct({ path }: SourceFile): boolean {
  return /^((packages|editors)\/[^/]+\/src|grammar)\//.test(path);
}

interface Parsed {
  readonly program: Node;
  readonly comments: readonly Comment[];
}

const trees = new WeakMap<SourceFile, Parsed>();

export function parse(file: SourceFile): Parsed {
  const known = trees.get(file);
  if (known) return known;
  const { program, comments, errors } = parseSync(file.path, file.text);
  const error = errors[0];
  if (error) throw new Error(`${file.path}: ${error.message}`);
  const tree = { program, comments };
  trees.set(file, tree);
  return tree;
}

/** Calls `enter` on the node and all below it, in order; where it answers `false`, what is below stays unseen. */
export function walk(node: Node, enter: (node: Node) => boolean | void): void {
  if (enter(node) === false) return;
  for (const child of children(node)) walk(child, enter);
}

function children(node: Node): Node[] {
  const slots = node as unknown as Readonly<Record<string, unknown>>;
  return (visitorKeys[node.type] ?? []).flatMap((key) => [slots[key]].flat()).filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

/** The line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

export function violation(file: SourceFile, offset: number, what: string): Violation {
  return `${file.path}:${lineAt(file.text, offset)}: ${what}`;
}
