const surely = new Set([
  "target",
  "label",
  "labels",
  "class",
  "classes",
  "y",
  "outcome",
  "response",
  "result",
  "dependent",
  "ground truth",
  "groundtruth",
]);

const often = new Set([
  "survived",
  "survival",
  "churn",
  "churned",
  "churn flag",
  "exited",
  "attrition",
  "diagnosis",
  "species",
  "price",
  "sale price",
  "saleprice",
  "sales price",
  "default",
  "defaulted",
  "fraud",
  "is fraud",
  "income",
  "salary",
  "quality",
  "species name",
  "rating",
  "converted",
  "conversion",
  "purchased",
  "purchase",
  "subscribed",
  "approved",
  "loan status",
  "status",
  "diabetes",
  "disease",
  "malignant",
  "benign",
  "medv",
  "median house value",
  "charges",
  "mpg",
  "cnt",
  "demand",
  "sales",
  "revenue",
  "spam",
  "sentiment",
  "winner",
  "won",
  "passed",
  "grade",
  "score",
  "weather",
  "risk",
  "cancer",
  "stroke",
  "death",
  "died",
  "deceased",
  "readmitted",
  "variety",
  "category",
  "rings",
  "value",
  "clicked",
  "failure",
]);

/** Columns that describe the row, and are hardly ever what one asks for. */
const hardly = new Set([
  "id",
  "index",
  "name",
  "year",
  "month",
  "day",
  "date",
  "time",
  "sex",
  "gender",
  "age",
  "zip",
  "zipcode",
  "postcode",
  "city",
  "state",
  "country",
  "region",
  "latitude",
  "longitude",
  "lat",
  "lon",
  "lng",
  "x",
  "z",
  "height",
  "width",
  "depth",
  "weight",
]);

/**
 * 6 for what a target is called in every book, 5 for what targets are often called, 1.5 for a name that says so
 * in part, else 0. "y" beside "x" is more likely a coordinate: 2, and with a "z" 0.
 * @param all the table's names in lower case
 */
export function targetNameScore(name: string, all: ReadonlySet<string>): number {
  const words = wordsOf(name);
  const whole = words.join(" ");
  if (whole === "y" && all.has("x")) return all.has("z") ? 0 : 2;
  if (surely.has(whole)) return 6;
  if (often.has(whole)) return 5;
  const says = (word: string) => word.length > 1 && (surely.has(word) || often.has(word));
  return words.some(says) ? 1.5 : 0;
}

export function isNegativeName(name: string): boolean {
  return hardly.has(wordsOf(name).join(" "));
}

/** "salePrice", "Sale_Price" and "sale price" are the same words. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

const positives = new Set([
  "yes",
  "y",
  "true",
  "t",
  "1",
  "1.0",
  "pos",
  "positive",
  "+",
  "malignant",
  "bad",
  "fraud",
  "spam",
  "churn",
  "churned",
  "sick",
  "ill",
  "disease",
  "diseased",
  "case",
  "dead",
  "died",
  "default",
  "defaulted",
  "fail",
  "failed",
  "failure",
  "abnormal",
  "present",
  "attack",
  "survived",
  "left",
  "exited",
  "win",
  "won",
  "success",
  "high",
]);

const negatives = new Set([
  "no",
  "n",
  "false",
  "f",
  "0",
  "0.0",
  "neg",
  "negative",
  "-",
  "benign",
  "good",
  "ham",
  "healthy",
  "control",
  "alive",
  "normal",
  "absent",
  "pass",
  "passed",
  "not spam",
  "stayed",
  "loss",
  "lost",
  "low",
  "-1",
]);

/**
 * Which of two classes is spoken of as "positive": the one whose word says so, else the one opposite a word that
 * says no, else the rarer, else the second.
 */
export function choosePositive(categories: readonly string[], counts: Int32Array): string {
  const [a, b] = categories as readonly [string, string];
  const score = (label: string) => {
    const word = label.trim().toLowerCase();
    return positives.has(word) ? 1 : negatives.has(word) || /^(no|not|non)[ _-]/.test(word) ? -1 : 0;
  };
  if (score(a) !== score(b)) return score(a) > score(b) ? a : b;
  return counts[0]! < counts[1]! ? a : b;
}
