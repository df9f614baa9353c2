import { defineRule } from "../../framework/rule.ts";
import { isLabel, isPort, isSubdomain } from "../formats.ts";

export const rule = defineRule({
  code: "CW3809",
  severity: "error",
  title: "a pod has no container that can run",
  why: "The API server refuses it.",
  check({ workloads, all, report }) {
    for (const each of all("CronJob", "DaemonSet", "Deployment", "Job", "Pod", "ReplicaSet", "StatefulSet")) {
      if (workloads.some(({ of }) => of === (each as unknown))) continue;
      report(each, { path: "spec", message: "It says nothing of its pods.", fix: "Write their template." });
    }
    for (const workload of workloads) {
      const { pod, containers } = workload;
      const say = (path: string, message: string, fix: string) =>
        report(workload, { path: `spec.${path}`, message, fix });
      if ((pod.containers ?? []).length === 0) say("containers", "It has no container.", "Name one.");
      const account = pod.serviceAccountName ?? "";
      if (account !== "" && !isSubdomain(account)) {
        say("serviceAccountName", `"${account}" is no name of an account.`, "Name the account.");
      }
      for (const [index, { name }] of (pod.volumes ?? []).entries()) {
        if (!isLabel(name))
          say(`volumes[${index}].name`, `"${name}" is no name of a volume.`, "Name the volume.");
      }
      for (const [index, volume] of (pod.volumes ?? []).entries()) {
        const { configMap, secret, persistentVolumeClaim: claim, projected } = volume;
        const sources = (projected?.sources ?? []).flatMap((source, number) => [
          [`projected.sources[${number}].configMap.name`, source.configMap && (source.configMap.name ?? "")],
          [`projected.sources[${number}].secret.name`, source.secret && (source.secret.name ?? "")],
        ]);
        const named = {
          ...Object.fromEntries(sources),
          "configMap.name": configMap && (configMap.name ?? ""),
          "secret.secretName": secret && (secret.secretName ?? ""),
          "persistentVolumeClaim.claimName": claim?.claimName,
        };
        for (const [field, name] of Object.entries(named)) {
          if (name !== "") continue;
          say(`volumes[${index}].${field}`, "It names nothing.", "Name what is mounted.");
        }
      }
      for (const each of containers) {
        const { name, image = "", ports = [], volumeMounts = [] } = each.container;
        const tell = (path: string, message: string, fix: string) => report(each, { path, message, fix });
        if (!isLabel(name))
          tell("name", `"${name}" is no name of a container.`, "Name it after its program.");
        if (image.trim() === "" || image !== image.trim())
          tell("image", `"${image}" is no image.`, "Name the image.");
        for (const [index, { containerPort, hostPort = 0 }] of ports.entries()) {
          if (!isPort(containerPort)) {
            tell(
              `ports[${index}].containerPort`,
              `${containerPort} is no port.`,
              "Ports are from 1 to 65535.",
            );
          }
          if (hostPort !== 0 && !isPort(hostPort)) {
            tell(`ports[${index}].hostPort`, `${hostPort} is no port.`, "Ports are from 1 to 65535.");
          }
        }
        const paths = volumeMounts.map(({ mountPath }) => mountPath);
        for (const [index, path] of paths.entries()) {
          const at = `volumeMounts[${index}].mountPath`;
          if (path === "") tell(at, "It is mounted nowhere.", "Write the path.");
          else if (paths.indexOf(path) < index)
            tell(at, `${path} has a mount already.`, "Give each its own path.");
        }
      }
    }
  },
});
