import { amount } from "../../../kubernetes/quantity.ts";
import { defineRule } from "../../framework/rule.ts";
import { isSubdomain } from "../formats.ts";

/** What says how to mount a volume, and not what it is made of. */
const others = new Set([
  "accessModes",
  "capacity",
  "claimRef",
  "mountOptions",
  "nodeAffinity",
  "persistentVolumeReclaimPolicy",
  "storageClassName",
  "volumeAttributesClassName",
  "volumeMode",
]);

export const rule = defineRule({
  code: "CW3819",
  severity: "error",
  title: "a volume or a storage class does not say what it is made of",
  why: "The API server refuses it.",
  check({ all, report }) {
    for (const each of all("StorageClass")) {
      const name = each.object.provisioner;
      const [host = "", ...rest] = name.split("/");
      const isName = rest.length === 0 ? isSubdomain(name) : isSubdomain(host) && rest.length === 1;
      if (isName) continue;
      const message = name === "" ? "It names no provisioner." : `"${name}" is no provisioner.`;
      report(each, { path: "provisioner", message, fix: "Name who makes the volumes: ebs.csi.aws.com." });
    }
    for (const each of all("PersistentVolume")) {
      const spec = each.object.spec ?? {};
      const say = (path: string, message: string, fix: string) =>
        report(each, { path: `spec.${path}`, message, fix });
      const storage = spec.capacity?.storage;
      if (storage === undefined || !(amount(storage) > 0))
        say("capacity.storage", "It says no size.", "Write how much: 1Gi.");
      for (const name of Object.keys(spec.capacity ?? {}).filter((each) => each !== "storage"))
        say(`capacity.${name}`, "A volume has no capacity but of storage.", "Leave it out.");
      if ((spec.accessModes ?? []).length === 0)
        say("accessModes", "It has no access mode.", "Write accessModes: [ReadWriteOnce], or another one.");
      const sources = Object.keys(spec).filter((field) => !others.has(field));
      if (sources.length !== 1) {
        const message = sources.length === 0 ? "It is made of nothing." : `It has ${sources.join(" and ")}.`;
        report(each, {
          path: "spec",
          message,
          fix: "Say in one way what it is made of, such as csi or nfs.",
        });
      }
      const { nfs } = spec;
      if (nfs?.server === "") say("nfs.server", "It names no server.", "Name the server.");
      if (nfs !== undefined && !nfs.path.startsWith("/"))
        say("nfs.path", `"${nfs.path}" is no absolute path.`, "Begin it with a slash.");
    }
  },
});
