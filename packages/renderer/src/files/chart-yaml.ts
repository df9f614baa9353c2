import type { ChartModel } from "@chartwright/model";
import { stringify } from "yaml";
import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";

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
  const options = {
    version: "1.1",
    lineWidth: 0,
    defaultKeyType: "PLAIN",
    aliasDuplicateObjects: false,
  } as const;
  return { path: "Chart.yaml", text: `# ${banner}\n${stringify(chart, options)}` };
}
