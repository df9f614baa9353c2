import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3315",
  severity: "error",
  title: "a pod takes off its AppArmor profile",
  why: 'The runtime\'s own profile is one of the walls around a container. Pod Security "baseline" refuses it.',
  check({ workloads, report }) {
    for (const each of workloads) {
      const spots = [
        {
          spot: each,
          path: "spec.securityContext.appArmorProfile",
          profile: each.pod.securityContext?.appArmorProfile,
        },
        ...each.containers.map((spot) => ({
          spot,
          path: "securityContext.appArmorProfile",
          profile: spot.container.securityContext?.appArmorProfile,
        })),
      ];
      for (const { spot, path, profile } of spots) {
        if (profile?.type !== "Unconfined") continue;
        report(spot, {
          path,
          message: "appArmorProfile is Unconfined.",
          fix: "Leave it out, or take RuntimeDefault.",
        });
      }
      for (const [key, value] of Object.entries(each.annotations)) {
        if (!key.startsWith("container.apparmor.security.beta.kubernetes.io/") || value !== "unconfined")
          continue;
        report(each, {
          path: `metadata.annotations["${key}"]`,
          message: "An annotation makes AppArmor unconfined.",
          fix: "Leave the annotation out.",
        });
      }
    }
  },
});
