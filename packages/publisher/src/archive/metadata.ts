import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { parseDocument } from "yaml";

/** Helm reads an index strictly: an unknown field, or one of another type, makes it refuse the whole index. */
type Shape = "text" | "flag" | "anything" | ListOf | MapOf | Fields;
interface ListOf {
  readonly listOf: Shape;
}
interface MapOf {
  readonly mapOf: Shape;
}
interface Fields {
  readonly fields: Readonly<Record<string, Shape>>;
}

const maintainer: Fields = { fields: { name: "text", email: "text", url: "text" } };
const dependency: Fields = {
  fields: {
    name: "text",
    version: "text",
    repository: "text",
    condition: "text",
    tags: { listOf: "text" },
    enabled: "flag",
    "import-values": { listOf: "anything" },
    alias: "text",
  },
};
const chart: Fields = {
  fields: {
    annotations: { mapOf: "text" },
    apiVersion: "text",
    appVersion: "text",
    condition: "text",
    dependencies: { listOf: dependency },
    deprecated: "flag",
    description: "text",
    home: "text",
    icon: "text",
    keywords: { listOf: "text" },
    kubeVersion: "text",
    maintainers: { listOf: maintainer },
    name: "text",
    sources: { listOf: "text" },
    tags: "text",
    type: "text",
    version: "text",
  },
};

/** What an index says of a chart: the fields of its `Chart.yaml` that Helm knows, in their types. */
export function readMetadata(
  text: string,
  name: string,
): {
  readonly metadata: Readonly<Record<string, unknown>> | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const document = parseDocument(text, { prettyErrors: false });
  const problems = document.errors.map(({ message }) => `${message}.`);
  const metadata = problems.length === 0 ? fit(chart, document.toJS() ?? "", "", problems) : undefined;
  const diagnostics = problems.map((message) => {
    const fix = "Write Chart.yaml as Helm documents it.";
    return diagnostic("CW4002", { message, fix, place: { file: "Chart.yaml" }, subject: { chart: name } });
  });
  const isWhole = diagnostics.length === 0;
  return { metadata: isWhole ? (metadata as Record<string, unknown>) : undefined, diagnostics };
}

/** The value in a shape, without what is null. Scalars become text where Helm's reader makes text of them. */
function fit(shape: Shape, value: unknown, path: string, problems: string[]): unknown {
  const wrong = (wanted: string) => void problems.push(`${path || "It"} is not ${wanted}.`);
  if (value === null || shape === "anything") return value ?? undefined;
  if (shape === "flag") return typeof value === "boolean" ? value : wrong("true or false");
  if (shape === "text") return typeof value === "object" ? wrong("text") : String(value);
  if ("listOf" in shape) {
    if (!Array.isArray(value)) return wrong("a list");
    const items = value.map((item, index) => fit(shape.listOf, item, `${path}[${index}]`, problems));
    return items.filter((item) => item !== undefined);
  }
  if (typeof value !== "object" || Array.isArray(value)) return wrong("a mapping");
  const entries = Object.entries(value as object).flatMap(([key, item]) => {
    const itemShape = "mapOf" in shape ? shape.mapOf : shape.fields[key];
    if (itemShape === undefined) return [];
    return [[key, fit(itemShape, item, path === "" ? key : `${path}.${key}`, problems)] as const];
  });
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}
