import type { ChartModel } from "@chartwright/model";
import { stringify } from "yaml";
import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";

const options = { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false } as const;

/** `crds/<name>.yaml`, one a definition. Helm reads them as they are: no templates. */
export function crdFiles(model: ChartModel): OutputFile[] {
  return model.crds.map((crd) => ({
    path: `crds/${crd.metadata.name}.yaml`,
    text: `# ${banner}\n${stringify(crd, options)}`,
  }));
}
