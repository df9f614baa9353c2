import { defineRule } from "../../framework/rule.ts";

/** Fields that take a few words, of which the API server's own description says nothing. */
const retention = ["Delete", "Retain"];
const distributions = ["PreferClose", "PreferSameZone", "PreferSameNode"];

export const rule = defineRule({
  code: "CW3815",
  severity: "error",
  title: "a field has a word that it does not take",
  why: "The API server refuses it.",
  check({ all, report }) {
    for (const each of all("StatefulSet")) {
      const policy = each.object.spec?.persistentVolumeClaimRetentionPolicy ?? {};
      for (const [field, word] of Object.entries(policy)) {
        if (retention.includes(String(word))) continue;
        const path = `spec.persistentVolumeClaimRetentionPolicy.${field}`;
        report(each, { path, message: `It is "${word}".`, fix: `Write ${retention.join(" or ")}.` });
      }
    }
    for (const each of all("Service")) {
      const word = each.object.spec?.trafficDistribution;
      if (word === undefined || distributions.includes(word)) continue;
      const fix = `Write ${distributions.join(" or ")}.`;
      report(each, { path: "spec.trafficDistribution", message: `It is "${word}".`, fix });
    }
    for (const each of all("Deployment")) {
      const { type, rollingUpdate } = each.object.spec?.strategy ?? {};
      if (type !== "Recreate" || rollingUpdate === undefined) continue;
      const message = "Recreate goes with no rollingUpdate.";
      report(each, { path: "spec.strategy.rollingUpdate", message, fix: "Leave it out." });
    }
  },
});
