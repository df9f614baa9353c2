import type { ChartModel } from "@chartwright/model";
import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";
import { printYaml } from "./print-yaml.ts";

/** `crds/<name>.yaml`, one a definition. Helm reads them as they are: no templates. */
export function crdFiles(model: ChartModel): OutputFile[] {
  return model.crds.map((crd) => ({
    path: `crds/${crd.metadata.name}.yaml`,
    text: `# ${banner}\n${printYaml(crd)}`,
  }));
}
