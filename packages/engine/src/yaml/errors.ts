/** YAML that cannot be read. The message is what Go's YAML says. */
export class YamlError extends Error {}
