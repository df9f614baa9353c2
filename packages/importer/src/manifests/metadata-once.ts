import { type Code, type Constant, name, object } from "../code/code.ts";
import { identifier } from "../code/identifier.ts";
import { print } from "../code/print.ts";

/** Bodies of objects, with the metadata that several of them share under a name. */
export function withMetadataOnce(bodies: readonly Code[]): {
  readonly bodies: readonly Code[];
  readonly constants: readonly Constant[];
} {
  const texts = bodies.map((body) => textOf(metadataOf(body)));
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
  if (count < 2) return { bodies, constants: [] };
  const shared = metadataOf(bodies[texts.indexOf(most)] as Code) as Code;
  return {
    bodies: bodies.map((body, index) =>
      texts[index] === most ? withMetadata(body, name("metadata")) : body,
    ),
    constants: [{ names: identifier("metadata"), value: shared }],
  };
}

function textOf(code: Code | undefined): string | undefined {
  return code === undefined ? undefined : print(code);
}

function metadataOf(body: Code): Code | undefined {
  if (body.kind !== "object") return undefined;
  const found = body.entries.find((entry) => "key" in entry && entry.key === "metadata");
  return found !== undefined && "key" in found ? found.value : undefined;
}

function withMetadata(body: Code, metadata: Code): Code {
  if (body.kind !== "object") return body;
  return object(
    body.entries.map((entry) =>
      "key" in entry && entry.key === "metadata" ? { key: entry.key, value: metadata } : entry,
    ),
  );
}
