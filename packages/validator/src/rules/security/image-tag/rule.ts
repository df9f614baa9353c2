import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3323",
  severity: "error",
  title: "an image has no fixed version",
  why: "Two pods of one release may run different programs, and a rollback brings nothing back.",
  tests: "exempt",
  check({ containers, report }) {
    for (const each of containers) {
      const { image = "" } = each.container;
      const tag = /:([^/:@]+)(@|$)/.exec(image)?.[1];
      if (image.includes("@sha256:") || (tag !== undefined && tag !== "latest")) continue;
      report(each, {
        path: "image",
        message: `The image ${image === "" ? `of ${each.name} is not set` : `${image} has ${tag === undefined ? "no tag" : "the tag latest"}`}.`,
        fix: "Name a version as its tag, or a digest.",
      });
    }
  },
});
