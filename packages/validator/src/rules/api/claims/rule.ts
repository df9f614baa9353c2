import { amount } from "../../../kubernetes/quantity.ts";
import { defineRule } from "../../framework/rule.ts";
import { isSubdomain } from "../formats.ts";

export const rule = defineRule({
  code: "CW3803",
  severity: "error",
  title: "a claim does not say what it claims",
  why: "The API server refuses it.",
  check({ all, report }) {
    const claims = [
      ...all("PersistentVolumeClaim").map((of) => ({ of, path: "spec", spec: of.object.spec })),
      ...all("StatefulSet").flatMap((of) =>
        (of.object.spec?.volumeClaimTemplates ?? []).map(({ spec }, index) => {
          return { of, path: `spec.volumeClaimTemplates[${index}].spec`, spec };
        }),
      ),
    ];
    for (const { of, path, spec } of claims) {
      const modes = spec?.accessModes ?? [];
      const storage = spec?.resources?.requests?.storage;
      if (modes.length === 0) {
        const fix = "Write accessModes: [ReadWriteOnce], or another one.";
        report(of, { path: `${path}.accessModes`, message: "It has no access mode.", fix });
      }
      if (modes.length > 1 && modes.includes("ReadWriteOncePod")) {
        const fix = "Leave the others out.";
        report(of, {
          path: `${path}.accessModes`,
          message: "ReadWriteOncePod goes with no other mode.",
          fix,
        });
      }
      const storageClass = spec?.storageClassName ?? "";
      if (storageClass !== "" && !isSubdomain(storageClass)) {
        const message = `"${storageClass}" is no name of a class.`;
        report(of, { path: `${path}.storageClassName`, message, fix: "Name the class, or leave it out." });
      }
      if (storage !== undefined && amount(storage) > 0) continue;
      const message = storage === undefined ? "It asks for no storage." : `It asks for ${storage}.`;
      report(of, { path: `${path}.resources.requests.storage`, message, fix: "Write how much: 1Gi." });
    }
  },
});
