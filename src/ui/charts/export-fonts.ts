/** Our faces as data: a picture that is drawn from an SVG may load nothing else. */
const faces = [
  {
    family: "Schibsted Grotesk",
    style: "normal",
    weights: "400 900",
    file: "schibsted-grotesk-latin-wght-normal.woff2",
  },
  { family: "Newsreader", style: "normal", weights: "200 800", file: "newsreader-latin-opsz-normal.woff2" },
  { family: "Newsreader", style: "italic", weights: "200 800", file: "newsreader-latin-opsz-italic.woff2" },
  {
    family: "Spline Sans Mono",
    style: "normal",
    weights: "300 700",
    file: "spline-sans-mono-latin-wght-normal.woff2",
  },
] as const;

const loaded = new Map<string, Promise<string>>();

/** `@font-face` rules of the families named in `families`, files included. */
export async function embeddedFonts(families: string): Promise<string> {
  const used = faces.filter(({ family }) => families.includes(family));
  const rules = used.map(async ({ family, style, weights, file }) => {
    const data = await fontData(file);
    return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weights};src:url(${data}) format("woff2")}`;
  });
  return (await Promise.all(rules)).join("\n");
}

function fontData(file: string): Promise<string> {
  const known = loaded.get(file);
  if (known !== undefined) return known;
  const data = readFont(file);
  loaded.set(file, data);
  return data;
}

async function readFont(file: string): Promise<string> {
  const response = await fetch(new URL(`fonts/${file}`, document.baseURI));
  if (!response.ok) throw new Error(`the font ${file} could not be read`);
  const blob = await response.blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(`the font ${file} could not be read`));
    reader.readAsDataURL(blob);
  });
}
