/** No cycle between packages, nor between the folders of one package: a reader can start somewhere. */

import { dependencyOf, importsOf, isRelative, packageOf, resolveRelative } from "./imports.ts";
import { type SourceFile, type Violation, violation } from "./source.ts";

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly file: SourceFile;
  readonly start: number;
}

export function checkPackageCycles(files: readonly SourceFile[]): Violation[] {
  return cycles(
    edges(files, (path, specifier) => {
      const name = dependencyOf(specifier);
      return name.startsWith("@rubric/") ? [packageOf(path), name.slice("@rubric/".length)] : undefined;
    }),
  );
}

/** Compares neighbours: two entries of one folder, at whatever depth, of which at least one is a folder. */
export function checkFolderCycles(files: readonly SourceFile[]): Violation[] {
  return cycles(
    edges(files, (path, specifier) => {
      if (!isRelative(specifier)) return undefined;
      const [from, to] = neighbours(path, resolveRelative(path, specifier));
      return from === path && to.includes(".") && to.split("/").length === path.split("/").length ? undefined : [from, to];
    }),
  );
}

/** Where two paths part: the entries of their nearest common folder that lead to each. */
function neighbours(a: string, b: string): [string, string] {
  const left = a.split("/");
  const right = b.split("/");
  let depth = 0;
  while (left[depth] === right[depth] && depth < left.length - 1) depth += 1;
  return [left.slice(0, depth + 1).join("/"), right.slice(0, depth + 1).join("/")];
}

function edges(
  files: readonly SourceFile[],
  between: (path: string, specifier: string) => [string, string] | undefined,
): Edge[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap(({ specifier, start }) => {
      const [from, to] = between(file.path, specifier) ?? [];
      return from !== undefined && to !== undefined && from !== to ? [{ from, to, file, start }] : [];
    }),
  );
}

/** One violation for each edge that closes a cycle, with the way round. */
function cycles(all: readonly Edge[]): Violation[] {
  const next = Map.groupBy(all, (edge) => edge.from);
  const closed = new Set<string>();
  return all.flatMap(({ from, to, file, start }) => {
    const back = route(to, from, next);
    const key = back?.toSorted().join(" ");
    if (!back || !key || closed.has(key)) return [];
    closed.add(key);
    return [violation(file, start, `a cycle: ${[from, ...back].join(" -> ")}`)];
  });
}

/** The shortest way from one node to another, both ends included. */
function route(start: string, goal: string, next: ReadonlyMap<string, readonly Edge[]>): string[] | undefined {
  const ways: string[][] = [[start]];
  const seen = new Set([start]);
  for (const way of ways) {
    const last = way.at(-1) ?? start;
    if (last === goal) return way;
    for (const { to } of next.get(last) ?? []) {
      if (!seen.has(to)) ways.push([...way, to]);
      seen.add(to);
    }
  }
  return undefined;
}
