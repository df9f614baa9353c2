import { and, type Reference, toJson, v, when } from "@chartwright/model";

/** The values of a backup of the pods' volumes by Velero. */
export function backup() {
  const command = () => v.array(v.string().min(1));
  return v.object({
    enabled: v
      .boolean()
      .default(false)
      .doc("Whether annotations of the pods ask Velero to back their volume of data up."),
    preCommand: command()
      .doc("Runs in the container before: to make what is on disk whole.")
      .example(["/bin/sh", "-c", "sync"]),
    postCommand: command().doc("Runs in it afterwards."),
    timeout: v
      .string()
      .pattern(/^\d+(s|m|h)$/)
      .default("30s")
      .doc("How long each command may take."),
  });
}

type Values = Reference<ReturnType<typeof backup>>;

/** Where Velero reads a command that runs before or after, and what goes with it. */
const hooks = (when: "pre" | "post") => ({
  container: `${when}.hook.backup.velero.io/container`,
  command: `${when}.hook.backup.velero.io/command`,
  timeout: `${when}.hook.backup.velero.io/timeout`,
});
const [before, after] = [hooks("pre"), hooks("post")];
const volumes = "backup.velero.io/backup-volumes";

/** The annotations that a backup gives the pods itself. */
export const backupAnnotationNames = [volumes, ...Object.values(before), ...Object.values(after)];

/** What Velero reads of a pod, whose container and volume have these names. */
export function backupAnnotations(values: Values, container: string, volume: string) {
  const hook = (names: typeof before, command: Values["preCommand"]) => {
    const isAsked = and(values.enabled, command);
    return {
      [names.container]: when(isAsked, container),
      [names.command]: when(isAsked, toJson(command)),
      [names.timeout]: when(isAsked, values.timeout),
    };
  };
  return {
    [volumes]: when(values.enabled, volume),
    ...hook(before, values.preCommand),
    ...hook(after, values.postCommand),
  };
}
