import { parseUrl } from "../functions/paths-and-urls.ts";
import { type DraftVersion, draftOf, idKeyword, subschemas } from "./drafts.ts";
import { isObject, type Json, type JsonObject, SchemaError } from "./json.ts";
import { located } from "./pointer.ts";

/** A schema with an id, and the anchors in it. */
export interface Resource {
  readonly pointer: string;
  readonly id: string;
  readonly draft: DraftVersion;
  readonly anchors: Map<string, string>;
  readonly dynamicAnchors: Set<string>;
}

/** A document of schemas: where its resources begin, and which places are known to be schemas. */
export interface SchemaDocument {
  readonly url: string;
  readonly root: Json;
  readonly resources: Map<string, Resource>;
  readonly known: Set<string>;
}

/** The resource that a place of a document lies in. */
export function resourceAt({ resources }: SchemaDocument, pointer: string): Resource {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const found = resources.get(at);
    if (found !== undefined) return found;
    if (at === "") throw new Error("a document has a resource at its root");
  }
}

/** Finds ids and anchors from a place inwards. */
export function collect(
  document: SchemaDocument,
  schema: Json,
  pointer: string,
  base: string,
  draft: DraftVersion,
): void {
  if (document.known.has(pointer)) return;
  document.known.add(pointer);
  const resource = resourceFor(document, schema, pointer, base, draft);
  if (!isObject(schema)) return;
  addAnchors(document, schema, pointer, resource);
  for (const [at, inner] of subschemas(schema, pointer, resource.draft))
    collect(document, inner, at, resource.id, resource.draft);
}

function resourceFor(
  document: SchemaDocument,
  schema: Json,
  pointer: string,
  base: string,
  inherited: DraftVersion,
): Resource {
  const named = isObject(schema) ? schema.get("$schema") : undefined;
  let draft = inherited;
  if (typeof named === "string") {
    const known = draftOf(named);
    if (known === undefined) throw new SchemaError(cannotLoad(named.replace(/#.*/, "")));
    draft = known;
  }
  let id = idOf(schema, draft);
  if (id === "" && pointer !== "") {
    draft = inherited;
    id = idOf(schema, draft);
  }
  if (id === "" && pointer !== "") return resourceAt(document, pointer);
  const url =
    id === "" ? base : joined(base, id, () => `error in parsing id at "${located(document.url, pointer)}"`);
  const twin = Array.from(document.resources.values()).find((each) => each.id === url);
  if (twin !== undefined && twin.pointer !== pointer)
    throw new SchemaError(`duplicate id "${url}" in "${document.url}" at "${pointer}" and "${twin.pointer}"`);
  const resource = { pointer, id: url, draft, anchors: new Map(), dynamicAnchors: new Set<string>() };
  document.resources.set(pointer, resource);
  return resource;
}

function idOf(schema: Json, draft: DraftVersion): string {
  if (!isObject(schema) || (draft < 2019 && schema.has("$ref"))) return "";
  const id = schema.get(idKeyword(draft));
  return typeof id === "string" ? id.replace(/#.*/s, "") : "";
}

function addAnchors(document: SchemaDocument, schema: JsonObject, pointer: string, resource: Resource): void {
  const { draft, anchors, dynamicAnchors } = resource;
  const add = (anchor: unknown): void => {
    if (typeof anchor !== "string") return;
    const known = anchors.get(anchor);
    if (known !== undefined && known !== pointer)
      throw new SchemaError(
        `duplicate anchor "${anchor}" in "${document.url}" at "${known}" and "${pointer}"`,
      );
    anchors.set(anchor, pointer);
  };
  if (draft < 2019) {
    if (schema.has("$ref")) return;
    const id = schema.get(idKeyword(draft));
    const anchor = typeof id === "string" ? /#([^/].*)/.exec(id)?.[1] : undefined;
    add(anchor);
    return;
  }
  add(schema.get("$anchor"));
  const dynamic = draft >= 2020 ? schema.get("$dynamicAnchor") : undefined;
  add(dynamic);
  if (typeof dynamic === "string") dynamicAnchors.add(dynamic);
}

/** A reference without its fragment, from the address that it stands in. */
export function joined(base: string, reference: string, problem: () => string): string {
  if (reference === "") return base;
  try {
    return parseUrl(reference).scheme === "" ? new URL(reference, base).href : reference;
  } catch {
    throw new SchemaError(problem());
  }
}

/** The reason for a schema that lies elsewhere. Helm would read it over the network; the engine never does. */
export function cannotLoad(url: string): string {
  const reason = url.startsWith("file://")
    ? `open ${url.slice("file://".length)}: no such file or directory`
    : `HTTP request failed for ${url}: schemas are not read over the network`;
  return `failing loading "${url}": ${reason}`;
}
