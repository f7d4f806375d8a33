/**
 * Imports go strictly down: the packages, and what each of them may import.
 * The table is the architecture; change it there and here together.
 */

import { isBuiltin } from "node:module";
import { type Import, dependencyOf, importsOf, isRelative, packageOf, resolveRelative } from "./imports.ts";
import { type SourceFile, type Violation, violation } from "./source.ts";

interface Row {
  /** Packages of this workspace; of some only a part: `harness/examples`. */
  readonly packages: readonly string[];
  /** Packages of this workspace that it may know the types of, and nothing more. */
  readonly types?: readonly string[];
  /** Packages from elsewhere. */
  readonly libraries: readonly string[];
  /** Whether it may import the modules of Node.js. */
  readonly node: boolean;
}

const everything = "*";

export const table: Readonly<Record<string, Row>> = {
  syntax: { packages: [], libraries: ["chevrotain"], node: false },
  runtime: { packages: [], libraries: [], node: false },
  compiler: {
    packages: ["syntax"],
    types: ["runtime"],
    libraries: ["@lhncbc/ucum-lhc", "ajv", "fastest-levenshtein", "temporal-polyfill"],
    node: false,
  },
  analysis: { packages: ["syntax", "runtime", "compiler"], libraries: [], node: false },
  review: { packages: ["syntax", "runtime", "compiler", "analysis"], libraries: [], node: false },
  "prettier-plugin": { packages: ["syntax"], libraries: ["prettier"], node: false },
  grammar: { packages: ["syntax"], libraries: ["@prantlf/railroad-diagrams"], node: true },
  harness: {
    packages: ["syntax", "runtime", "compiler", "analysis"],
    libraries: ["fast-check", "vitest"],
    node: true,
  },
  "language-service": {
    packages: ["syntax", "runtime", "compiler", "analysis", "harness/examples"],
    libraries: [],
    node: false,
  },
  "language-server": {
    packages: ["syntax", "compiler", "analysis", "review", "language-service", "prettier-plugin"],
    libraries: ["vscode-languageserver", "vscode-languageserver-textdocument"],
    node: true,
  },
  cli: {
    packages: [
      "syntax",
      "runtime",
      "compiler",
      "analysis",
      "review",
      "prettier-plugin",
      "grammar",
      "harness",
      "language-service",
      "language-server",
    ],
    libraries: ["picocolors", "prettier"],
    node: true,
  },
  "editors/vscode": {
    packages: ["language-server"],
    libraries: ["@vscode/vsce", "esbuild", "vscode", "vscode-languageclient"],
    node: true,
  },
  test: { packages: [everything], libraries: [everything], node: true },
};

/** Libraries that have one home. Tests, which are clients of what we make, may know the last two. */
export const homes: readonly { readonly library: RegExp; readonly packages: readonly string[] }[] = [
  { library: /^chevrotain$/, packages: ["syntax"] },
  { library: /^prettier$/, packages: ["prettier-plugin", "cli", "test"] },
  { library: /^vscode(-language.*|-jsonrpc)?$/, packages: ["language-server", "editors/vscode", "test"] },
];

/** Parts of a package that may be asked for alone, where loading all of it would be felt: `@rubric/runtime/nouns`. */
export const parts: readonly string[] = ["runtime/nouns", "harness/examples", "harness/vitest", "language-server/disk"];

const scope = "@rubric/";

export function checkLayers(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap((found) => {
      const fault = faultOf(file.path, found);
      return fault ? [violation(file, found.start, fault)] : [];
    }),
  );
}

function faultOf(path: string, found: Import): string | undefined {
  const from = packageOf(path);
  const row = table[from];
  if (!row) return `${from} has no row in the table of packages`;
  if (isRelative(found.specifier)) {
    const target = packageOf(resolveRelative(path, found.specifier));
    return target === from ? undefined : `${from} reaches into ${target} by a path; import the package by its name`;
  }
  if (isBuiltin(found.specifier)) return row.node ? undefined : `${from} may not import ${found.specifier}`;
  return dependencyFault(from, row, found.specifier, found.typeOnly);
}

function dependencyFault(from: string, row: Row, specifier: string, typeOnly: boolean): string | undefined {
  const name = dependencyOf(specifier);
  if (!name.startsWith(scope)) {
    const home = homes.find(({ library }) => library.test(name));
    const allowed = permits(row.libraries, name) && (!home || home.packages.includes(from));
    return allowed ? undefined : `${from} may not import ${name}`;
  }
  if (specifier !== name && !parts.includes(specifier.slice(scope.length))) return `${from} imports ${specifier}; import ${name}, which exports what it means to`;
  const target = name.slice(scope.length);
  if (permits(row.packages, target) || row.packages.includes(specifier.slice(scope.length))) return undefined;
  if (!row.types?.includes(target)) return `${from} may not import ${name}`;
  return typeOnly ? undefined : `${from} may import only types from ${name}`;
}

function permits(list: readonly string[], name: string): boolean {
  return list.includes(everything) || list.includes(name);
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The same table, held against what each `package.json` declares. */
export function checkManifests(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const from = packageOf(file.path);
    const row = table[from];
    if (!row) return [violation(file, 0, `${from} has no row in the table of packages`)];
    const manifest = JSON.parse(file.text) as Manifest;
    return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter((name) => !name.startsWith("@types/"))
      .flatMap((name) => {
        const part = row.packages.find((each) => each.startsWith(`${name.slice(scope.length)}/`));
        const fault = dependencyFault(from, row, part === undefined ? name : scope + part, true);
        return fault ? [violation(file, file.text.indexOf(`"${name}"`), fault.replace("import", "depend on"))] : [];
      });
  });
}
