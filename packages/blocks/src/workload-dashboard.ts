import { type DashboardOptions, dashboard, toText } from "./grafana/dashboard.ts";
import { queryVariable } from "./grafana/variables.ts";
import { type WorkloadKind, workloadMetrics } from "./workload-metrics.ts";

export interface WorkloadDashboardOptions extends DashboardOptions {
  /** The kinds of the workloads to choose from. */
  readonly workloads: readonly WorkloadKind[];
}

/**
 * A dashboard about one workload, as the text of a file of the chart. The viewer chooses `$namespace` and, of the
 * workloads in it, `$workload`; variables of the dashboard's own come after these.
 */
export function dashboardFile({ workloads, variables = [], ...options }: WorkloadDashboardOptions): string {
  const metrics = workloads.map((kind) => workloadMetrics[kind]);
  const exists = metrics.map((metric) => metric.exists).join("|");
  const named = metrics.map(
    (metric) =>
      `label_replace(${metric.exists}{namespace="$namespace"}, "workload", "$1", "${metric.label}", "(.+)")`,
  );
  return toText(
    dashboard({
      ...options,
      variables: [
        queryVariable({
          name: "namespace",
          label: "Namespace",
          query: `label_values({__name__=~"${exists}"}, namespace)`,
        }),
        queryVariable({
          name: "workload",
          label: "Workload",
          query: `query_result(${named.join(" or ")})`,
          regex: '/workload="([^"]+)"/',
        }),
        ...variables,
      ],
    }),
  );
}
