/** The longest name of a kind whose name becomes a label of its pods, or part of one. */
const limits: Readonly<Record<string, number>> = {
  CronJob: 52,
  DaemonSet: 63,
  Deployment: 63,
  Job: 63,
  Namespace: 63,
  ReplicaSet: 63,
  Service: 63,
  StatefulSet: 52,
};

/** How many characters the name of an object may have. */
export function longestName(kind: string): number {
  return limits[kind] ?? 253;
}
