/** A name of Kubernetes' as a key of values: `web-api` is `webApi`. */
export function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words
    .map((word, index) => (index === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`))
    .join("");
  return /^[a-z]/i.test(joined) ? joined : `x${joined}`;
}
