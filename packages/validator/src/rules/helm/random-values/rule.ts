import { actionsIn } from "../../framework/chart-context.ts";
import { defineChartRule } from "../../framework/rule.ts";

const random =
  /\b(randAlphaNum|randAlpha|randNumeric|randAscii|randBytes|randInt|shuffle|uuidv4|genPrivateKey|genCA|genCAWithKey|genSelfSignedCert|genSelfSignedCertWithKey|genSignedCert|genSignedCertWithKey|htpasswd|bcrypt|now|encryptAES)\b/;

export const rule = defineChartRule({
  code: "CW3714",
  severity: "warning",
  title: "a template renders something else each time",
  why: "Each `helm upgrade` sets a new password or restarts the pods, and GitOps tools never see it in sync.",
  check({ templates, report }) {
    for (const { path, text } of templates) {
      // What `lookup` finds in the cluster is kept; a test may have another name each time.
      if (/\blookup\b/.test(text) || path.startsWith("templates/tests/")) continue;
      for (const { code, line } of actionsIn(text)) {
        const name = random.exec(
          code.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '""').replace(/[.$][\w.]+/g, ""),
        )?.[1];
        if (name === undefined) continue;
        report(path, {
          line,
          message: `${name} gives another result in each rendering.`,
          fix: "Keep what is there with lookup, or take an existing Secret.",
        });
      }
    }
  },
});
