import { type Diagnostic, diagnostic } from "../src/index.ts";

/** Findings with everything and next to nothing in them, and characters that a format has to escape. */
export const samples: readonly Diagnostic[] = [
  diagnostic("CW3008", {
    message: 'The model says "a & <b>",\nHelm renders 100%: \u001b[31m"x".',
    fix: "Run `chartwright generate`, twice: once.",
    place: { file: "charts/web app/chart.ts", line: 3, column: 5 },
    subject: { chart: "web", case: "ha", helm: "4.3.1", object: "Service/web", path: "spec.ports[0].port" },
  }),
  diagnostic("CW3101", {
    message: "The waiver of x for y waives nothing.",
    fix: "Remove it.",
    place: { file: "charts/web/waivers.yaml", line: 1 },
    subject: { chart: "web" },
  }),
  diagnostic("CW5001", { message: "No helm was found.", fix: "Install it." }),
  {
    code: "CW3107",
    rule: "references/service-target-port",
    severity: "error",
    message: "Service targets port \ud800.",
    why: "Its traffic would reach no backend.",
    fix: "Add it.",
    place: { file: "/elsewhere/templates/service.yaml" },
    subject: { chart: "api", case: "default" },
  },
];
