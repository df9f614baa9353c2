const conflictOfScale =
  /failed with 1 conflict: conflict with "kube-controller-manager" with subresource "scale".*: \.spec\.replicas/;

/**
 * Applies a release, and if an autoscaler has taken the number of replicas over, once more by force. That happens
 * when it acts between the moment when Helm sets the number and the one when Helm deletes the autoscaler, and then
 * server-side apply wants to be told by whoever runs it that the number is theirs: no chart can say so.
 */
export async function overScale(
  step: string,
  note: (text: string) => void,
  apply: (...more: string[]) => Promise<string>,
): Promise<string> {
  try {
    return await apply();
  } catch (error) {
    if (!conflictOfScale.test((error as Error).message)) throw error;
    note(`${step} with --force-conflicts: an autoscaler had taken the number of replicas over`);
    return apply("--force-conflicts");
  }
}
