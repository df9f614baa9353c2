import { isMapping, type Json } from "@chartwright/model";

type Report = (message: string, fix: string) => void;

/**
 * What `Chart.yaml` says besides: links, lists, people. Helm reads these into fixed types, and its `lint` looks at the
 * addresses. Whether a maintainer has an account anywhere is not looked up: the validator reads no network.
 */
export function checkDetails(data: Readonly<Record<string, Json>>, report: Report): void {
  for (const key of ["home", "icon"]) checkLink(key, data[key], report);
  for (const key of ["keywords", "sources"]) {
    const list = data[key];
    if (list !== undefined && !(Array.isArray(list) && list.every((each) => typeof each === "string")))
      report(`\`${key}\` is no list of texts.`, "Write each on a line of its own, behind a hyphen.");
  }
  if (Array.isArray(data.sources))
    for (const [at, source] of data.sources.entries()) checkLink(`sources[${at}]`, source, report);
  if (data.deprecated !== undefined && typeof data.deprecated !== "boolean")
    report("`deprecated` is neither true nor false.", "Write `deprecated: true`, or remove it.");
  checkMaintainers(data.maintainers, report);
}

function checkLink(name: string, link: Json | undefined, report: Report): void {
  // A source may be of another scheme, such as oci.
  if (link === undefined || (typeof link === "string" && URL.canParse(link))) return;
  report(
    `\`${name}\` is ${JSON.stringify(link)}, which is no URL.`,
    "Write it in full, such as https://example.org.",
  );
}

function checkMaintainers(maintainers: Json | undefined, report: Report): void {
  if (maintainers === undefined) return;
  if (!Array.isArray(maintainers)) {
    report(
      "`maintainers` is no list.",
      "Write each as `- name: …`, with `email` and `url` where there are such.",
    );
    return;
  }
  for (const [at, maintainer] of maintainers.entries()) {
    const { name, email, url } = isMapping(maintainer) ? maintainer : {};
    if (typeof name !== "string" || name.trim() === "")
      report(`\`maintainers[${at}]\` has no name.`, "Helm refuses such a chart: give it a `name`.");
    if (email !== undefined && !(typeof email === "string" && /^[^\s@]+@[^\s@]+$/.test(email)))
      report(
        `\`maintainers[${at}].email\` is ${JSON.stringify(email)}.`,
        "Write an address such as a@example.org.",
      );
    if (url !== undefined) checkLink(`maintainers[${at}].url`, url, report);
  }
}
