import type { Page } from "playwright/test";

/**
 * What is not composed on the page as it stands, in words: text cut off with no ellipsis and no way to read the
 * rest, text over text inside a figure or a step of the canvas, a page wider than its window, and a page, margin or
 * dialog wider than itself.
 */
export function faultsOfComposition(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Box {
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
    }
    interface Line extends Box {
      readonly text: string;
      readonly owner: Element;
    }
    const slack = 1.5; // px: italic letters lean out of their box
    const faults: string[] = [];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) faults.push(`the page is ${over} px wider than its window`);

    for (const place of document.querySelectorAll<HTMLElement>(".page, .margin, .start, .dialog")) {
      const hidden = place.scrollWidth - place.clientWidth;
      if (hidden > 1) faults.push(`${place.className} scrolls sideways by ${hidden} px`);
    }

    const isShown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest(".spoken, [data-live-announcer]") === null;

    /** Each run of text as drawn, one box a line. A font's box is taller than its letters, so it is trimmed. */
    function linesOf(root: Element): Line[] {
      const lines: Line[] = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const owner = node.parentElement;
        const text = (node.textContent ?? "").trim();
        if (text === "" || owner === null || owner.matches("option, script, style, title") || !isShown(owner))
          continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const { left, right, top, bottom } of range.getClientRects()) {
          const trim = (bottom - top) * 0.18;
          if (right - left >= 1)
            lines.push({ text, owner, left, right, top: top + trim, bottom: bottom - trim });
        }
      }
      return lines;
    }

    /** The nearest box that cuts its content off for good: one that scrolls shows the rest. */
    function cutBy(line: Line): string | null {
      for (
        let box: Element | null = line.owner;
        box !== null && box !== document.body;
        box = box.parentElement
      ) {
        const style = getComputedStyle(box);
        const isPlace = box instanceof HTMLElement;
        if (!isPlace || style.display === "contents") continue;
        if (box.matches(".react-flow, .react-flow *:not(.react-flow__node *)")) return null; // it pans
        const { left, right, top, bottom } = box.getBoundingClientRect();
        const scrolls = (axis: string) => axis === "auto" || axis === "scroll";
        if (scrolls(style.overflowX) || scrolls(style.overflowY)) return null;
        const cuts = style.overflowX === "hidden" || style.overflowX === "clip";
        if (!cuts) continue;
        const sideways = line.left < left - slack || line.right > right + slack;
        const upright = line.top < top - slack || line.bottom > bottom + slack;
        if (!sideways && !upright) continue;
        const saysMore = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
        const holder = line.owner.closest("[title], [aria-label], [data-whole]");
        return saysMore || holder !== null ? null : (box.className || box.tagName).toString();
      }
      return null;
    }

    /** What is seen of a line: what boxes around it cut off covers nothing. */
    function seen(line: Line): Line {
      let { left, right, top, bottom } = line;
      for (
        let box: Element | null = line.owner;
        box !== null && box !== document.body;
        box = box.parentElement
      ) {
        const { overflowX, display } = getComputedStyle(box);
        if (overflowX === "visible" || display === "inline" || !(box instanceof HTMLElement)) continue;
        const edge = box.getBoundingClientRect();
        left = Math.max(left, edge.left);
        right = Math.min(right, edge.right);
        top = Math.max(top, edge.top);
        bottom = Math.min(bottom, edge.bottom);
      }
      return { ...line, left, right, top, bottom };
    }

    const lines = linesOf(document.body);
    for (const line of lines) {
      const by = cutBy(line);
      if (by !== null) faults.push(`“${line.text.slice(0, 60)}” is cut off by ${by}`);
    }
    for (const drawing of document.querySelectorAll("figure, .step-node, [data-drawing]")) {
      const inside = lines.filter(({ owner }) => drawing.contains(owner)).map(seen);
      for (const [i, a] of inside.entries())
        for (const b of inside.slice(i + 1)) {
          if (a.owner === b.owner || a.owner.contains(b.owner) || b.owner.contains(a.owner)) continue;
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (wide > slack && high > slack)
            faults.push(`“${a.text.slice(0, 40)}” and “${b.text.slice(0, 40)}” lie over each other`);
        }
    }
    return [...new Set(faults)];
  });
}
