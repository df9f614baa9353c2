import { type Environment, type RenderedChart, renderWithCrypto } from "@chartwright/engine";
import { isMapping, type Json } from "@chartwright/model";
import { caseRelease } from "../check-case.ts";
import { type ManifestObject, objectsIn } from "../rendering/objects.ts";
import { readValues } from "../values/check-values.ts";
import type { Change } from "./change.ts";
import { type ChartVersion, defaultsOf, schemaOf, type UpgradeCase } from "./chart-version.ts";
import { compareObjects } from "./objects/compare-objects.ts";
import { propertiesOf } from "./schema/compare-schemas.ts";
import { resolve } from "./schema/schema-node.ts";

/** What the objects of a release become, with the defaults and with the cases of both versions. */
export async function compareRenderings(
  old: ChartVersion,
  made: ChartVersion,
  kubeVersion: string | undefined,
): Promise<readonly Change[]> {
  const found: Change[] = [];
  for (const each of contextsOf(old, made)) {
    const [before, after] = [await render(old, each, kubeVersion), await render(made, each, kubeVersion)];
    if (before.release === undefined) continue;
    if (after.release === undefined) found.push(fails(each, after));
    else
      found.push(
        ...compareObjects(objectsOf(before), objectsOf(after)).map((change) => ({
          ...change,
          cases: [each.name],
        })),
      );
  }
  return joinCases(found);
}

/** A case of the new version counts where a user of the old one could have had its values. */
function contextsOf(old: ChartVersion, made: ChartVersion): readonly UpgradeCase[] {
  const defaults = { name: "defaults", text: "{}\n" };
  const texts = new Set([...old.cases, defaults].map(({ text }) => text));
  const fresh = made.cases.filter((each) => !texts.has(each.text) && knowsAll(old, each));
  return [defaults, ...old.cases, ...fresh];
}

function knowsAll({ chart }: ChartVersion, { name, text }: UpgradeCase): boolean {
  const values = readValues({ name, file: name, text }, {}).data as Json | undefined;
  return values !== undefined && knows(defaultsOf(chart), schemaOf(chart), values);
}

/** Whether each key of the values is one of the defaults or of the schema. What is free below them is taken as known. */
function knows(defaults: Json | undefined, root: Json | undefined, values: Json, schema = root): boolean {
  if (!isMapping(values)) return true;
  const properties = schema === undefined ? {} : propertiesOf(resolve(schema, root ?? {}).schema);
  const named = isMapping(defaults) ? defaults : {};
  if (Object.keys(named).length === 0 && Object.keys(properties).length === 0) return true;
  return Object.entries(values).every(
    ([key, value]) =>
      (Object.hasOwn(named, key) || Object.hasOwn(properties, key)) &&
      (properties[key] === undefined
        ? knows(named[key], undefined, value)
        : knows(named[key], root, value, properties[key])),
  );
}

/** Chance and the clock stand still, so that two renderings differ in what the charts say only. */
const environment: Partial<Environment> = { now: () => 0, random: (bytes) => bytes.fill(7) };

function render(
  { chart }: ChartVersion,
  { text }: UpgradeCase,
  kubeVersion: string | undefined,
): Promise<RenderedChart> {
  const cluster = kubeVersion === undefined ? {} : { kubeVersion };
  return renderWithCrypto(chart, {
    ...caseRelease,
    values: [text],
    isUpgrade: true,
    environment,
    ...cluster,
  });
}

function objectsOf({ release }: RenderedChart): readonly ManifestObject[] {
  if (release === undefined) return [];
  const { manifests, hooks, crds } = release;
  return [...manifests, ...hooks, ...crds].flatMap(({ content }) => [...objectsIn(content, {}).objects]);
}

function fails({ name }: UpgradeCase, { diagnostics }: RenderedChart): Change {
  const reason = diagnostics.map(({ message }) => message.trim()).join("\n");
  const why = "`helm upgrade` with values that were taken before is refused.";
  const message = `It does not render any more: ${reason}`;
  return { kind: "render-fails", bump: "major", message, why, cases: [name] };
}

/** One change that was seen in several cases is one. */
function joinCases(changes: readonly Change[]): readonly Change[] {
  const joined = new Map<string, Change>();
  for (const change of changes) {
    const { cases = [], ...rest } = change;
    const key = JSON.stringify(rest);
    const before = joined.get(key)?.cases ?? [];
    joined.set(key, { ...rest, cases: [...new Set([...before, ...cases])] });
  }
  return [...joined.values()];
}
