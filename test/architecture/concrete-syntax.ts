/**
 * The concrete syntax tree is a matter of the syntax package: nothing that it exports is such a tree, or mentions one
 * in its type. Starts at what `src/index.ts` exports and follows every type named there, file by file, up to Chevrotain.
 */

import type { Node } from "oxc-parser";
import { isRelative, resolveRelative } from "./imports.ts";
import { type SourceFile, type Violation, parse, violation, walk } from "./source.ts";

export const entry = "packages/syntax/src/index.ts";

const concrete = /Cst(?![a-z])/;

interface Binding {
  readonly file: SourceFile;
  readonly name: string;
}

export function checkConcreteSyntaxStays(files: readonly SourceFile[]): Violation[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const index = byPath.get(entry);
  if (!index) return [`${entry}:1: not found`];
  const found: Violation[] = [];
  const queue: Binding[] = exportedFrom(index, byPath, new Set());
  const seen = new Set<string>();
  for (const binding of queue) {
    const key = `${binding.file.path} ${binding.name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (concrete.test(binding.name)) found.push(violation(binding.file, 0, `${binding.name} leaves the package`));
    else queue.push(...mentionedBy(binding, byPath, found));
  }
  return found;
}

/** What a file exports, at home in this file or in those that it exports from. */
function exportedFrom(file: SourceFile, byPath: ReadonlyMap<string, SourceFile>, visited: Set<string>): Binding[] {
  if (visited.has(file.path)) return [];
  visited.add(file.path);
  return statements(file).flatMap((statement): Binding[] => {
    if (statement.type === "ExportAllDeclaration") {
      const target = byPath.get(resolveRelative(file.path, statement.source.value));
      return target ? exportedFrom(target, byPath, visited) : [];
    }
    if (statement.type !== "ExportNamedDeclaration") return [];
    if (statement.declaration) return declaredNames(statement.declaration).map((name) => ({ file, name }));
    return statement.specifiers.flatMap(({ local, exported }) => {
      const names = [nameOf(exported), nameOf(local)].filter((name, at, all) => all.indexOf(name) === at);
      const target = statement.source ? byPath.get(resolveRelative(file.path, statement.source.value)) : file;
      return names.map((name) => ({ file: name === nameOf(local) ? (target ?? file) : file, name }));
    });
  });
}

/** The bindings that the type of a declaration names; a name from another file is taken to its home. */
function mentionedBy(binding: Binding, byPath: ReadonlyMap<string, SourceFile>, found: Violation[]): Binding[] {
  const { file, name } = binding;
  const imported = importOf(binding);
  if (imported) {
    const target = isRelative(imported.source) ? byPath.get(resolveRelative(file.path, imported.source)) : undefined;
    if (target) return [{ file: target, name: imported.name }];
    return concrete.test(imported.name) ? [{ file, name: imported.name }] : [];
  }
  return statements(file)
    .flatMap((statement) => {
      const inner = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
      return inner && declaredNames(inner).includes(name) ? [inner] : [];
    })
    .flatMap((declaration) => {
      if (declaration.type === "FunctionDeclaration" && !declaration.returnType) {
        found.push(violation(file, declaration.start, `${name} leaves the package without a declared return type`));
      }
      return typesIn(declaration).map((type) => ({ file, name: type }));
    })
    .concat(reexportOf(binding, byPath));
}

/** A name that a file only passes on: `export { a } from "./b.ts"`. */
function reexportOf({ file, name }: Binding, byPath: ReadonlyMap<string, SourceFile>): Binding[] {
  return statements(file).flatMap((statement) => {
    if (statement.type !== "ExportNamedDeclaration" || !statement.source) return [];
    const target = byPath.get(resolveRelative(file.path, statement.source.value));
    const specifier = statement.specifiers.find(({ exported }) => nameOf(exported) === name);
    return target && specifier ? [{ file: target, name: nameOf(specifier.local) }] : [];
  });
}

function importOf({ file, name }: Binding): { source: string; name: string } | undefined {
  for (const statement of statements(file)) {
    if (statement.type !== "ImportDeclaration") continue;
    const specifier = statement.specifiers.find(({ local }) => local.name === name);
    if (!specifier) continue;
    const original = specifier.type === "ImportSpecifier" ? nameOf(specifier.imported) : name;
    return { source: statement.source.value, name: original };
  }
  return undefined;
}

/** The names of types that a declaration shows to its users: not what stands in bodies and initial values. */
function typesIn(declaration: Node): string[] {
  const names: string[] = [];
  walk(declaration, (node) => {
    if (isHidden(node)) return false;
    if (node.type === "VariableDeclarator" && node.id.typeAnnotation) {
      names.push(...typesIn(node.id));
      return false;
    }
    if (node.type === "TSTypeReference") names.push(lastName(node.typeName));
    if (node.type === "TSInterfaceHeritage" || node.type === "TSClassImplements") names.push(lastName(node.expression));
    if (node.type === "TSTypeQuery") names.push(lastName(node.exprName));
    if (node.type === "TSImportType" && node.qualifier) names.push(lastName(node.qualifier));
    if (node.type === "ClassDeclaration" && node.superClass) names.push(lastName(node.superClass));
    return true;
  });
  return names;
}

function isHidden(node: Node): boolean {
  if (node.type === "BlockStatement") return true;
  if (node.type !== "PropertyDefinition" && node.type !== "MethodDefinition") return false;
  return node.accessibility === "private" || node.key.type === "PrivateIdentifier";
}

function lastName(node: Node): string {
  if (node.type === "TSQualifiedName") return node.right.name;
  if (node.type === "MemberExpression") return lastName(node.property);
  return node.type === "Identifier" ? node.name : "";
}

function statements(file: SourceFile): readonly Node[] {
  const { program } = parse(file);
  return program.type === "Program" ? program.body : [];
}

function declaredNames(node: Node): string[] {
  if (node.type === "VariableDeclaration") return node.declarations.map(({ id }) => lastName(id));
  return "id" in node && node.id ? [lastName(node.id as Node)] : [];
}

function nameOf(node: Node): string {
  return node.type === "Literal" ? String(node.value) : lastName(node);
}
