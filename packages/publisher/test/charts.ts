import type { ChartArchive, ChartSource } from "../src/archive/chart.ts";
import { packageChart } from "../src/archive/package-chart.ts";

const template = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-{{ .Chart.Name }}
data:
  greeting: {{ .Values.greeting | quote }}
`;

/** A small chart that installs. */
export function sampleChart(name = "web", version = "1.0.0", greeting = "hello"): ChartSource {
  return {
    name,
    version,
    files: [
      {
        path: "Chart.yaml",
        content: `apiVersion: v2\nname: ${name}\nversion: ${version}\ndescription: Says ${greeting}\ntype: application\nappVersion: "1.10"\nicon: https://example.com/icon.svg\n`,
      },
      { path: "values.yaml", content: `greeting: ${greeting}\n` },
      { path: "templates/config-map.yaml", content: template },
    ],
  };
}

/** The same chart, packaged. */
export async function sampleArchive(...about: Parameters<typeof sampleChart>): Promise<ChartArchive> {
  const { archive } = await packageChart(sampleChart(...about));
  if (archive === undefined) throw new Error("the sample chart is not valid");
  return archive;
}
