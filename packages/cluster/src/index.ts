export { type ApiClient, ApiError, type ApiResponse, connect } from "./api-client.ts";
export { type Cluster, ClusterError, type ClusterOptions, type ClusterPrograms } from "./cluster.ts";
export { installCrds } from "./install-crds.ts";
export { type CustomResourceDefinition, type CustomResourceVersion, readCrds } from "./read-crds.ts";
export { startCluster } from "./start-cluster.ts";
export { type ClusterState, isRunning, listClusters, stopCluster } from "./state.ts";
export { type WaitOptions, waitUntil } from "./wait-until.ts";
