/** The kinds of values that templates are made of. */
export type Kind =
  | "text"
  | "int"
  | "float"
  | "bool"
  | "list"
  | "dict"
  | "any"
  | "pattern"
  | "version"
  | "layout"
  | "moment"
  | "toml"
  | "file"
  | "keyType";

/** A function with the kinds of its parameters; `rest` may come any number of times. */
export interface Signature {
  readonly name: string;
  readonly params: readonly Kind[];
  readonly rest: Kind | undefined;
  /** What its result goes through, so that chance and Go's order of maps make no difference. */
  readonly through: string;
}

/**
 * Functions by what they give: `name kind kind…`, where `kind*` is the last parameter of a variadic one, and what follows
 * a `>` is what its result goes through where it depends on the clock, on chance or on Go's order of maps.
 */
const table: Readonly<Partial<Record<Kind, string>>> = {
  text: `
    trim text | upper text | lower text | title text | untitle text | repeat int text | substr int int text
    nospace text | trunc int text | abbrev int text | abbrevboth int int text | initials text | wrap int text
    wrapWith int text text | quote any* | squote any* | cat any* | indent int text | nindent int text
    replace text text text | plural text text int | snakecase text | camelcase text | kebabcase text | swapcase text
    trimAll text text | trimSuffix text text | trimPrefix text text | b64enc text | b64dec text | b32enc text
    b32dec text | sha1sum text | sha256sum text | sha512sum text | adler32sum text | toString any | join text list
    regexFind pattern text | regexReplaceAll pattern text text | regexReplaceAllLiteral pattern text text
    regexQuoteMeta text | mustRegexFind pattern text | mustRegexReplaceAll pattern text text
    base text | dir text | clean text | ext text | osBase text | osDir text | osClean text | osExt text
    html any* | js any* | urlquery any* | print any* | println any* | kindOf any | typeOf any
    toJson any | toPrettyJson any | toRawJson any | toYaml any | toToml dict | mustToPrettyJson any | mustToRawJson any
    date layout moment | dateInZone layout moment text | htmlDate moment | htmlDateInZone moment text | unixEpoch moment | duration text | duration int | duration text | durationRound text
    seq int | seq int int | seq int int int | default text text | ternary text text bool | tpl text any | toYamlPretty any
    trimall text text | urlJoin dict | include text any | required text any | printf text any* | hello
    mustRegexReplaceAllLiteral pattern text text | mustToYaml any | mustToToml any | mustToJson any | fail text
    date_in_zone layout moment text | nospace text | untitle text | initials text | swapcase text | title text
    join text any | toString moment | print moment | toJson moment | toYaml version | print version
    $.Files.Get file | $.Chart.Name | $.Values.YAML | $.Files.AsConfig | decryptAES text text | $.Files.AsSecrets
    getHostByName text | uuidv4 > regexMatch "^[0-9a-f-]{36}$" | shuffle text > splitList "" > sortAlpha
    buildCustomCert text text | encryptAES text text > b64dec > len | trim any
    htpasswd text text > trunc 7 | randBytes int > b64dec > len | genPrivateKey keyType > trunc 20 | upper any
    now > kindOf | now > typeOf | ago moment > kindOf | toYaml any | toJson any | printf text any any any
  `,
  int: `
    len any | int any | int64 any | atoi text | toDecimal any | add any* | sub any any | mul any* | div any any
    mod any any | add1 any | max any* | min any* | default int int | ternary int int bool | add int int*
    mul int int* | max int int* | biggest any any* | durationMilliseconds any | durationMicroseconds any
    durationNanoseconds any | len text | len list | randInt int int > kindOf | randAlpha int > len
    randAlphaNum int > len | randNumeric int > len | randAscii int > len
  `,
  float: `
    float64 any | maxf any* | minf any* | addf any* | subf any* | mulf any* | divf any any | add1f any | floor any
    ceil any | round any int | round float int | addf float float* | mulf float float
    durationSeconds any | durationMinutes any | durationHours any | durationDays any | durationWeeks any
    round float int float
  `,
  bool: `
    contains text text | hasPrefix text text | hasSuffix text text | regexMatch pattern text | mustRegexMatch pattern text
    isAbs text | not any | eq any any* | ne any any | lt int int | le float float | gt text text | ge int int
    lt any any | empty any | has any list | hasKey dict text | kindIs text any | typeIs text any | typeIsLike text any
    deepEqual any any | semverCompare version version | all any* | any any* | mustHas any list | and bool bool* | or bool bool*
    osIsAbs text | semverCompare version text | regexMatch text text | and any any* | or any any*
    $.Capabilities.APIVersions.Has text
  `,
  list: `
    list any* | tuple any* | splitList text text | regexFindAll pattern text int | regexSplit pattern text int
    sortAlpha list | until int | untilStep int int int | compact list | rest list | initial list | reverse list
    uniq list | without list any* | append list any | prepend list any | concat list* | slice list int int
    chunk int list | toStrings any | fromYamlArray text | fromJsonArray text | pluck text dict* | mustAppend list any
    mustCompact list | mustUniq list | mustRest list | push list any | mustSlice list int int | default list list
    mustPush list any | mustPrepend list any | mustInitial list | mustReverse list | mustWithout list any*
    mustChunk int list | mustRegexFindAll pattern text int | mustRegexSplit pattern text int | sortAlpha any
    regexFindAll text text int | regexSplit text text int | $.Files.Lines file | keys dict* > sortAlpha
    values dict > sortAlpha | keys any > sortAlpha | values any > sortAlpha | $.Files.GetBytes file
  `,
  dict: `
    dict text any | dict text any text any | split text text | splitn text int text | set dict text any | unset dict text
    pick dict text* | omit dict text* | merge dict dict* | mergeOverwrite dict dict* | deepCopy dict | mustDeepCopy dict
    fromYaml text | fromJson text | urlParse text | default dict dict | mustMerge dict dict
    mustMergeOverwrite dict dict | fromToml toml | merge dict any | mergeOverwrite dict dict dict
    $.Files.Glob file
  `,
  any: `
    index list int | index dict text | get dict text | first list | last list | coalesce any* | default any any
    ternary any any bool | and any any* | or any any* | dig text any dict | dig text text any dict | fromJson text
    mustFromJson text | semver version | index any any* | slice any int int | index dict text int | mustFirst list
    mustLast list | required text any | lookup text text text text | toDate layout text | dateModify text moment | mustDateModify text moment
    date_modify text moment | must_date_modify text moment | mustToDate layout text | mustToDuration any
    durationRoundTo any any | durationTruncateTo any any | call any any* | fromToml toml | fromYaml text
    fromYamlArray text | mustLast any | first any | rest any | concat any any | chunk any any | dig text any any
    pluck text any | kindOf moment | typeOf version | $.Values.Table text | $.Values.PathValue text
  `,
};

/** The functions that give a kind. */
export const signatures: ReadonlyMap<Kind, readonly Signature[]> = new Map(
  Object.entries(table).map(([kind, text]) => [
    kind as Kind,
    text
      .trim()
      .split(/\s*[|\n]\s*/)
      .map(signatureOf),
  ]),
);

function signatureOf(text: string): Signature {
  const [declared = "", ...stages] = text.split(" > ");
  const [name = "", ...kinds] = declared.split(" ");
  const through = stages.map((stage) => ` | ${stage}`).join("");
  const last = kinds.at(-1);
  if (last?.endsWith("*") !== true) return { name, params: kinds as Kind[], rest: undefined, through };
  return { name, params: kinds.slice(0, -1) as Kind[], rest: last.slice(0, -1) as Kind, through };
}
