import { HelmError } from "../errors.ts";
import type { HelmMajor } from "../functions/table.ts";
import { cannotUnmarshalYaml } from "../value/json-kind.ts";
import type { Value } from "../value/value.ts";
import { YamlError } from "../yaml/errors.ts";
import { readYaml } from "../yaml/read.ts";

/** Merges maps into a new one; the second wins, maps within are merged in turn. */
export function mergeMaps(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): Map<string, Value> {
  const merged = new Map(a);
  for (const [key, value] of b) {
    const before = merged.get(key);
    merged.set(key, value instanceof Map && before instanceof Map ? mergeMaps(before, value) : value);
  }
  return merged;
}

/** Reads a values file. Helm 4 merges all of its documents, Helm 3 knows only the first. */
export function readValues(text: string, helm: HelmMajor): Map<string, Value> {
  if (helm === 3) return mapOf(readYaml(text));
  return documentsOf(text).map(readDocument).reduce(mergeMaps, new Map());
}

/** Helm 4 says that it was at a document. */
function readDocument(text: string): Map<string, Value> {
  const at = "cannot unmarshal yaml document";
  try {
    return mapOf(readYaml(text));
  } catch (error) {
    if (error instanceof YamlError)
      throw new HelmError("CW6002", `${at}: error converting YAML to JSON: ${error.message}`);
    if (error instanceof HelmError) throw new HelmError("CW6002", `${at}: ${error.message}`);
    throw error;
  }
}

function mapOf(value: Value): Map<string, Value> {
  if (value === null || value === undefined) return new Map();
  if (value instanceof Map) return value;
  throw new HelmError("CW6002", cannotUnmarshalYaml(value, "value of type map[string]interface {}"));
}

/** The documents of a stream, cut at lines that begin with `---`. */
function documentsOf(text: string): string[] {
  return /^---/m.test(text) ? text.split(/^---.*\n?/m).filter((document) => document.trim() !== "") : [text];
}
