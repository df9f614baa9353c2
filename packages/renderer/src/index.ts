export { banner, bannerMark } from "./banner.ts";
export type { JsonSchema, KubernetesDefinitions } from "./files/definitions.ts";
export { manifests, manifestsBanner } from "./files/manifests.ts";
export type { ReadmeCase } from "./files/readme.ts";
export { templatePath } from "./files/templates.ts";
export type { OutputFile } from "./output-file.ts";
export { type Rendered, type RenderOptions, render } from "./render.ts";
export { conditionText, type TemplateLines, templateLines } from "./template-lines.ts";
