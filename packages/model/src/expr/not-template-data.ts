/** What was found in the author's data that has no form in a template, and where. */
export interface NotTemplateData {
  readonly path: string;
  readonly what: string;
}

/** Thrown where the author's data is read; `defineChart` turns it into a diagnostic. */
export class NotTemplateDataError extends Error {
  override readonly name = "NotTemplateDataError";
  readonly found: NotTemplateData;
  constructor(found: NotTemplateData) {
    super(`${found.path === "" ? "this" : found.path} is ${found.what}, which has no form in a template`);
    this.found = found;
  }
}
