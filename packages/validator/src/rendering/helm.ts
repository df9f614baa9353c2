import { type Diagnostic, diagnostic, type Subject } from "@chartwright/diagnostics";
import type { HelmProgram } from "./program.ts";

/** What helm is asked for: a chart, with the values of a case, for a Kubernetes minor. */
export interface HelmRequest {
  /** The path of the chart's folder or archive, as helm is given it. */
  readonly chart: string;
  /** Paths of values files. */
  readonly values: readonly string[];
  readonly release: string;
  readonly namespace: string;
  readonly kubernetes: string;
}

const valuesFlags = (request: HelmRequest) => request.values.flatMap((path) => ["--values", path]);

/** `helm lint --strict`: each complaint that is more than a hint. */
export async function lint(helm: HelmProgram, request: HelmRequest, subject: Subject): Promise<Diagnostic[]> {
  const target = ["--namespace", request.namespace, "--kube-version", `${request.kubernetes}.0`];
  const ended = await helm.run(["lint", "--strict", request.chart, ...valuesFlags(request), ...target]);
  if (ended.status === 0) return [];
  const complaints = ended.stdout.split("\n").filter((line) => /^\[(ERROR|WARNING)\]/.test(line));
  const messages = complaints.length > 0 ? complaints : [lastLine(ended.stderr) || lastLine(ended.stdout)];
  return messages.map((message) =>
    diagnostic("CW3005", {
      message,
      fix: `See it yourself: helm lint --strict ${[request.chart, ...valuesFlags(request)].join(" ")}`,
      place: { file: request.chart },
      subject,
    }),
  );
}

/** `helm template`: the manifests, or why there are none. */
export async function template(
  helm: HelmProgram,
  request: HelmRequest,
  subject: Subject,
): Promise<{ readonly text: string | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const target = ["--namespace", request.namespace, "--kube-version", `${request.kubernetes}.0`];
  const args = ["template", request.release, request.chart, ...valuesFlags(request), ...target];
  const ended = await helm.run(args);
  if (ended.status === 0) return { text: ended.stdout, diagnostics: [] };
  const message = ended.stderr.trim().replace(/^Error: /, "") || `helm ended with ${ended.status}.`;
  const fix = `See it yourself: helm ${args.join(" ")} --debug`;
  return {
    text: undefined,
    diagnostics: [diagnostic("CW3006", { message, fix, place: { file: request.chart }, subject })],
  };
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
