export { type ApiClient, ApiError, type ApiResponse, connect } from "./api-client.ts";
export { type HelmMode, type HelmPrograms, helmModes, useHelm } from "./charts/helm.ts";
export { inParallel } from "./charts/in-parallel.ts";
export { fetchLastVersion, makeLastVersion } from "./charts/last-version.ts";
export { type ManifestObject, objectsOf } from "./charts/manifest.ts";
export { type PlannedTrial, planShortTrials, planTrials } from "./charts/plan-trials.ts";
export { ChartError, readChartUnderTrial } from "./charts/read-chart.ts";
export { type Cell, describeFailure, printFailures, printTable } from "./charts/table.ts";
export type {
  ChartUnderTrial,
  LastVersion,
  Outcome,
  Trial,
  Upgrades,
} from "./charts/trial.ts";
export { type TryOptions, tryCharts } from "./charts/try-charts.ts";
export { type Cluster, ClusterError, type ClusterOptions, type ClusterPrograms } from "./cluster.ts";
export { type ConfigurationCheck, checkConfiguration } from "./configuration/check-configuration.ts";
export { type Served, type ServeOptions, serveConfiguration } from "./configuration/serve-configuration.ts";
export { discover, pathOf, type Resource, resourceOf } from "./discovery.ts";
export { type Drain, drainNode, setUnschedulable } from "./eviction.ts";
export { installCrds } from "./install-crds.ts";
export { type MetricsServer, startMetricsServer } from "./metrics-server.ts";
export { createNamespace, type NamespaceOptions, removeNamespace, sweepNamespaces } from "./namespaces.ts";
export { objectsIn } from "./objects-in.ts";
export { freePorts } from "./ports.ts";
export { isAlive } from "./processes.ts";
export { type CustomResourceDefinition, type CustomResourceVersion, readCrds } from "./read-crds.ts";
export { type Registry, startRegistry } from "./registry.ts";
export { type Ran, type RunOptions, runProgram } from "./run-program.ts";
export { connectAs, describeRight, missingRights, type Right } from "./service-account.ts";
export { usageAnnotations } from "./stages/metrics.ts";
export { readyAfter } from "./stages/pods.ts";
export { startCluster } from "./start-cluster.ts";
export { type ClusterState, isRunning, listClusters, stopCluster } from "./state.ts";
export { sweepTemporary, temporaryFolder } from "./temporary.ts";
export { type WaitOptions, waitUntil } from "./wait-until.ts";
