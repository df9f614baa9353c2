import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What pods need in a namespace that enforces `restricted`. */
const restrictedPod = "runAsNonRoot: true, seccompProfile: { type: RuntimeDefault }";
const restrictedContainer = "allowPrivilegeEscalation: false, capabilities: { drop: [ALL] }";

export interface DeploymentParts {
  readonly name?: string;
  readonly image?: string;
  /** The labels that it selects its pods by. */
  readonly selector?: string;
  readonly security?: string;
  readonly serviceAccount?: string;
  /** Where a ConfigMap of the release's name is mounted, and how the container is called. */
  readonly config?: string;
  readonly container?: string;
}

/** The template of a Deployment that is right, but for the parts given. */
export function deployment({
  name = "{{ .Release.Name }}",
  image = "example.com/web:1",
  selector = "app: web, release: {{ .Release.Name }}",
  security = restrictedContainer,
  serviceAccount = "default",
  config,
  container = "web",
}: DeploymentParts = {}): string {
  const mounts = config === undefined ? "" : `, volumeMounts: [{ name: config, mountPath: ${config} }]`;
  const volumes =
    config === undefined
      ? ""
      : `\n      volumes: [{ name: config, configMap: { name: "{{ .Release.Name }}" } }]`;
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: "${name}" }
spec:
  selector: { matchLabels: { ${selector} } }
  template:
    metadata: { labels: { ${selector} } }
    spec:
      serviceAccountName: "${serviceAccount}"
      securityContext: { ${restrictedPod} }
      containers:
        - { name: ${container}, image: "${image}", securityContext: { ${security} }${mounts} }${volumes}
`;
}

/** The template of a ConfigMap of the release's name, with files by their names. */
export function configMap(files: Readonly<Record<string, string>>): string {
  const metadata = { name: "{{ .Release.Name }}" };
  return JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata, data: files });
}

/** The template of a bare pod or a Job's, which is a hook. */
export function hookPod(hook: string, image: string, kind: "Pod" | "Job"): string {
  const pod = `{ restartPolicy: Never, securityContext: { ${restrictedPod} }, containers: [{ name: main, image: "${image}", securityContext: { ${restrictedContainer} } }] }`;
  const spec = kind === "Pod" ? pod : `{ backoffLimit: 0, template: { spec: ${pod} } }`;
  return `apiVersion: ${kind === "Pod" ? "v1" : "batch/v1"}
kind: ${kind}
metadata:
  name: "{{ .Release.Name }}-hook"
  annotations:
    helm.sh/hook: ${hook}
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec: ${spec}
`;
}

export interface SmallChart {
  /** Templates by their names, besides a Deployment that is right. */
  readonly templates?: Readonly<Record<string, string>>;
  /** The values of each case: `default` without any, unless given. */
  readonly cases?: Readonly<Record<string, string>>;
  /** Further files of the chart by their paths: a README, a schema of its values. */
  readonly files?: Readonly<Record<string, string>>;
  /** `chartwright.install` of its package.json. */
  readonly install?: unknown;
}

/** Writes a chart named `small` into a folder of charts, in the way that `charts/` holds them, and returns its own. */
export function writeSmallChart(
  charts: string,
  { templates = {}, cases = { default: "{}" }, files: further = {}, install = {} }: SmallChart,
  name = "small",
): string {
  const folder = join(charts, name);
  const files = {
    "chart/Chart.yaml": `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
    "chart/templates/deployment.yaml": deployment(),
    ...within("chart/templates", templates),
    ...within("chart", further),
    ...within("cases", cases, "/values.yaml"),
    "package.json": JSON.stringify({ name, chartwright: { install } }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const within = (folder: string, files: Readonly<Record<string, string>>, rest = "") =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}${rest}`, text]));
