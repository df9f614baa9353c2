import { type Diagnostic, diagnostic, type Place } from "@chartwright/diagnostics";
import { isMapping, type Json } from "@chartwright/model";
import { parseYaml } from "@chartwright/validator";
import { LineCounter } from "yaml";
import { problemOfKind } from "../kubernetes-names.ts";
import type { InputFile, SourceObject } from "../source.ts";
import { textOfFile } from "./text-of-file.ts";

export interface ReadObjects {
  readonly objects: readonly SourceObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The objects in files of YAML or JSON, lists of objects taken apart. */
export function readObjects(files: readonly InputFile[]): ReadObjects {
  const diagnostics: Diagnostic[] = [];
  const objects = files.flatMap((file) => objectsIn(file, diagnostics));
  const known = new Map<string, SourceObject>();
  for (const found of objects) {
    const { namespace } = (found.object.metadata ?? {}) as { readonly namespace?: Json };
    const key = JSON.stringify([found.apiVersion, found.kind, namespace, found.name]);
    const first = known.get(key);
    if (first === undefined) known.set(key, found);
    else {
      const at = `${first.place.file}:${first.place.line}`;
      diagnostics.push(
        diagnostic("CW7003", {
          message: `${found.kind}/${found.name} stands in ${at} too.`,
          fix: "Remove one of them, or give it another name.",
          place: found.place,
        }),
      );
    }
  }
  return { objects, diagnostics };
}

function objectsIn(file: InputFile, diagnostics: Diagnostic[]): SourceObject[] {
  const text = textOfFile(file, diagnostics);
  if (text === undefined) return [];
  const fix = "Correct the YAML; `kubectl apply --dry-run=client -f` refuses it too.";
  const parsed = parseYaml(text, { code: "CW7001", file: file.path, fix });
  diagnostics.push(...parsed.diagnostics);
  const lines = new LineCounter();
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines.addNewLine(at + 1);
  lines.lineStarts.unshift(0);
  return parsed.documents.flatMap(({ data, document }) => {
    const start = document.contents?.range?.[0] ?? 0;
    return flattened(data, { file: file.path, line: lines.linePos(start).line }, diagnostics);
  });
}

function flattened(data: Json, place: Place, diagnostics: Diagnostic[]): SourceObject[] {
  const refuse = (message: string, fix: string): SourceObject[] => {
    diagnostics.push(diagnostic("CW7002", { message, fix, place }));
    return [];
  };
  if (!isMapping(data)) return refuse("It is no mapping.", "Leave it out, or write an object there.");
  const { apiVersion, kind, items } = data;
  if (typeof kind !== "string" || kind === "" || typeof apiVersion !== "string" || apiVersion === "")
    return refuse("It has no apiVersion and kind.", "Leave it out of what is imported, or give it both.");
  const problem = problemOfKind(apiVersion, kind);
  if (problem !== undefined) {
    diagnostics.push(diagnostic("CW7011", { ...problem, place }));
    return [];
  }
  if (apiVersion.startsWith("kustomize.config.k8s.io/"))
    return refuse(
      "It tells kustomize what to build.",
      "Import what it builds: kustomize build . | chartwright import -",
    );
  if (Array.isArray(items) && kind.endsWith("List"))
    return items.flatMap((item) => flattened(item, place, diagnostics));
  const wide = unsafeNumber(data, "");
  if (wide !== undefined)
    return refuse(
      `${wide} is a whole number that JavaScript cannot hold.`,
      "Write it in quotes where its field takes text.",
    );
  const object = withoutServersPart(data);
  const metadata = isMapping(object.metadata) ? object.metadata : {};
  const name = metadata.name ?? metadata.generateName;
  if (typeof name !== "string" || name === "")
    return refuse(`The ${kind} has no metadata.name.`, "Give it a name.");
  return [{ apiVersion, kind, name, object, place }];
}

/** Without fields that are null, which are the same as none, and without what only a cluster writes. */
function withoutServersPart(object: Readonly<Record<string, Json>>): Record<string, Json> {
  const { status: _, ...rest } = object;
  return withoutNulls(rest) as Record<string, Json>;
}

/** Without the fields that are null: Kubernetes takes them for fields that are not there. */
export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutNulls(part)]));
}

function unsafeNumber(value: Json, path: string): string | undefined {
  if (typeof value === "number")
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
      ? undefined
      : path;
  const parts = Array.isArray(value) ? value.entries() : isMapping(value) ? Object.entries(value) : [];
  for (const [key, part] of parts) {
    const found = unsafeNumber(part, path === "" ? `${key}` : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
