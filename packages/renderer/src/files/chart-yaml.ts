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
  };
  return { path: "Chart.yaml", text: `# ${banner}\n${printYaml(chart)}` };
}
