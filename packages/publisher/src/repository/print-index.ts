import { isMap, isSeq, YAMLMap } from "yaml";
import { type IndexFile, textAt } from "./index-file.ts";
import { newestFirst } from "./newest-first.ts";

/** An entry to add: the fields of `Chart.yaml`, and `created`, `digest` and `urls`. */
export interface IndexEntry {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * The text of the index with more entries: names in order, the newest versions first. What was there keeps
 * its values, and what Helm knows nothing of stays.
 */
export function printIndex(index: IndexFile, added: readonly IndexEntry[], generated: string): string {
  const document = index.document.clone();
  const entries = document.getIn(["entries"]);
  const map = isMap(entries) && entries.items.length > 0 ? entries : new YAMLMap(document.schema);
  if (map !== entries) document.set("entries", map);
  for (const { name, fields } of added) {
    const list = map.get(name);
    const node = document.createNode(sortKeys(fields));
    if (isSeq(list) && list.items.length > 0) list.add(node);
    else map.set(name, document.createNode([node]));
  }
  map.items.sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
  for (const { value } of map.items) {
    if (isSeq(value)) value.items.sort((a, b) => newestFirst(textAt(a, "version"), textAt(b, "version")));
  }
  document.set("generated", document.createNode(generated));
  return document.toString({ lineWidth: 0, indentSeq: false });
}

function sortKeys(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
