import applicator201909 from "ajv/dist/refs/json-schema-2019-09/meta/applicator.json" with { type: "json" };
import content201909 from "ajv/dist/refs/json-schema-2019-09/meta/content.json" with { type: "json" };
import core201909 from "ajv/dist/refs/json-schema-2019-09/meta/core.json" with { type: "json" };
import format201909 from "ajv/dist/refs/json-schema-2019-09/meta/format.json" with { type: "json" };
import metadata201909 from "ajv/dist/refs/json-schema-2019-09/meta/meta-data.json" with { type: "json" };
import validation201909 from "ajv/dist/refs/json-schema-2019-09/meta/validation.json" with { type: "json" };
import draft201909 from "ajv/dist/refs/json-schema-2019-09/schema.json" with { type: "json" };
import applicator202012 from "ajv/dist/refs/json-schema-2020-12/meta/applicator.json" with { type: "json" };
import content202012 from "ajv/dist/refs/json-schema-2020-12/meta/content.json" with { type: "json" };
import core202012 from "ajv/dist/refs/json-schema-2020-12/meta/core.json" with { type: "json" };
import format202012 from "ajv/dist/refs/json-schema-2020-12/meta/format-annotation.json" with {
  type: "json",
};
import metadata202012 from "ajv/dist/refs/json-schema-2020-12/meta/meta-data.json" with { type: "json" };
import unevaluated202012 from "ajv/dist/refs/json-schema-2020-12/meta/unevaluated.json" with { type: "json" };
import validation202012 from "ajv/dist/refs/json-schema-2020-12/meta/validation.json" with { type: "json" };
import draft202012 from "ajv/dist/refs/json-schema-2020-12/schema.json" with { type: "json" };
import draft06 from "ajv/dist/refs/json-schema-draft-06.json" with { type: "json" };
import draft07 from "ajv/dist/refs/json-schema-draft-07.json" with { type: "json" };
import draft04 from "ajv-draft-04/dist/refs/json-schema-draft-04.json" with { type: "json" };
import { type Json, readSchemaJson } from "./json.ts";

/** The schemas of schemas, as the drafts publish them, by their addresses. */
const published: ReadonlyMap<string, object> = new Map<string, object>([
  ["http://json-schema.org/draft-04/schema", withRelativeIds(draft04)],
  ["http://json-schema.org/draft-06/schema", draft06],
  ["http://json-schema.org/draft-07/schema", draft07],
  ...[
    draft201909,
    applicator201909,
    content201909,
    core201909,
    format201909,
    metadata201909,
    validation201909,
  ].map((schema) => [schema.$id, schema] as const),
  ...[
    draft202012,
    applicator202012,
    content202012,
    core202012,
    format202012,
    metadata202012,
    unevaluated202012,
    validation202012,
  ].map((schema) => [schema.$id, schema] as const),
]);

/** One of the drafts' own schemas; `undefined` for any other address. */
export function publishedSchema(url: string): Json | undefined {
  const schema = published.get(url) ?? published.get(url.replace(/^https:/, "http:"));
  return schema === undefined ? undefined : readSchemaJson(JSON.stringify(schema));
}

/** The draft itself has no format for ids; they may be relative. */
function withRelativeIds(schema: typeof draft04): object {
  const properties = { ...schema.properties, id: { type: "string" }, $schema: { type: "string" } };
  return { ...schema, properties };
}
