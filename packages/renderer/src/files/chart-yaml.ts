import type { ChartModel } from "@chartwright/model";
import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";
import { printYaml } from "./print-yaml.ts";

export function chartYaml(model: ChartModel, version: string): OutputFile {
  const { name, description, kubeVersion, home, icon, sources, keywords, maintainers, annotations } =
    model.metadata;
  const chart = {
    apiVersion: "v2",
    name,
    description,
    type: model.metadata.type ?? "application",
    version,
    appVersion: model.metadata.appVersion,
    kubeVersion,
    home,
    icon,
    sources,
    keywords,
    maintainers,
    annotations,
    dependencies: dependenciesOf(model),
  };
  return { path: "Chart.yaml", text: `# ${banner}\n${printYaml(chart)}` };
}

/** The charts that this one carries in `charts/`, each with the value that switches it on. */
function dependenciesOf(model: ChartModel) {
  const all = Object.entries(model.dependencies);
  if (all.length === 0) return undefined;
  return all.map(
    ([
      key,
      {
        model: { metadata },
        version,
      },
    ]) => ({
      name: metadata.name,
      version,
      repository: "",
      condition: `${key}.enabled`,
      ...(metadata.name === key ? {} : { alias: key }),
    }),
  );
}
