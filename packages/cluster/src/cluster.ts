/** The programs that a cluster is made of, as paths. */
export interface ClusterPrograms {
  readonly etcd: string;
  readonly kwok: string;
  /** The folder of `kube-apiserver`, `kube-controller-manager` and `kube-scheduler`. */
  readonly kubernetes: string;
}

export interface ClusterOptions {
  readonly programs: ClusterPrograms;
  /** The Kubernetes version that the API server must have, such as `v1.37.2`; any if not given. */
  readonly version?: string;
  /** How many simulated nodes there are: 3, one in each of three zones, unless given. */
  readonly nodes?: number;
  /** An empty folder for keys, data and logs; a new temporary one unless given. `stop` removes it. */
  readonly folder?: string;
  /** Whether the cluster outlives this process, until `stopCluster` ends it. */
  readonly keep?: boolean;
}

/** A running Kubernetes API server with its controllers, scheduler and simulated nodes. */
export interface Cluster {
  /** Path of a kubeconfig whose user may do everything. */
  readonly kubeconfig: string;
  readonly url: string;
  /** What the API server says its version is, such as `v1.37.2`. */
  readonly version: string;
  readonly folder: string;
  readonly pids: readonly number[];
  /** Ends every program and removes the folder. */
  stop(): Promise<void>;
}

/** A cluster that could not be started, with the end of the log that says why. */
export class ClusterError extends Error {
  override readonly name = "ClusterError";
}
