import { embeddedFonts } from "./export-fonts.ts";

/** A drawing as one self-contained SVG, in the colours it has on the page now. */
export interface SvgPicture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

const margin = 16;
const svgSpace = "http://www.w3.org/2000/svg";
const copied = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "letter-spacing",
  "text-anchor",
  "dominant-baseline",
  "paint-order",
  "visibility",
  "display",
]; // prettier-ignore

/**
 * Draws whatever stands in `drawing` (SVG, canvas, HTML boxes and text) into one SVG, with title and source lines.
 * Fonts and colours are inlined, so that the file looks the same anywhere.
 */
export async function drawingToSvg(
  drawing: HTMLElement,
  words: { readonly title: string; readonly source: string },
): Promise<SvgPicture> {
  const box = extentOf(drawing);
  const root = getComputedStyle(document.documentElement);
  const token = (name: string) => plainColour(root.getPropertyValue(name));
  const width = Math.ceil(box.width) + 2 * margin;
  const titleLines = wrapped(words.title, "500 18px Newsreader", width - 2 * margin);
  const sourceLines = wrapped(words.source, '12px "Schibsted Grotesk"', width - 2 * margin);
  const top = margin + titleLines.length * 22 + 8;
  const height = Math.ceil(top + box.height + 14 + sourceLines.length * 16 + margin);

  const svg = document.createElementNS(svgSpace, "svg");
  set(svg, { xmlns: svgSpace, width, height, viewBox: `0 0 ${width} ${height}` });
  rect(svg, 0, 0, width, height, token("--plate"));
  rect(svg, 0, 0, width, 1.5, token("--ink"));
  titleLines.forEach((line, row) =>
    text(svg, line, margin, margin + 16 + row * 22, "Newsreader, Georgia, serif", 18, 500, token("--ink")),
  );
  sourceLines.forEach((line, row) =>
    text(
      svg,
      line,
      margin,
      top + box.height + 20 + row * 16,
      "'Schibsted Grotesk', sans-serif",
      12,
      400,
      token("--ink-3"),
    ),
  );
  copyInto(svg, drawing, margin - box.left, top - box.top);
  const families = new Set(
    [...svg.querySelectorAll("[font-family]")].map((node) => node.getAttribute("font-family") ?? ""),
  );
  const style = document.createElementNS(svgSpace, "style");
  style.textContent = await embeddedFonts([...families].join(" "));
  svg.prepend(style);
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

/** `scale` 2 gives twice the pixels of the page. */
export async function svgToPng(picture: SvgPicture, scale: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([picture.text], { type: "image/svg+xml" }));
  try {
    const image = new Image(picture.width, picture.height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * scale;
    canvas.height = picture.height * scale;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error("it is too large")) : resolve(blob)),
        "image/png",
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Of the element and all that sticks out of it or is scrolled away. */
function extentOf(drawing: HTMLElement): DOMRect {
  const own = drawing.getBoundingClientRect();
  let [right, bottom] = [own.right, own.bottom];
  for (const element of drawing.querySelectorAll("*:not(.spoken)")) {
    const box = element.getBoundingClientRect();
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return new DOMRect(own.left, own.top, right - own.left, bottom - own.top);
}

function copyInto(target: SVGElement, element: Element, dx: number, dy: number): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (style.display === "none" || style.visibility === "hidden" || element.classList.contains("spoken"))
    return;
  if (element instanceof SVGSVGElement) {
    const group = document.createElementNS(svgSpace, "svg");
    set(group, {
      x: box.left + dx,
      y: box.top + dy,
      width: box.width,
      height: box.height,
      overflow: "visible",
    });
    const viewBox = element.getAttribute("viewBox");
    if (viewBox !== null) group.setAttribute("viewBox", viewBox);
    const ratio = element.getAttribute("preserveAspectRatio");
    if (ratio !== null) group.setAttribute("preserveAspectRatio", ratio);
    for (const child of element.children) group.append(inlined(child));
    target.append(group);
    return;
  }
  if (element instanceof HTMLCanvasElement) {
    const image = document.createElementNS(svgSpace, "image");
    set(image, { x: box.left + dx, y: box.top + dy, width: box.width, height: box.height });
    image.setAttribute("href", element.toDataURL("image/png"));
    target.append(image);
    return;
  }
  const background = plainColour(style.backgroundColor);
  const border = Number.parseFloat(style.borderTopWidth);
  const outline = border > 0 && style.borderTopStyle !== "none" ? plainColour(style.borderTopColor) : "none";
  if (background !== "none" || outline !== "none") {
    const drawn = rect(target, box.left + dx, box.top + dy, box.width, box.height, background);
    if (outline !== "none") set(drawn, { stroke: outline, "stroke-width": border });
    if (style.borderTopStyle === "dashed") set(drawn, { "stroke-dasharray": "3 2" });
  }
  for (const child of element.childNodes) {
    if (child instanceof Element) copyInto(target, child, dx, dy);
    else if (child instanceof Text) copyText(target, child, style, dx, dy);
  }
}

/** One `text` a line, where the browser put it. */
function copyText(target: SVGElement, node: Text, style: CSSStyleDeclaration, dx: number, dy: number): void {
  const range = document.createRange();
  let line = { top: Number.NaN, left: 0, bottom: 0, words: "" };
  const flush = () => {
    if (line.words.trim() === "") return;
    const size = Number.parseFloat(style.fontSize);
    const y = (line.top + line.bottom) / 2 + size * 0.35;
    const colour = plainColour(style.color);
    const written = text(
      target,
      fitted(line.words.trim(), node.parentElement, style),
      line.left + dx,
      y + dy,
      style.fontFamily,
      size,
      style.fontWeight,
      colour,
    );
    set(written, { "font-style": style.fontStyle });
  };
  for (const word of node.data.matchAll(/\S+\s*/g)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].trimEnd().length);
    const [box] = range.getClientRects();
    if (box === undefined) continue;
    if (Math.abs(box.top - line.top) < 2) line.words += word[0];
    else {
      flush();
      line = { top: box.top, left: box.left, bottom: box.bottom, words: word[0] };
    }
  }
  flush();
}

/** Words that the page cuts with an ellipsis are cut in the file too. */
function fitted(words: string, box: HTMLElement | null, style: CSSStyleDeclaration): string {
  if (box === null || style.textOverflow !== "ellipsis" || box.scrollWidth <= box.clientWidth) return words;
  return `${words.slice(0, Math.max(1, Math.floor((words.length * box.clientWidth) / box.scrollWidth) - 1))}…`;
}

function inlined(element: Element): Element {
  const copy = element.cloneNode(false) as Element;
  const style = getComputedStyle(element);
  copy.removeAttribute("class");
  copy.removeAttribute("style");
  if (element instanceof SVGElement && element.closest("defs") === null) {
    for (const name of copied) {
      const value = style.getPropertyValue(name);
      if (value !== "") copy.setAttribute(name, /^(fill|stroke)$/.test(name) ? plainColour(value) : value);
    }
  }
  for (const child of element.childNodes) {
    if (child instanceof Element) copy.append(inlined(child));
    else if (child instanceof Text) copy.append(child.data);
  }
  return copy;
}

let painter: CanvasRenderingContext2D | null = null;
/** Any CSS colour (light-dark(), color-mix() in oklab…) as rgba(), which every SVG reader knows. */
function plainColour(value: string): string {
  if (value === "none" || value === "" || value.startsWith("url(")) return value === "" ? "none" : value;
  if (value.includes("light-dark")) return plainColour(resolvedColour(value));
  painter ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (painter === null) return value;
  painter.clearRect(0, 0, 1, 1);
  painter.fillStyle = value;
  painter.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = painter.getImageData(0, 0, 1, 1).data;
  if (a === 0) return "none";
  return a === 255 ? `rgb(${r},${g},${b})` : `rgba(${r},${g},${b},${(a / 255).toFixed(3)})`;
}

function resolvedColour(value: string): string {
  const probe = document.createElement("span");
  probe.style.color = value;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function wrapped(words: string, font: string, width: number): readonly string[] {
  const measure = document.createElement("canvas").getContext("2d");
  if (measure === null) return [words];
  measure.font = font;
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`;
    if (lines.length > 0 && measure.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function rect(
  into: SVGElement,
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
): SVGElement {
  const drawn = document.createElementNS(svgSpace, "rect");
  set(drawn, { x, y, width, height, fill });
  into.append(drawn);
  return drawn;
}

function text(
  into: SVGElement,
  words: string,
  x: number,
  y: number,
  family: string,
  size: number,
  weight: number | string,
  fill: string,
): SVGElement {
  const written = document.createElementNS(svgSpace, "text");
  set(written, { x, y, "font-family": family, "font-size": size, "font-weight": weight, fill });
  written.textContent = words;
  into.append(written);
  return written;
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
