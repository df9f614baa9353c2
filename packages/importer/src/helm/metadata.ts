import type { Chart } from "@chartwright/engine";
import type { Json } from "@chartwright/model";
import { data, name, type Property } from "../code/code.ts";

/** What `Chart.yaml` says, as `defineChart` takes it. */
export function metadataOf({ metadata }: Chart, hasCrds: boolean): readonly Property[] {
  const { description, appVersion, home, icon, sources, keywords, maintainers } = metadata;
  const kubeVersion = kubeVersionOf(metadata.kubeVersion);
  const annotations = [...(metadata.annotations ?? [])].filter(([, value]) => typeof value === "string");
  const all: Readonly<Record<string, Json | undefined>> = {
    name: metadata.name,
    description: description.trim() === "" ? `The chart ${metadata.name}.` : description,
    appVersion,
    kubeVersion,
    home: home || undefined,
    icon: icon || undefined,
    sources: sources.length === 0 ? undefined : [...sources],
    keywords: keywords.length === 0 ? undefined : [...keywords],
    maintainers:
      maintainers.length === 0
        ? undefined
        : maintainers.map((each) => ({
            name: each.name,
            ...(each.email === "" ? {} : { email: each.email }),
            ...(each.url === "" ? {} : { url: each.url }),
          })),
    annotations: annotations.length === 0 ? undefined : (Object.fromEntries(annotations) as Json),
  };
  const given = Object.entries(all).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: data(value) }],
  );
  return hasCrds ? [...given, { key: "crds", value: name("crds") }] : given;
}

/** With the suffix that lets managed clusters through; `undefined` where that is not a matter of a suffix. */
function kubeVersionOf(constraint: string): string | undefined {
  if (constraint === "" || constraint.includes("-0")) return constraint || undefined;
  return /^>=\s*v?\d+\.\d+\.\d+$/.test(constraint) ? `${constraint}-0` : undefined;
}
