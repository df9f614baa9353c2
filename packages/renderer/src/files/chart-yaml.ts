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
    appVersion: model.metadata.appVersion || undefined,
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
  const libraries = model.libraries.map((library) => ({
    name: library.model.metadata.name,
    version: library.version,
    repository: "",
  }));
  const charts = Object.entries(model.dependencies).map(
    ([
      key,
      {
        model: { metadata },
        version,
        tags,
      },
    ]) => ({
      name: metadata.name,
      version,
      repository: "",
      condition: `${key}.enabled`,
      ...(tags.length === 0 ? {} : { tags }),
      ...(metadata.name === key ? {} : { alias: key }),
    }),
  );
  const all = [...libraries, ...charts];
  return all.length === 0 ? undefined : all;
}
