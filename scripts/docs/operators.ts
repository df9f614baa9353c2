import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A piece of a chart: entries of a `spec`, or the resources of the chart. */
interface Piece {
  readonly code: string;
  readonly isResources: boolean;
}

/** `docs/operators.md` with the template below each piece of a chart that the piece becomes. */
export async function withTemplates(text: string): Promise<string> {
  const values = /```ts values\n([\s\S]*?)```/.exec(text)?.[1]?.trim();
  if (values === undefined) throw new Error("docs/operators.md has no block of values");
  const blocks = [...text.matchAll(/```ts( resources)?\n([\s\S]*?)```\n(?:\n```yaml\n[\s\S]*?```\n)?/g)];
  const templates = await templatesOf(
    values,
    blocks.map(([, isResources, code = ""]) => ({ code, isResources: isResources !== undefined })),
  );
  let next = 0;
  return text.replaceAll(
    /(```ts(?: resources)?\n[\s\S]*?```\n)(?:\n```yaml\n[\s\S]*?```\n)?/g,
    (_, piece: string) => `${piece}\n\`\`\`yaml\n${templates[next++]}\`\`\`\n`,
  );
}

/** Compiles nothing: the pieces run with their types erased, each in a chart of its own. */
async function templatesOf(values: string, pieces: readonly Piece[]): Promise<readonly string[]> {
  const cli = join(root, "packages/cli/src/index.ts");
  const names = Object.keys(await import(cli)).filter(
    (name) => /^[a-z]\w*$/.test(name) && name !== "release",
  );
  const module = `
import { ${names.join(", ")} } from ${JSON.stringify(cli)};
import { render } from ${JSON.stringify(join(root, "packages/renderer/src/index.ts"))};
import { Secret } from ${JSON.stringify(join(root, "packages/cli/node_modules/kubernetes-models/v1/index.js"))};
const Thing = { apiVersion: "example.com/v1", kind: "Thing", is: () => true };
const all = [${pieces.map(resourcesOf).join(",\n")}];
const texts = all.map((resources) => {
  const model = defineChart({
    name: "example", description: "Pieces of a chart.", appVersion: "1.0",
    values: ${values},
    resources,
  });
  const { files, diagnostics } = render(model, { version: "1.0.0", kubernetes: {} });
  for (const { message } of diagnostics) throw new Error(message);
  const textOf = (name) => files.find(({ path }) => path === "templates/" + name)?.text ?? "";
  return { template: textOf("thing.yaml"), helpers: textOf("_helpers.tpl") };
});
process.stdout.write(JSON.stringify(texts));
`;
  const folder = mkdtempSync(join(tmpdir(), "chartwright-docs-"));
  try {
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "pieces.ts"), module);
    const ended = spawnSync(process.execPath, [join(folder, "pieces.ts")], { encoding: "utf8" });
    if (ended.status !== 0) throw new Error(ended.stderr);
    const texts = JSON.parse(ended.stdout) as { template: string; helpers: string }[];
    return pieces.map((piece, index) => {
      const { template, helpers } = texts[index] as (typeof texts)[number];
      return `${(piece.isResources ? objectIn : specIn)(template)}${helpersIn(piece, helpers)}`;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The named templates that a piece makes. */
function helpersIn({ code }: Piece, helpers: string): string {
  const names = [...code.matchAll(/\bhelper\(\s*"([^"]+)"/g)].map(([, name]) => name);
  const all = helpers.split(/\n\n(?=\{\{\/\*)/).map((text) => text.trimEnd());
  return names
    .flatMap((name) => all.filter((text) => text.includes(`{{- define "example.${name}" `)))
    .map((text) => `\n${text}\n`)
    .join("");
}

function resourcesOf({ code, isResources }: Piece): string {
  const list = isResources ? code : `resource(Thing, { metadata: { name: "x" }, spec: { ${code} } })`;
  return `({ values, names, labels, release, chart }) => [${list}]`;
}

/** What stands below the banner. */
function objectIn(template: string): string {
  return template.slice(template.indexOf("\n") + 1);
}

/** What stands below `spec:`, at the margin. */
function specIn(template: string): string {
  const lines = template.slice(template.indexOf("\nspec:\n") + 7).split("\n");
  return lines.map((line) => line.replace(/^ {2}/, "")).join("\n");
}
