import { type DraftVersion, metaschemaUrl } from "./drafts.ts";
import { printFailures } from "./failure.ts";
import { isObject, type Json, SchemaError } from "./json.ts";
import { compileKeywords, type Keywords } from "./keywords.ts";
import { publishedSchema } from "./metaschemas.ts";
import { located, lookUp } from "./pointer.ts";
import { cannotLoad, collect, joined, type Resource, resourceAt, type SchemaDocument } from "./resources.ts";
import type { Schema } from "./schema.ts";
import { validate } from "./validate.ts";

const latest: DraftVersion = 2020;

/** Compiles schemas and all that they refer to, each once. */
class Compiler {
  readonly #documents = new Map<string, SchemaDocument>();
  readonly #schemas = new Map<string, Schema>();
  readonly #waiting: Schema[] = [];
  /** Whether formats are checked in all drafts, as they are in the drafts' own schemas. */
  readonly #checksFormats: boolean;

  constructor(checksFormats: boolean) {
    this.#checksFormats = checksFormats;
  }

  add(url: string, root: Json): void {
    const document = { url, root, resources: new Map<string, Resource>(), known: new Set<string>() };
    collect(document, root, "", url, latest);
    this.#documents.set(url, document);
    this.#check(document, root, "");
  }

  compile(url: string): Schema {
    const schema = this.#schemaAt(this.#documentAt(url), "");
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) this.#fill(next);
    return schema;
  }

  /** Schemas must fit the schema of their draft; the drafts' own are taken as they are. */
  #check({ url, resources }: SchemaDocument, schema: Json, pointer: string): void {
    if (/^https?:\/\/json-schema\.org\//.test(url)) return;
    const { draft } = resourceAt({ resources } as SchemaDocument, pointer);
    const failures = validate(metaschema(draft), schema);
    if (failures.length === 0) return;
    throw new SchemaError(
      `"${located(url, pointer)}" is not valid against metaschema: jsonschema validation failed with '${metaschemaUrl(draft)}#'${printFailures(failures)}`,
    );
  }

  #documentAt(url: string): SchemaDocument {
    const known = this.#documents.get(url);
    if (known !== undefined) return known;
    const found = publishedSchema(url) ?? (url.startsWith("urn:") ? true : undefined);
    if (found === undefined) throw new SchemaError(cannotLoad(url));
    this.add(url, found);
    return this.#documents.get(url) as SchemaDocument;
  }

  #schemaAt(document: SchemaDocument, pointer: string): Schema {
    const location = located(document.url, pointer);
    const known = this.#schemas.get(location);
    if (known !== undefined) return known;
    const schema = { url: document.url, pointer, location, version: latest } as Schema;
    schema.resource = schema;
    this.#schemas.set(location, schema);
    this.#waiting.push(schema);
    return schema;
  }

  #fill(schema: Schema): void {
    const document = this.#documents.get(schema.url) as SchemaDocument;
    const found = lookUp(document.root, schema.pointer);
    if (found === undefined) throw new SchemaError(`json-pointer in "${schema.location}" not found`);
    if (!document.known.has(schema.pointer)) {
      const around = resourceAt(document, schema.pointer);
      collect(document, found, schema.pointer, around.id, around.draft);
      this.#check(document, found, schema.pointer);
    }
    const resource = resourceAt(document, schema.pointer);
    schema.version = resource.draft;
    schema.resource = this.#schemaAt(document, resource.pointer);
    if (schema.resource === schema && resource.dynamicAnchors.size > 0) {
      schema.dynamicAnchors = new Map(
        Array.from(resource.dynamicAnchors, (anchor) => [
          anchor,
          this.#schemaAt(document, resource.anchors.get(anchor) as string),
        ]),
      );
    }
    if (typeof found === "boolean") schema.always = found;
    else if (isObject(found)) {
      if (found.size === 0) schema.always = true;
      else {
        const at = (pointer: string): Schema => this.#schemaAt(document, pointer);
        const refer = (reference: string): Schema => this.#refer(document, resource, reference);
        const { pointer, location } = schema;
        const keywords: Keywords = { object: found, pointer, location, at, refer };
        compileKeywords(schema, keywords, this.#checksFormats || resource.draft < 2019);
      }
    }
  }

  #refer(document: SchemaDocument, from: Resource, reference: string): Schema {
    const hash = reference.indexOf("#");
    const url = hash < 0 ? reference : reference.slice(0, hash);
    const fragment = hash < 0 ? "" : decoded(reference, reference.slice(hash + 1));
    const target = joined(from.id, url, () => `error in parsing "${reference}"`);
    const [within, resource] = this.#resourceNamed(document, target);
    if (fragment === "" || fragment.startsWith("/"))
      return this.#schemaAt(within, resource.pointer + fragment);
    const anchor = resource.anchors.get(fragment);
    if (anchor === undefined)
      throw new SchemaError(
        `anchor in "${located(resource.id, fragment)}" not found in schema "${within.url}"`,
      );
    return this.#schemaAt(within, anchor);
  }

  #resourceNamed(document: SchemaDocument, url: string): [SchemaDocument, Resource] {
    if (url === document.url) return [document, document.resources.get("") as Resource];
    for (const resource of document.resources.values()) if (resource.id === url) return [document, resource];
    const other = this.#documentAt(url);
    return [other, other.resources.get("") as Resource];
  }
}

function decoded(reference: string, fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    throw new SchemaError(`error in parsing "${reference}": invalid URL escape`);
  }
}

const metaschemas = new Map<DraftVersion, Schema>();

function metaschema(draft: DraftVersion): Schema {
  const known = metaschemas.get(draft);
  if (known !== undefined) return known;
  const schema = new Compiler(true).compile(metaschemaUrl(draft));
  metaschemas.set(draft, schema);
  return schema;
}

/** Compiles a schema under an address; throws a {@link SchemaError} where Helm would refuse it. */
export function compileSchema(url: string, schema: Json): Schema {
  const compiler = new Compiler(false);
  compiler.add(url, schema);
  return compiler.compile(url);
}
